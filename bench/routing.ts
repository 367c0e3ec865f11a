/**
 * How fast routing decides, by the same tables and appeals as the rule engines of npm and a plain scan, whose answers are
 * compared. Every figure is processor time of a process with all its threads; engines take turns in processes of their own.
 * Ends with the bars that routing is to clear.
 *
 *     pnpm bench:routing [--quick] [--check]
 *
 * `--quick` takes a minute, and its figures are rough. With `--check` a bar that is missed ends in exit code 1.
 */
import { barsOf, printBars } from "./routing-bars.ts";
import { engines, sizes } from "./routing-engines.ts";
import { figuresOf } from "./routing-figures.ts";
import { matchers } from "./routing-matchers.ts";
import { isMissing, type Missing, runAlone } from "./routing-process.ts";
import { printCosts, printDecisions, printKeywords, printLint, printWhatIf, type Works } from "./routing-report.ts";

const quick = process.argv.includes("--quick");
const { passes, milliseconds } = quick ? { passes: 1, milliseconds: 200 } : { passes: 3, milliseconds: 500 };
const asked = quick ? sizes.filter((size) => size !== 1000) : sizes;

/** Runs a file in a process of its own, and says so: a whole run takes minutes. */
function run<Answer extends object>(file: string, ...args: readonly (string | number)[]): Answer | Missing {
  console.error(`${file} ${args.join(" ")}`);
  const answer = runAlone<Answer>(file, ...args);
  if (isMissing(answer)) console.error(`MISSING: ${answer.missing}`);
  return answer;
}

const turns = Array.from({ length: passes }, () =>
  engines.flatMap((engine) =>
    asked.flatMap((size) => (engine.sizes.some((one) => one === size) ? [{ name: engine.name, size }] : [])),
  ),
).flat();
const figures = figuresOf(
  turns.map(({ name, size }) => ({ name, size, answer: run("routing-worker.ts", name, size, milliseconds) })),
);
const works: Works = {
  keywords: matchers.map(({ name }) => ({ name, answer: run("routing-keywords.ts", name, milliseconds) })),
  whatIf: run("routing-what-if.ts", 1_000_000),
  lint: run("routing-lint.ts", quick ? 3000 : 10_000),
};

console.log(`Node ${process.versions.node}, processor time, best of ${passes} passes`);
const tables: readonly (() => void)[] = [
  () => printDecisions(figures, asked),
  () => printCosts(figures),
  () => printKeywords(works.keywords),
  () => printWhatIf(works.whatIf),
  () => printLint(works.lint),
];
for (const print of tables) {
  console.log();
  print();
}
console.log();
const missed = printBars(barsOf(figures, works));
if (process.argv.includes("--check") && missed > 0) process.exitCode = 1;
