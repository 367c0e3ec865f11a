import { type ImportCounts, type ImportLog, noRows, SwiftlineError } from "@swiftline/core";
import { shownPath, type TablePlace, tablesIn } from "@swiftline/files";
import type { Store } from "@swiftline/store";
import { withDryLog } from "./dry-log.ts";
import { invalid } from "./flags.ts";
import { importFile } from "./import-file.ts";
import { rejectsNames } from "./importing/rejects-names.ts";
import { openImport, type ReadingOptions } from "./open-import.ts";
import { type FailedFile, furtherPages, type ImportedFile, sayPassedOver } from "./present/imported.ts";
import { progressLine } from "./present/progress.ts";
import { requireReplaceable } from "./replaceable.ts";
import { untilInterrupted } from "./until-interrupted.ts";
import { watchFolder } from "./watch-folder.ts";
import { withStoreOf } from "./with-store.ts";

export interface ImportJob {
  readonly reading: ReadingOptions;
  readonly database: string;
  readonly dryRun: boolean;
  readonly rejects: string | undefined;
  readonly limit: number | undefined;
  readonly silent: boolean;
  /** Hears of each file when its rows are in. */
  readonly tell: (imported: ImportedFile) => void;
}

/** What became of several files. */
export interface ImportedFiles {
  /** How many are in, and their rows. */
  readonly count: number;
  readonly counts: ImportCounts;
  /** Each that is in, unless there may be no end of them. */
  readonly files: readonly ImportedFile[];
  readonly failed: readonly FailedFile[];
}

/** Hands over where the rows of a file go. */
type WithLog = <Value>(use: (store: Store, log: ImportLog) => Promise<Value>) => Promise<Value>;

/**
 * Imports files one after the other. A fault of the only one is thrown; one of several does not keep the others out. A dry run takes
 * each as if those before it were in.
 */
export async function importFiles(paths: readonly string[], job: ImportJob): Promise<ImportedFiles> {
  const tables = (await Array.fromAsync(paths, (path) => tablesOf(path, job))).flat();
  if (job.rejects !== undefined) await requireOwnRejects(job.rejects, tables);
  if (!job.dryRun) return importEach(tables, job, ownLog(job));
  return withDryLog(job.reading.book, job.database, (store, log) => importEach(tables, job, (use) => use(store, log)));
}

/** A table that is imported as a file of its own. */
interface ImportedTable extends TablePlace {
  /** The parts of its archive that are no tables, where it is the first of that. */
  readonly passedOver: readonly string[];
}

async function tablesOf(path: string, { reading }: ImportJob): Promise<readonly ImportedTable[]> {
  const { tables, others } = await tablesIn(path, reading.form.entry);
  return tables.map((table, place) => ({ ...table, passedOver: place === 0 ? others : [] }));
}

/** The log of the store itself, opened for one file at a time: one that cannot be read leaves no store behind. */
const ownLog =
  ({ reading, database }: ImportJob): WithLog =>
  (use) =>
    withStoreOf(reading.book, database, "write", (store) => use(store, store.log));

async function importEach(tables: readonly ImportedTable[], job: ImportJob, withLog: WithLog): Promise<ImportedFiles> {
  const [files, failed]: [ImportedFile[], FailedFile[]] = [[], []];
  for (const table of tables) {
    try {
      const imported = await importOne(table, { ...job, once: false }, withLog);
      if (imported !== undefined) files.push(imported);
    } catch (error) {
      if (tables.length === 1 || !isOfOneFile(error)) throw error;
      failed.push(failedFile(nameOf(table), error));
    }
  }
  return { count: files.length, counts: sumOf(files), files, failed };
}

/** Whether what was thrown keeps no other file out. */
const isOfOneFile = (error: unknown): error is SwiftlineError =>
  error instanceof SwiftlineError && error.code !== "import/interrupted";

const nameOf = ({ path, entry }: TablePlace): string => (entry === undefined ? shownPath(path) : `${path}/${entry}`);

const failedFile = (file: string, { code, message, tryThis }: SwiftlineError): FailedFile => ({
  file,
  code,
  message,
  ...(tryThis !== undefined && { tryThis }),
});

