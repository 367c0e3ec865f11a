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
function anew(folder: string, name?: string): string {
  const database = databaseIn(folder, name);
  for (const suffix of ["", "-wal", "-shm"]) rmSync(database + suffix, { force: true });
  return database;
}
const databaseIn = (folder: string, name = "bench.sqlite"): string => join(folder, name);

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

/** How many rows an import commits at once. */
const BATCH = 8000;

/**
 * What an import has stored, copied into a database with the same tables and indexes, in as many transactions that are synced to the
 * disk: the least that storing it takes, with nothing read, checked or worked out. The counts are written once, at the end.
 */
function copyStored({ rows, folder }: Task): Measured {
  const stored = databaseIn(folder);
  const copy = anew(folder, "copy.sqlite");
  const schema = ["commits", "appeals", "rollup"].map(
    (table) => runToEnd("sqlite3", [stored, `.schema ${table}`]).output,
  );
  const batches = Array.from({ length: Math.ceil(rows / BATCH) }, (_, batch) => {
    const these = `c.rowid > ${batch * BATCH} and c.rowid <= ${(batch + 1) * BATCH}`;
    return `begin immediate;
      insert into commits select c.* from stored.commits c where ${these};
      insert into appeals select a.* from stored.commits c join stored.appeals a using (appeal_id) where ${these};
      commit;`;
  });
  const settings = "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -8192;";
  return rateOf(
    rows,
    runToEnd("sqlite3", [
      copy,
      `attach '${stored}' as stored;`,
      settings,
      ...schema,
      ...batches,
      "insert into rollup select * from stored.rollup;",
    ]),
  );
}

/** In this order, so that the second import finds what the first has stored. */
export const ways = {
  "swiftline import"(task) {
    anew(task.folder);
    // A few real requests name no borough, which is noted.
    return importAll(task, (counts) => counts.new + counts.flagged);
  },
  "the same again": (task) => importAll(task, (counts) => counts.unchanged),
  "sqlite3, all that it stored": copyStored,
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
