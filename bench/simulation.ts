/**
 * How fast the kernel of the simulation is, in multiples of a program in C that does the same and no more, of SimPy and of the
 * simulation libraries of npm. Every figure is processor time without the start; programs take turns in processes of their own,
 * each from several seeds, and the best of each counts. What they simulated is compared with the exact values. Ends with the bars
 * that the kernel is to clear.
 *
 *     pnpm bench:simulation [--quick] [--check]
 *
 * A whole run takes some four minutes, `--quick` two, and its figures are rough. With `--check` a bar that is missed ends in exit code 1.
 */
import { printTable } from "./figures.ts";
import { printBars } from "./routing-bars.ts";
import { isMissing, type Missing } from "./routing-process.ts";
import { barsOf } from "./simulation-bars.ts";
import type { CommonNumbers } from "./simulation-common-numbers.ts";
import { bundled, type Program, type ProgramName, programs, runBundled } from "./simulation-programs.ts";
import type { ProgramFigures, Task } from "./simulation-task.ts";

const quick = process.argv.includes("--quick");
const seeds = quick ? [1] : [1, 2, 3];
const customers = 1_000_000;

/** With the exact values of the mean wait, of packages/core/test/reference/sim_truth.json. */
const tasks = {
  small: { title: "M/M/10", exact: 0.6687315241, servers: 10, arrivalRate: 9, abandonmentRate: 0 },
  large: { title: "M/M/1700+M", exact: 0.058063329, servers: 1700, arrivalRate: 1750, abandonmentRate: 0.5 },
} as const;
type TaskName = keyof typeof tasks;
/** Where memory is measured: few live at once; many do, and wait. */
const busy = { title: "M/M/1700", servers: 1700, arrivalRate: 1690, abandonmentRate: 0 } as const;

const names = Object.keys(programs) as ProgramName[];
const missing = new Map<ProgramName, string>();

interface Found {
  readonly seconds: number;
  readonly startSeconds: number;
  readonly peakMegabytes: number;
  readonly meanWaits: readonly number[];
}

/** The best of several seeds, the programs in turn. */
function race(taskName: TaskName): ReadonlyMap<ProgramName, Found> {
  const found = new Map<ProgramName, Found>();
  for (const seed of seeds) {
    for (const name of names) {
      const program: Program = programs[name];
      const { abandonmentRate, servers, arrivalRate } = tasks[taskName];
      if (abandonmentRate > 0 && program.keepsEverybody) continue;
      const times = program.isSlow ? 10 : 1;
      const task: Task = { customers: customers / times, servers, arrivalRate, abandonmentRate, seed };
      console.error(`${program.name}, ${tasks[taskName].title}, seed ${seed}`);
      const figures = program.start(task);
      if (isMissing(figures)) missing.set(name, figures.missing);
      else found.set(name, better(found.get(name), figures, times));
    }
  }
  return found;
}

function better(before: Found | undefined, figures: ProgramFigures, times: number): Found {
  const seconds = figures.seconds * times;
  const meanWaits = [...(before?.meanWaits ?? []), figures.meanWait];
  return before && before.seconds <= seconds ? { ...before, meanWaits } : { ...figures, seconds, meanWaits };
}

function printRace(taskName: TaskName, found: ReadonlyMap<ProgramName, Found>): void {
  const { title, exact } = tasks[taskName];
  const floor = found.get("floor")?.seconds ?? Number.NaN;
  const event = found.get("event")?.seconds ?? Number.NaN;
  printTable(
    [
      `${title}, ${customers.toLocaleString("en")} customers`,
      "x C",
      "x ours",
      "customers/s",
      "seconds",
      "start",
      "MB",
      "wait, x exact",
    ],
    names.map((name) => {
      const one = found.get(name);
      if (one === undefined) return [programs[name].name, missing.has(name) ? "MISSING" : ""];
      const meanWait = one.meanWaits.reduce((sum, wait) => sum + wait, 0) / one.meanWaits.length;
      return [
        programs[name].name,
        (one.seconds / floor).toFixed(2),
        (one.seconds / event).toFixed(2),
        Math.round(customers / one.seconds).toLocaleString("en"),
        one.seconds.toFixed(3),
        one.startSeconds.toFixed(2),
        one.peakMegabytes.toFixed(0),
        (meanWait / exact).toFixed(2),
      ];
    }),
  );
  console.log();
}

/** Ours with ever more customers: what it takes is to be in proportion to who is in the system, not to who has passed. */
function growth(style: "event" | "process"): readonly (ProgramFigures | Missing)[] {
  const { title, ...task } = style === "event" ? tasks.small : busy;
  const counts = quick ? [1e5, 1e6] : [1e5, 1e6, 1e7];
  const grown = counts.map((customers) => programs[style].start({ ...task, customers, seed: 1 }));
  printTable(
    [`${programs[style].name}, ${title}`, "ns a customer", "MB"],
    grown.map((figures, at) => {
      const count = counts[at] ?? Number.NaN;
      if (isMissing(figures)) return [count.toLocaleString("en"), "MISSING"];
      return [
        count.toLocaleString("en"),
        ((figures.seconds / count) * 1e9).toFixed(0),
        figures.peakMegabytes.toFixed(0),
      ];
    }),
  );
  console.log();
  return grown;
}

function printHold(): void {
  const pending = ["10", "1000", "10000", "100000", "1000000"];
  const answer = runBundled<readonly { readonly pending: number; readonly nanoseconds: number }[]>(
    bundled("simulation-hold.ts"),
    pending,
  );
  printTable(
    ["agenda alone, events pending", "ns an event, with a draw"],
    isMissing(answer)
      ? [[`MISSING: ${answer.missing}`]]
      : answer.map((one) => [one.pending.toLocaleString("en"), one.nanoseconds.toFixed(0)]),
  );
  console.log();
}

console.log(`Node ${process.versions.node}, processor time, best of ${seeds.length} seeds\n`);
const races = { small: race("small"), large: race("large") };
for (const taskName of Object.keys(races) as TaskName[]) printRace(taskName, races[taskName]);
for (const [name, why] of missing) console.log(`MISSING ${programs[name].name}: ${why}\n`);
const grown = { event: growth("event"), process: growth("process") };
printHold();
const common = runBundled<CommonNumbers>(bundled("simulation-common-numbers.ts"), ["400", "20000"]);
const missed = printBars(
  barsOf({ secondsOf: (program, task) => races[task].get(program)?.seconds ?? Number.NaN, growth: grown, common }),
);
if (process.argv.includes("--check") && missed > 0) process.exitCode = 1;
