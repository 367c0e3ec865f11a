/** One way each to get a table of requests in: ours, and those of others, which ask less of it. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { builtCli, type Run, runToEnd } from "./built-cli.ts";

/** A table to get in, and a folder for what comes of it. */
export interface Task {
  readonly file: string;
  /** A file of a tenth of the rows, for a program that is very slow. */
  readonly tenth: string;
  readonly rows: number;
  readonly city: string;
  readonly folder: string;
}

export interface Measured {
  readonly rowsPerSecond: number;
  /** Of a program of Node. */
  readonly used?: Used | undefined;
}

interface Used {
  readonly peakMegabytes: number;
  /** Of all threads, which other work on the machine makes hardly longer. */
  readonly processorSeconds: number;
}

const bare = (file: string): string => join(import.meta.dirname, file);

/** Runs Node with these arguments, and asks what it used. */
function node(...args: readonly string[]): Run & { readonly used: Used } {
  const run = runToEnd(process.execPath, ["--import", bare("tell-peak.ts"), ...args]);
  const [peakMegabytes = Number.NaN, milliseconds = Number.NaN] =
    run.errors.split("\n").at(-1)?.split(" ").map(Number) ?? [];
  return { ...run, used: { peakMegabytes, processorSeconds: milliseconds / 1000 } };
}

const rateOf = (rows: number, { wall, used }: Run & { readonly used?: Used }): Measured => ({
  rowsPerSecond: rows / (wall / 1000),
  used,
});

/** Begins with no database. */
function anew(folder: string): string {
  const database = databaseIn(folder);
  for (const suffix of ["", "-wal", "-shm"]) rmSync(database + suffix, { force: true });
  return database;
}
const databaseIn = (folder: string): string => join(folder, "bench.sqlite");

/** What an import says of its rows. */
interface Counts {
  readonly new: number;
  readonly unchanged: number;
  readonly flagged: number;
}

/** Imports, and makes sure that every row went where it should. Throws where one did not. */
function importAll({ file, rows, city, folder }: Task, went: (counts: Counts) => number): Measured {
  const run = node(builtCli, "import", file, "--city", city, "--db", databaseIn(folder), "--json");
  const counts: Counts = JSON.parse(run.output);
  if (went(counts) === rows) return rateOf(rows, run);
  throw new Error(`not all of ${rows} rows went where they should: ${run.output}`);
}

/** A program that makes one table of all rows, as text, without a look at what they say. */
const asText =
  (program: string, args: (database: string, file: string) => readonly string[]) =>
  ({ file, rows, folder }: Task): Measured =>
    rateOf(rows, runToEnd(program, args(anew(folder), file)));

/** In this order, so that the second import finds what the first has stored. */
export const ways = {
  "swiftline import"(task) {
    anew(task.folder);
    // A few real requests name no borough, which is noted.
    return importAll(task, (counts) => counts.new + counts.flagged);
  },
  "the same again": (task) => importAll(task, (counts) => counts.unchanged),
  "csv-parse alone": ({ file, rows }) => rateOf(rows, node(bare("parse-alone.ts"), file)),
  "sqlite3 .import": asText("sqlite3", (database, file) => [database, ".mode csv", `.import ${file} requests`]),
  "sqlite-utils insert --csv": asText("sqlite-utils", (database, file) => [
    "insert",
    database,
    "requests",
    file,
    "--csv",
  ]),
  "csvsql --insert --no-inference": asText("csvsql", (database, file) => [...csvsql(database), "--no-inference", file]),
  "csvsql --insert": ({ tenth, rows, folder }) =>
    rateOf(rows / 10, runToEnd("csvsql", [...csvsql(anew(folder)), tenth])),
} as const satisfies Readonly<Record<string, (task: Task) => Measured>>;

export type Way = keyof typeof ways;

const csvsql = (database: string): readonly string[] => [
  "--db",
  `sqlite:///${database}`,
  "--tables",
  "requests",
  "--insert",
];

/** undefined where the program is not on this machine. */
export function measure(way: Way, task: Task): Measured | undefined {
  try {
    return ways[way](task);
  } catch (error) {
    if (error instanceof Error && isNoSuchProgram(error.cause)) return undefined;
    throw new Error(`${way} failed`, { cause: error });
  }
}

const isNoSuchProgram = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && cause.code === "ENOENT";