export interface WatchJob extends ImportJob {
  readonly settle: number;
  /** Hears what is wrong with a file, also where another process imports it and it is offered again. */
  readonly refused: (failed: FailedFile) => void;
  /** Hears what became of each file, as if it were the only one. */
  readonly done: (outcome: ImportedFiles) => void;
}

/**
 * Imports what comes to lie in a folder, until the process is asked to stop. What fails is kept only while its file lies there, and
 * has not been imported since: a watch has no end.
 */
export async function importWatched(folder: string, job: WatchJob): Promise<ImportedFiles> {
  let count = 0;
  let counts = noRows;
  const failed = new Map<string, FailedFile>();
  const stop = untilInterrupted();
  try {
    await watchFolder(folder, {
      patterns: ["*"],
      settle: job.settle,
      signal: stop.signal,
      async take(file) {
        let fault: SwiftlineError | undefined;
        for (const table of await tablesOf(file, job)) {
          try {
            const imported = await importOne(table, { ...job, once: true }, ownLog(job));
            if (imported === undefined) continue;
            count++;
            counts = sumOf([counts, imported]);
            job.done({ count: 1, counts: sumOf([imported]), files: [imported], failed: [] });
          } catch (error) {
            if (!isOfOneFile(error) || error.code === "import/running") throw error;
            if (fault !== undefined) job.refused(failedFile(file, fault));
            fault = error;
          }
        }
        if (fault !== undefined) throw fault;
        failed.delete(file);
      },
      refused(file, fault) {
        const refusal = failedFile(file, fault);
        failed.set(file, refusal);
        job.refused(refusal);
        job.done({ count: 0, counts: noRows, files: [], failed: [refusal] });
      },
      held: (file, fault) => job.refused(failedFile(file, fault)),
      gone: (file) => failed.delete(file),
    });
  } finally {
    stop.forget();
  }
  return { count, counts, files: [], failed: [...failed.values()] };
}

/** `once`: a file that is in already is left alone. */
type TableJob = ImportJob & { readonly once: boolean };

/**
 * Imports one table, from its opening to what became of its rows; undefined where it was left alone. Throws the faults of its file
 * and of the store.
 */
async function importOne(table: ImportedTable, job: TableJob, withLog: WithLog): Promise<ImportedFile | undefined> {
  const { path, entry, passedOver } = table;
  const { reading, dryRun, limit, once, silent } = job;
  const { book } = reading;
  const began = performance.now();
  const rejects = job.rejects ?? rejectsNames(shownPath(path), entry);
  const opened = await openImport(path, { ...reading, form: { ...reading.form, entry } });
  const progress = progressLine(dryRun ? "read" : "imported", { quiet: silent });
  const outcome = await withLog((store, log) =>
    importFile(opened, { store, log, book, dryRun, rejects, limit, once, progress }),
  ).finally(opened.records.close);
  if (outcome === undefined) return undefined;
  const seconds = (performance.now() - began) / 1000;
  const { importId, resumed, counts, reasons, rejects: rejected = null } = outcome;
  const imported: ImportedFile = {
    file: opened.file,
    source: opened.recipe.source,
    importId: dryRun ? null : importId,
    resumed,
    form: { ...opened.records.form },
    ...counts,
    notes: [
      ...opened.terms.notes.map(({ message }) => message),
      ...(opened.records.hasMorePages ? [furtherPages] : []),
      ...sayPassedOver(passedOver),
    ],
    reasons: [...reasons],
    rejects: rejected,
    seconds,
  };
  job.tell(imported);
  return imported;
}

/** One file has room for the rejected rows of one, and never in place of it. Throws `flag/invalid`. */
async function requireOwnRejects(rejects: string, tables: readonly TablePlace[]): Promise<void> {
  if (tables.length > 1)
    throw invalid(
      `--rejects names one file, and ${tables.length} are imported`,
      "leave it out, then the rejected rows of each have a file of their own",
    );
  await requireReplaceable(
    { asked: "--rejects", path: rejects },
    tables.map(({ path }) => path),
  );
}

/** What became of the rows of several files. */
function sumOf(files: readonly ImportCounts[]): ImportCounts {
  const names = Object.keys(noRows) as (keyof ImportCounts)[];
  const sums = names.map((name) => [name, files.reduce((sum, one) => sum + one[name], 0)]);
  return Object.fromEntries(sums) as ImportCounts;
}
