import { noRows, type SwiftlineError } from "@swiftline/core";
import type { FailedFile } from "../present/imported.ts";
import { untilInterrupted } from "../until-interrupted.ts";
import { type ImportJob, importTable, ownLog, tablesOf } from "./import-table.ts";
import { failedFile, type ImportedFiles, isOfOneFile, sumOf } from "./imported-files.ts";
import { watchFolder } from "./watch-folder.ts";

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
            const imported = await importTable(table, { ...job, once: true }, ownLog(job));
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
