import { type ImportCounts, importRows, type PolicyBook, SwiftlineError } from "@swiftline/core";
import type { FileRow, Rejects } from "@swiftline/files";
import type { Store } from "@swiftline/store";
import type { OpenedImport } from "./open-import.ts";
import { counted } from "./present/counted.ts";
import type { ProgressLine } from "./present/progress.ts";
import { type RejectReason, rejectReasons } from "./reject-reasons.ts";
import { untilInterrupted } from "./until-interrupted.ts";

export interface ImportOptions {
  readonly store: Store;
  readonly book: PolicyBook;
  /** Finds out what would happen, and writes nothing into the store. */
  readonly dryRun: boolean;
  /** Where rows that cannot be taken go, if anywhere. */
  readonly rejects: Rejects | undefined;
  readonly progress: ProgressLine;
}

export interface ImportOutcome {
  readonly counts: ImportCounts;
  readonly reasons: readonly RejectReason[];
  /** The file of the rejected rows, where there is one. */
  readonly rejects: string | undefined;
}

/**
 * Takes the rows of an opened file into a store, batch by batch, and writes the run down there. Ctrl-C ends it after the batch
 * it is in. A fault on the way says how many rows are in by then; what was rejected so far is in its file in any case.
 */
export async function importFile(opened: OpenedImport, options: ImportOptions): Promise<ImportOutcome> {
  const { source, file, records, read } = opened;
  const { store, book, dryRun, rejects, progress } = options;
  const run = { id: `${source}-${new Date().toISOString()}`, source, file, startedAt: Date.now() };
  const reasons = rejectReasons();
  const stop = untilInterrupted();
  let rows = 0;
  try {
    if (!dryRun) await store.imports.begin(run);
    const counts = await importRows<FileRow>({
      batches: records.batches(),
      read,
      book,
      log: store.log,
      importId: run.id,
      dryRun,
      interrupted: stop.asked,
      async onRejected(rejections) {
        reasons.add(rejections);
        await rejects?.add(rejections);
      },
      onBatch(counts) {
        rows = counts.rows;
        progress.show({ ...records.progress(), rows });
      },
    });
    if (!dryRun) await store.imports.finish({ id: run.id, finishedAt: Date.now(), counts });
    return { counts, reasons: reasons.all(), rejects: (await rejects?.finish())?.file };
  } catch (error) {
    throw dryRun ? error : withRowsIn(error, rows);
  } finally {
    progress.end();
    stop.forget();
    records.close();
    await rejects?.finish();
  }
}

/** A fault in the middle of a file, told with what came before it. */
function withRowsIn(error: unknown, rows: number): unknown {
  if (!(error instanceof SwiftlineError) || rows === 0 || error.code === "import/interrupted") return error;
  const { code, message, tryThis, problems } = error;
  return new SwiftlineError(code, `${message}; ${counted(rows, "row")} before that went in`, {
    ...(tryThis !== undefined && { tryThis }),
    problems,
    cause: error,
  });
}
