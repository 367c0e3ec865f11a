/**
 * How fast a simulated Beijing is (the preset beijing-2024 under the city's own table): lean, and full through the engine with its log
 * written to a file. Every figure is processor time of a process of its own, without its start; the ways take turns, each from several
 * seeds, and the best of each counts. What else a machine does shows in all of them: the second column says what an appeal costs
 * in customers of the kernel's own M/M/1700+M, which ran in turn with it. Ends with the bars.
 *
 *     pnpm bench:simulation-city [--quick] [--check] [--six-years]
 *
 * `--six-years` runs 2,192 days once, lean, 150 million appeals: some ten minutes more.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { runToEnd } from "./built-cli.ts";
import { printTable } from "./figures.ts";
import { type Bar, printBars } from "./routing-bars.ts";
import type { CityFigures } from "./simulation-city-run.ts";
import type { ProgramFigures } from "./simulation-task.ts";

const quick = process.argv.includes("--quick");
const seeds = quick ? [1] : [1, 2, 3];
const days = quick ? { lean: 7, full: 2 } : { lean: 28, full: 7 };
const SIX_YEARS = 2192;
const CUSTOMERS = 1_000_000;

const city = join(import.meta.dirname, "../examples/beijing-12345/city");
const folder = mkdtempSync(join(tmpdir(), "swiftline-bench-"));

/** A program of ours in one file of plain JavaScript, as it is published; some of what it needs is of the older kind of modules. */
function bundled(file: string): string {
  const outfile = join(folder, file.replace(/ts$/, "mjs"));
  buildSync({
    entryPoints: [join(import.meta.dirname, file)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["swiftline-source"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "error",
  });
  return outfile;
}

const programs = { city: bundled("simulation-city-run.ts"), kernel: bundled("simulation-event.ts") } as const;

function answered<Figures>(node: readonly string[], ...args: readonly string[]): Figures {
  console.error(...args.slice(1));
  return JSON.parse(runToEnd(process.execPath, [...node, ...args]).output);
}

/**
 * Little of what a lean run makes lives long: a nursery for new objects of three times 2 MB holds it as well as Node's own, of 48. What
 * it keeps lies in typed arrays; left alone, Node gives the rest 80 MB more than it needs before it clears up. Threads of V8's own would
 * take some MB more, and no less of the processor.
 */
const flags = { lean: ["--max-semi-space-size=2", "--max-old-space-size=64", "--v8-pool-size=0"], full: [] } as const;

const cityRun = (way: "lean" | "full", length: number, seed: number): CityFigures =>
  answered(flags[way], programs.city, city, way, `${length}`, `${seed}`);

/** Seconds that a million customers of M/M/1700 with impatient ones take the kernel. */
const kernelSeconds = (seed: number): number =>
  answered<ProgramFigures>([], programs.kernel, ...[CUSTOMERS, 1700, 1750, 0.5, seed].map(String)).seconds;

const perSecond = ({ appeals, seconds }: CityFigures): number => appeals / seconds;

const best = (runs: readonly CityFigures[]): CityFigures =>
  runs.reduce((one, other) => (perSecond(other) > perSecond(one) ? other : one));

console.log(`Node ${process.versions.node}, processor time, best of ${seeds.length} seeds\n`);
const runs = seeds.map((seed) => ({
  kernel: kernelSeconds(seed),
  lean: cityRun("lean", days.lean, seed),
  full: cityRun("full", days.full, seed),
}));
const kernel = Math.min(...runs.map((one) => one.kernel)) / CUSTOMERS;
const lean = best(runs.map((one) => one.lean));
const full = best(runs.map((one) => one.full));
const sixYears = process.argv.includes("--six-years") ? cityRun("lean", SIX_YEARS, 1) : undefined;

const row = (name: string, length: number, figures: CityFigures): readonly string[] => [
  `${name}, ${length.toLocaleString("en")} days`,
  figures.appeals.toLocaleString("en"),
  Math.round(perSecond(figures)).toLocaleString("en"),
  (1 / perSecond(figures) / kernel).toFixed(1),
  figures.seconds.toFixed(1),
  figures.peakMegabytes.toFixed(0),
  figures.events.toLocaleString("en"),
];
printTable(
  [`beijing-2024, ${lean.rules} rules`, "appeals", "a second", "x kernel customer", "seconds", "MB", "events"],
  [
    row("lean", days.lean, lean),
    row("full, log written", days.full, full),
    ...(sixYears === undefined ? [] : [row("lean", SIX_YEARS, sixYears)]),
  ],
);
console.log();
const bars: readonly Bar[] = [
  { name: "rules of the table", ratio: lean.rules, atLeast: 300 },
  { name: "lean: appeals a second", ratio: perSecond(lean), atLeast: 250_000 },
  { name: "full: appeals a second", ratio: perSecond(full), atLeast: 30_000 },
  { name: "six years: seconds", ratio: sixYears?.seconds ?? Number.NaN, atMost: 600 },
  { name: "six years: peak MB", ratio: sixYears?.peakMegabytes ?? Number.NaN, atMost: 256 },
];
const missed = printBars(bars);
if (process.argv.includes("--check") && missed > 0) process.exitCode = 1;
