/**
 * How fast records come in, in multiples of what others do with the same file: csv-parse that only reads it; sqlite3,
 * sqlite-utils and csvsql that read and store it without a word about what it means. Ways take turns; the better of two
 * counts. Ends with the bars that an import is to clear.
 *
 *     pnpm bench:import [rows] [--flat times] [--profile] [--check]
 *
 * `--flat` imports so many times as many rows too and compares the memory. `--profile` says where the time of one import goes.
 * With `--check` a bar that is missed ends in exit code 1.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { swiftline } from "./built-cli.ts";
import { printTable } from "./figures.ts";
import { barsOf, type Figures } from "./import-bars.ts";
import { type Width, writeRequests } from "./import-files.ts";
import { printProfile } from "./import-profile.ts";
import { type Measured, measure, type Task, type Way, ways } from "./import-ways.ts";
import { printBars } from "./routing-bars.ts";

const ROUNDS = 2;
const widths: readonly Width[] = [14, 41];
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { flat: { type: "string" }, profile: { type: "boolean" }, check: { type: "boolean" } },
});
const rows = Number(positionals[0] ?? 200_000);

const folder = mkdtempSync(join(tmpdir(), "swiftline-bench-"));
const city = join(folder, "city");
swiftline("init", "nyc-311", city);

function taskOf(width: Width, count: number): Task {
  const [file, tenth] = [join(folder, `${width}.csv`), join(folder, `${width}-tenth.csv`)];
  writeRequests(file, width, count);
  writeRequests(tenth, width, count / 10);
  return { file, tenth, rows: count, city, folder };
}

function bestOf(task: Task): Figures {
  const best = new Map<Way, Measured>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of Object.keys(ways) as Way[]) {
      const measured = measure(way, task);
      const before = best.get(way);
      if (measured && measured.rowsPerSecond > (before?.rowsPerSecond ?? 0)) best.set(way, measured);
    }
  }
  return best;
}

function printFigures(width: Width, task: Task, figures: Figures): void {
  const parsing = figures.get("csv-parse alone");
  const storing = figures.get("sqlite3 .import");
  const ratio = (one: number | undefined, other: number | undefined): string =>
    one === undefined || other === undefined ? "" : (one / other).toFixed(2);
  const megabytes = (statSync(task.file).size / 1e6).toFixed(0);
  printTable(
    [
      `${task.rows.toLocaleString("en")} rows, ${width} columns, ${megabytes} MB`,
      "x csv-parse",
      "x sqlite3",
      "processor, x csv-parse",
      "rows/s",
      "peak MB",
    ],
    (Object.keys(ways) as Way[]).map((way) => {
      const measured = figures.get(way);
      if (measured === undefined) return [way, "MISSING"];
      const { rowsPerSecond, used } = measured;
      return [
        way,
        ratio(rowsPerSecond, parsing?.rowsPerSecond),
        ratio(rowsPerSecond, storing?.rowsPerSecond),
        ratio(used?.processorSeconds, parsing?.used?.processorSeconds),
        Math.round(rowsPerSecond).toLocaleString("en"),
        used?.peakMegabytes.toFixed(0) ?? "",
      ];
    }),
  );
  console.log();
}

console.log(`Node ${process.versions.node}, best of ${ROUNDS} rounds\n`);
const figures = new Map<Width, Figures>();
for (const width of widths) {
  const task = taskOf(width, rows);
  const best = bestOf(task);
  figures.set(width, best);
  printFigures(width, task, best);
  if (flags.profile) printProfile(task);
}
const longer =
  flags.flat === undefined ? undefined : measure("swiftline import", taskOf(14, rows * Number(flags.flat)));
rmSync(folder, { recursive: true });
const missed = printBars(barsOf(figures, longer?.used?.peakMegabytes));
if (flags.check && missed > 0) process.exitCode = 1;
