import { type EventLog, type Hotline, memoryLog, openHotline, type PolicyBook } from "@swiftline/core";
import type { CommandType } from "@swiftline/core/appeal";
import { openStore, type Store } from "@swiftline/store";

/** What a store must be like: a log in memory, of which everything is computed anew whenever it is asked. */
export interface Model {
  readonly hotline: Hotline;
}

/** One of two connections to one file, as two processes have them. */
export interface Writer {
  readonly store: Store;
  readonly hotline: Hotline;
}

/** What a test has seen happen, to show that its laws are no empty words. */
export interface Seen {
  sent: number;
  readonly accepted: Set<CommandType>;
  /** Appends that came too late. */
  conflicts: number;
  /** Appends to several appeals at once. */
  acrossAppeals: number;
}

export const nothingSeen = (): Seen => ({ sent: 0, accepted: new Set(), conflicts: 0, acrossAppeals: 0 });

/** The real thing: one file that two write. */
export interface Real {
  readonly book: PolicyBook;
  readonly file: string;
  readonly seen: Seen;
  readonly writers: [Writer, Writer];
}

export const WRITERS = [0, 1] as const;
export type WriterIndex = (typeof WRITERS)[number];

export const modelOf = (book: PolicyBook): Model => ({ hotline: openHotline({ log: memoryLog(), book }) });

export async function realIn(file: string, book: PolicyBook, seen: Seen): Promise<Real> {
  const open = () => writerOf(file, book, seen);
  return { book, file, seen, writers: [await open(), await open()] };
}

async function writerOf(file: string, book: PolicyBook, seen: Seen): Promise<Writer> {
  const store = await openStore(file, { book, mode: "write" });
  return { store, hotline: openHotline({ log: watched(store.log, seen), book }) };
}

const watched = (log: EventLog, seen: Seen): EventLog => ({
  ...log,
  async append(appends) {
    const answer = await log.append(appends);
    if (!answer.ok) seen.conflicts++;
    if (appends.length > 1) seen.acrossAppeals++;
    return answer;
  },
});

/** Closes one connection and opens another in its place, while the other one stays open. */
export async function reopen({ writers, file, book, seen }: Real, which: WriterIndex): Promise<void> {
  await writers[which].store.close();
  writers[which] = await writerOf(file, book, seen);
}

export async function closeAll({ writers }: Real): Promise<void> {
  for (const { store } of writers) await store.close();
}
