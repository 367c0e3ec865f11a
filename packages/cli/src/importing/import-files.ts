import type { TablePlace } from "@swiftline/files";
import { shownPath } from "@swiftline/files";
import { invalid } from "../flags.ts";
import type { FailedFile, ImportedFile } from "../present/imported.ts";
import { requireReplaceable } from "../replaceable.ts";
import { withDryLog } from "./dry-log.ts";
import { type ImportedTable, type ImportJob, importTable, ownLog, tablesOf, type WithLog } from "./import-table.ts";
import { failedFile, type ImportedFiles, isOfOneFile, sumOf } from "./imported-files.ts";

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

async function importEach(tables: readonly ImportedTable[], job: ImportJob, withLog: WithLog): Promise<ImportedFiles> {
  const [files, failed]: [ImportedFile[], FailedFile[]] = [[], []];
  for (const table of tables) {
    try {
      const imported = await importTable(table, { ...job, once: false }, withLog);
      if (imported !== undefined) files.push(imported);
    } catch (error) {
      if (tables.length === 1 || !isOfOneFile(error)) throw error;
      failed.push(failedFile(nameOf(table), error));
    }
  }
  return { count: files.length, counts: sumOf(files), files, failed };
}

const nameOf = ({ path, entry }: TablePlace): string => (entry === undefined ? shownPath(path) : `${path}/${entry}`);

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
