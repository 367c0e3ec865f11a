/**
 * How fast records come in, in multiples of what others do with the same file: csv-parse that only reads it, and sqlite3's
 * `.import` that reads and stores it without a word about what it means. Rounds alternate; the better of two counts.
 *
 *     pnpm bench:import [rows]
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtCli, runToEnd, swiftline } from "./built-cli.ts";
import { printTable } from "./figures.ts";
import { writeLongCsv } from "./long-csv.ts";

const ROUNDS = 2;
const rows = Number(process.argv[2] ?? 200_000);

interface Measured {
  readonly wall: number;
  readonly peakMegabytes?: number;
}

const folder = mkdtempSync(join(tmpdir(), "swiftline-bench-"));
const file = join(folder, "requests.csv");
const city = join(folder, "city");
const database = join(folder, "bench.sqlite");
writeLongCsv(file, rows);
swiftline("init", "nyc-311", city);

function node(...args: readonly string[]): Measured {
  const run = runToEnd(process.execPath, ["--import", join(import.meta.dirname, "tell-peak.ts"), ...args]);
  return { wall: run.wall, peakMegabytes: Number(run.errors.split("\n").at(-1)) };
}

const sqlite3 = (into: string): Measured => runToEnd("sqlite3", [into, ".mode csv", `.import ${file} requests`]);

const importInto = (): Measured => node(builtCli, "import", file, "--city", city, "--db", database, "--quiet");

const removeDatabase = (): void => {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(database + suffix, { force: true });
};

/** In this order, so that the second import finds what the first has stored. */
const ways: Readonly<Record<string, () => Measured>> = {
  "swiftline import": () => {
    removeDatabase();
    return importInto();
  },
  "swiftline import, the same again": importInto,
  "csv-parse alone": () => node(join(import.meta.dirname, "parse-alone.ts"), file),
  "sqlite3 .import into a file": () => {
    removeDatabase();
    return sqlite3(database);
  },
  "sqlite3 .import into memory": () => sqlite3(":memory:"),
};

/** undefined where the program is not on this machine. */
function orMissing(name: string, way: () => Measured): Measured | undefined {
  try {
    return way();
  } catch (error) {
    if (error instanceof Error && isNoSuchProgram(error.cause)) return undefined;
    throw new Error(`${name} failed`, { cause: error });
  }
}

const isNoSuchProgram = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && cause.code === "ENOENT";

const best = new Map<string, Measured | undefined>();
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, way] of Object.entries(ways)) {
    const measured = orMissing(name, way);
    const before = best.get(name);
    if (before === undefined || (measured !== undefined && measured.wall < before.wall)) best.set(name, measured);
  }
}

const yardstick = best.get("sqlite3 .import into a file")?.wall;
printTable(
  [
    `${rows} rows, ${(statSync(file).size / 1e6).toFixed(0)} MB, Node ${process.versions.node}`,
    "rows/s",
    "x sqlite3",
    "peak MB",
  ],
  [...best].map(([name, measured]) =>
    measured === undefined
      ? [name, "MISSING", "", ""]
      : [
          name,
          Math.round(rows / (measured.wall / 1000)).toLocaleString("en"),
          yardstick === undefined ? "" : (yardstick / measured.wall).toFixed(2),
          measured.peakMegabytes?.toFixed(0) ?? "",
        ],
  ),
);
rmSync(folder, { recursive: true });
