import {
  type ImportCounts,
  type ImportLog,
  importRows,
  noRows,
  type PolicyBook,
  SwiftlineError,
} from "@swiftline/core";
import type { RecordedImport, Store } from "@swiftline/store";
import { counted } from "../present/counted.ts";
import type { ProgressLine } from "../present/progress.ts";
import { untilInterrupted } from "../until-interrupted.ts";
import { type FindingReason, findingReasons } from "./finding-reasons.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { OpenedImport } from "./open-import.ts";
import { firstName, type RejectsPlace, rejectsOf } from "./rejects-of.ts";
import { requireUnchanged, whileUnchanged } from "./while-unchanged.ts";

export interface ImportOptions {
  readonly store: Store;
  /** Where rows go: the store's own log, or one over it that is thrown away. */
  readonly log: ImportLog;
  readonly book: PolicyBook;
  /** Finds out what would happen, and writes nothing into the store. */
  readonly dryRun: boolean;
  /** Where rows that cannot be taken go. A dry run leaves no file that nobody asked for. */
  readonly rejects: RejectsPlace;
  /** The last row that is taken, counted from 1. */
  readonly limit: number | undefined;
  /** Leaves a file alone that a run has brought in as a whole, also where that was taken back. */
  readonly once: boolean;
  readonly progress: ProgressLine;
}

export interface ImportOutcome {
  readonly importId: string;
  /** Whether an earlier run was interrupted, and this one went on where it stood. */
  readonly resumed: boolean;
  readonly counts: ImportCounts;
  readonly reasons: readonly FindingReason[];
  /** The file of the rejected rows, where there is one. */
  readonly rejects: string | undefined;
}

/**
 * Takes the rows of an opened file into a store, batch by batch, and writes down with each how far it has come. Ctrl-C ends it
 * after the batch it is in; given again, the same command goes on from there, also after a crash. A fault on the way says how
 * many rows are in by then. Undefined where the file was left alone.
 */
export async function importOpened(opened: OpenedImport, options: ImportOptions): Promise<ImportOutcome | undefined> {
  const { recipe, read, terms } = opened;
  const { store, log, book, dryRun, limit, progress } = options;
  const begun = await claimRun(opened, options);
  if (begun === undefined) return undefined;
  const { id, before, isIn } = begun;
  const { counts: done = noRows } = before ?? {};
  const rejects = await rejectsOf(begun, opened.records, options);
  const reasons = findingReasons();
  if (before !== undefined) reasons.add(await store.imports.findings(id));
  // With it comes the database library, which help does without.
  const { readyBatches } = await import("./ready-batches.ts");
  const wanted = { skip: done.rows + done.skipped, limit };
  let mostWereKnown = isIn;
  const batches = readyBatches(opened, { book, wanted, expectKnown: () => mostWereKnown });
  const stop = untilInterrupted();
  let { rows, unchanged, rejected } = done;
  try {
    const counts = await importRows({
      batches: whileUnchanged(batches.batches, opened),
      read,
      since: recipe.since,
      contradictions: terms.contradictions,
      book,
      log,
      importId: id,
      counts: done,
      interrupted: stop.asked,
      async setAside(rejections) {
        await rejects?.add(rejections);
        return rejects?.size() ?? 0;
      },
      onBatch(counts, findings) {
        mostWereKnown = counts.unchanged - unchanged > (counts.rows - rows) / 2;
        ({ rows, unchanged, rejected } = counts);
        reasons.add(findings);
        progress.show({ ...batches.progress(), rows });
      },
    });
    const file = (await rejects?.finish())?.file;
    if (!dryRun) await store.imports.finish({ id, finishedAt: Date.now() });
    await rejects?.forget();
    return { importId: id, resumed: before !== undefined, counts, reasons: reasons.all(), rejects: file };
  } catch (error) {
    // If nobody can be told, whoever comes next sees that this process has ended.
    if (!dryRun) await store.imports.leave(id).catch(() => {});
    if (dryRun) await rejects?.forget();
    throw dryRun ? error : withRowsIn(error, opened.file, rows - rejected);
  } finally {
    progress.end();
    stop.forget();
    await batches.end();
  }
}

interface ClaimedRun {
  readonly id: string;
  readonly before?: RecordedImport;
  /** Whether an earlier run has brought the same file in. */
  readonly isIn: boolean;
}

/**
 * A new run, or the one of the same file that was interrupted; a dry run finds out which it would be. Undefined where one has ended
 * and nothing is to be done. Throws `import/running` where another process is at it.
 */
async function claimRun(
  opened: OpenedImport,
  { store: { imports }, book, dryRun, rejects, limit, once }: ImportOptions,
): Promise<ClaimedRun | undefined> {
  const { file, recipe } = opened;
  const { source } = recipe;
  const known = await fingerprintOf(recipe, [firstName(rejects), limit]);
  await requireUnchanged(opened);
  const last = known === undefined ? undefined : await imports.lastOfFile(known);
  const wasIn = last?.finishedAt !== undefined;
  if (once && wasIn) return undefined;
  const isIn = wasIn && last.withdrawnAt === undefined;
  const startedAt = Date.now();
  const fingerprint = known && `${known}:${book.version}`;
  const run = { id: `${source}-${new Date(startedAt).toISOString()}`, source, file, fingerprint, startedAt };
  const begun = await (dryRun ? imports.foresee(run) : imports.begin(run));
  if (!("running" in begun)) return { ...begun, isIn };
  throw new SwiftlineError(
    "import/running",
    `${file} is being imported by process ${begun.process} as ${begun.running}`,
    {
      tryThis: "wait until it has ended; swiftline import list tells how far it is",
    },
  );
}

/** A fault in the middle of a file, told with what came before it. */
function withRowsIn(error: unknown, file: string, rows: number): unknown {
  if (!(error instanceof SwiftlineError)) return error;
  const { code, message, tryThis, problems } = error;
  const interrupted = code === "import/interrupted";
  if (rows === 0 && !interrupted) return error;
  const told = interrupted ? `${file}: ${message}` : `${message}; ${counted(rows, "row")} before that went in`;
  return new SwiftlineError(code, told, { ...(tryThis !== undefined && { tryThis }), problems, cause: error });
}
