import { stat } from "node:fs/promises";
import { type ImportLog, SwiftlineError } from "@swiftline/core";
import { shownPath, type TablePlace, tablesIn } from "@swiftline/files";
import type { Store } from "@swiftline/store";
import { furtherPages, type ImportedFile, sayPassedOver } from "../present/imported.ts";
import { progressLine } from "../present/progress.ts";
import { withStoreOf } from "../with-store.ts";
import { importOpened } from "./import-opened.ts";
import { openImport, type ReadingOptions } from "./open-import.ts";
import { rejectsNames } from "./rejects-names.ts";

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

/** A table that is imported as a file of its own. */
export interface ImportedTable extends TablePlace {
  /** The parts of its archive that are no tables, where it is the first of that. */
  readonly passedOver: readonly string[];
}

export async function tablesOf(path: string, { reading }: ImportJob): Promise<readonly ImportedTable[]> {
  const { tables, others } = await tablesIn(path, reading.form.entry);
  return tables.map((table, place) => ({ ...table, passedOver: place === 0 ? others : [] }));
}

/** Hands over where the rows of a file go. */
export type WithLog = <Value>(use: (store: Store, log: ImportLog) => Promise<Value>) => Promise<Value>;

/** The log of the store itself, opened for one file at a time: one that cannot be read leaves no store behind. */
export const ownLog =
  ({ reading, database }: ImportJob): WithLog =>
  (use) =>
    withStoreOf(reading.book, database, "write", (store) => use(store, store.log));

/** `once`: a file that is in already is left alone. */
type TableJob = ImportJob & { readonly once: boolean };

/**
 * Imports one table, from its opening to what became of its rows; undefined where it was left alone. Throws the faults of its file
 * and of the store.
 */
export async function importTable(
  table: ImportedTable,
  job: TableJob,
  withLog: WithLog,
): Promise<ImportedFile | undefined> {
  const { path, entry, passedOver } = table;
  const { reading, dryRun, limit, once, silent } = job;
  const { book } = reading;
  const began = performance.now();
  await requireNoFolder(path);
  const rejects = job.rejects ?? rejectsNames(shownPath(path), entry);
  const opened = await openImport(path, { ...reading, form: { ...reading.form, entry } });
  const progress = progressLine(dryRun ? "read" : "imported", { quiet: silent });
  const outcome = await withLog((store, log) =>
    importOpened(opened, { store, log, book, dryRun, rejects, limit, once, progress }),
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

/** Throws `file/not-a-file`, with the two ways to take in what lies in a folder. */
async function requireNoFolder(path: string): Promise<void> {
  if (!(await stat(path).catch(() => undefined))?.isDirectory()) return;
  throw new SwiftlineError("file/not-a-file", `${shownPath(path)}: this is a folder, not a file`, {
    tryThis: `name the files in it, such as '${path}/*.csv', or take in all that comes there with --watch ${path}`,
  });
}
