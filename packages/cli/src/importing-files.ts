import { type FaultCode, type ImportCounts, type ImportLog, noRows, SwiftlineError } from "@swiftline/core";
import type { Store } from "@swiftline/store";
import { withDryLog } from "./dry-log.ts";
import { invalid } from "./flags.ts";
import { importFile } from "./import-file.ts";
import { rejectsNames } from "./importing/rejects-names.ts";
import { openImport, type ReadingOptions } from "./open-import.ts";
import type { ImportedFile } from "./present/imported.ts";
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
  readonly once: boolean;
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

/** A file that could not be read, or not to its end. */
export interface FailedFile {
  readonly file: string;
  readonly code: FaultCode;
  readonly message: string;
  readonly tryThis?: string;
}

/** Hands over where the rows of a file go. */
type WithLog = <Value>(use: (store: Store, log: ImportLog) => Promise<Value>) => Promise<Value>;

/**
 * Imports files one after the other. A fault of the only one is thrown; one of several does not keep the others out. A dry run takes
 * each as if those before it were in.
 */
export async function importFiles(paths: readonly string[], job: ImportJob): Promise<ImportedFiles> {
  if (job.rejects !== undefined) await requireOwnRejects(job.rejects, paths);
  if (!job.dryRun) return importEach(paths, job, ownLog(job));
  return withDryLog(job.reading.book, job.database, (store, log) => importEach(paths, job, (use) => use(store, log)));
}

/** The log of the store itself, opened for one file at a time: one that cannot be read leaves no store behind. */
const ownLog =
  ({ reading, database }: ImportJob): WithLog =>
  (use) =>
    withStoreOf(reading.book, database, "write", (store) => use(store, store.log));

async function importEach(paths: readonly string[], job: ImportJob, withLog: WithLog): Promise<ImportedFiles> {
  const [files, failed]: [ImportedFile[], FailedFile[]] = [[], []];
  for (const path of paths) {
    try {
      const imported = await importOne(path, job, withLog);
      if (imported !== undefined) files.push(imported);
    } catch (error) {
      if (paths.length === 1 || !(error instanceof SwiftlineError) || error.code === "import/interrupted") throw error;
      failed.push(failedFile(withoutPassword(path), error));
    }
  }
  return { count: files.length, counts: sumOf(files), files, failed };
}

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
        const imported = await importOne(file, job, ownLog(job));
        failed.delete(file);
        if (imported === undefined) return;
        count++;
        counts = sumOf([counts, imported]);
        job.done({ count: 1, counts: sumOf([imported]), files: [imported], failed: [] });
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

/**
 * Imports one file, from its opening to what became of its rows; undefined where it is in already and only new ones are wanted.
 * Throws the faults of the file and of the store.
 */
async function importOne(file: string, job: ImportJob, withLog: WithLog): Promise<ImportedFile | undefined> {
  const { reading, dryRun, limit, once, silent } = job;
  const { book } = reading;
  const began = performance.now();
  const rejects = job.rejects ?? rejectsNames(withoutPassword(file));
  const opened = await openImport(file, reading);
  const progress = progressLine(dryRun ? "read" : "imported", { quiet: silent });
  const outcome = await withLog((store, log) =>
    importFile(opened, { store, log, book, dryRun, rejects, limit, once, progress }),
  ).finally(opened.records.close);
  if (outcome === undefined) return undefined;
  const seconds = (performance.now() - began) / 1000;
  const { importId, resumed, counts, reasons, rejects: rejected = null } = outcome;
  const imported: ImportedFile = {
    file: opened.file,
    source: opened.source,
    importId: dryRun ? null : importId,
    resumed,
    form: { ...opened.records.form },
    ...counts,
    notes: opened.terms.notes.map(({ message }) => message),
    reasons: [...reasons],
    rejects: rejected,
    seconds,
  };
  job.tell(imported);
  return imported;
}

/** One file has room for the rejected rows of one, and never in place of it. Throws `flag/invalid`. */
async function requireOwnRejects(rejects: string, paths: readonly string[]): Promise<void> {
  if (paths.length > 1)
    throw invalid(
      `--rejects names one file, and ${paths.length} are imported`,
      "leave it out, then the rejected rows of each have a file of their own",
    );
  await requireReplaceable({ asked: "--rejects", path: rejects }, paths);
}

/** The address of a database may carry a password, which is nobody's to print or to keep. */
const withoutPassword = (path: string): string => path.replace(/^(\w+:\/\/[^:@/]*):[^@]*@/, "$1@");

/** What became of the rows of several files. */
function sumOf(files: readonly ImportCounts[]): ImportCounts {
  const names = Object.keys(noRows) as (keyof ImportCounts)[];
  const sums = names.map((name) => [name, files.reduce((sum, one) => sum + one[name], 0)]);
  return Object.fromEntries(sums) as ImportCounts;
}
