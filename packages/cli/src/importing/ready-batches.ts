import { availableParallelism } from "node:os";
import type { ImportBatch, PolicyBook } from "@swiftline/core";
import { type FileRow, type PackedRows, packRows, type Records, unpackRows } from "@swiftline/files";
import type { OpenedImport } from "./open-import.ts";
import type { ReadingTask, ReadRows } from "./reading-thread.ts";
import { readyOf, readyRows, type SentReady } from "./ready-rows.ts";
import type { AskedReady } from "./readying-thread.ts";
import { someRows, type Wanted } from "./some-rows.ts";
import { startThread } from "./thread.ts";

export interface Batches {
  readonly batches: AsyncIterable<ImportBatch<FileRow>>;
  /** How far the file has been read for the batch that was handed out last; others are read ahead of it. */
  readonly progress: Records["progress"];
  readonly end: () => Promise<void>;
}

export interface ReadyOptions {
  readonly book: PolicyBook;
  readonly wanted: Wanted;
  /** Asked with each batch: whether most of its appeals are probably known, so that less of it is made ready. */
  readonly expectKnown: () => boolean;
}

/** Rows that are taken in with one append. More at once would sum counts better, and be lost together when the power fails. */
const BATCH = 8000;
/** A file below this size, in bytes, is read before threads have started. */
const SMALL = 4_000_000;
/** More threads than these make rows ready faster than one database takes them. */
const MOST_THREADS = 3;

/**
 * The batches of a file, made ready for the log. A large file is read in one thread and its rows worked out in others, so that
 * the one that writes does nothing else; what comes from a pipe is read here, and so is what holds nothing.
 */
export function readyBatches(opened: OpenedImport, options: ReadyOptions): Batches {
  const { records, recipe } = opened;
  const { wanted, expectKnown } = options;
  const { total } = records.progress();
  if (records.isEmptyList || (total !== undefined && total < SMALL)) return here(opened, options);
  const threads = Array.from({ length: Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1)) }, () =>
    startThread<AskedReady, SentReady>("readying-thread", { recipe }),
  );
  const ready = (rows: PackedRows, turn: number): Promise<SentReady | undefined> =>
    (threads[turn % threads.length] as (typeof threads)[number]).ask({ rows, expectKnown: expectKnown() });
  const read = total === undefined ? readHere(records, wanted) : readInThread(records, { recipe, size: BATCH, wanted });
  let progress = records.progress();
  const handedOut = (rows: ReadRows): void => {
    ({ progress } = rows);
  };
  return {
    batches: inOrder(read.next, ready, { ahead: threads.length + 1, handedOut }),
    progress: () => progress,
    async end() {
      await Promise.all([read.end(), ...threads.map((thread) => thread.end())]);
    },
  };
}

function here({ records, read, recipe }: OpenedImport, { book, wanted, expectKnown }: ReadyOptions): Batches {
  const ready = readyRows({ read, since: recipe.since, book });
  async function* batches() {
    for await (const rows of someRows(records, BATCH, wanted))
      yield { rows, ready: readyOf(ready(rows, expectKnown()), rows.length) };
  }
  return {
    batches: batches(),
    progress: records.progress,
    end: async () => records.close(),
  };
}

interface Reading {
  readonly next: () => Promise<ReadRows | undefined>;
  readonly end: () => Promise<void>;
}

function readHere(records: Records, wanted: Wanted): Reading {
  const batches = someRows(records, BATCH, wanted);
  return {
    async next() {
      const batch = await batches.next();
      return batch.done === true ? undefined : { rows: packRows(batch.value), progress: records.progress() };
    },
    end: async () => records.close(),
  };
}

/** The file is opened once more in the thread that reads it; what was opened here only showed its columns. */
function readInThread(records: Records, { recipe, ...task }: ReadingTask): Reading {
  records.close();
  const options = { ...recipe.options, found: records.columns };
  const thread = startThread<null, ReadRows>("reading-thread", { ...task, recipe: { ...recipe, options } });
  return { next: () => thread.ask(null), end: thread.end };
}

/** Reads and makes ready so many batches ahead, and answers them in the order in which they were read. */
async function* inOrder(
  next: () => Promise<ReadRows | undefined>,
  ready: (rows: PackedRows, turn: number) => Promise<SentReady | undefined>,
  { ahead, handedOut }: { readonly ahead: number; readonly handedOut: (read: ReadRows) => void },
): AsyncGenerator<ImportBatch<FileRow>> {
  const inHand: Promise<(ImportBatch<FileRow> & { readonly read: ReadRows }) | undefined>[] = [];
  let turn = 0;
  const begin = (): void => {
    const mine = turn++;
    const made = next().then(async (read) => {
      const sent = read && (await ready(read.rows, mine));
      if (read === undefined || sent === undefined) return undefined;
      const rows = unpackRows(read.rows);
      return { rows, ready: readyOf(sent, rows.length), read };
    });
    // Looked at when its turn comes, which may be after it failed.
    made.catch(() => {});
    inHand.push(made);
  };
  for (let count = 0; count < ahead; count++) begin();
  for (;;) {
    const batch = await inHand.shift();
    if (batch === undefined) return;
    begin();
    handedOut(batch.read);
    yield batch;
  }
}
