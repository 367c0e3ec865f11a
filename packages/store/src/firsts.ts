import { type Firsts, invariant, type PolicyBook } from "@swiftline/core";
import type { History } from "@swiftline/core/appeal";
import { CHAIN_START, hashOfCommit } from "./chain.ts";
import { type Projected, projecting } from "./projected.ts";

/**
 * First commits of unknown appeals with everything that follows from them: what a thread that has no database can do of an
 * append. Plain data, so that it can be sent from one thread to another.
 */
export interface ReadyFirsts extends Firsts {
  /** The version of the book by which they were made ready. */
  readonly book: string;
  /** The events of each, as they are written into the log. */
  readonly events: readonly string[];
  /** The hashes of the commits, one after the other. */
  readonly hashes: Uint8Array;
  /** What they come to; left out where most are expected to be known already. */
  readonly projected: Projected | undefined;
}

const HASH_BYTES = 32;

export interface ReadyingOptions {
  readonly book: PolicyBook;
  /** Whether most of the appeals are expected to be known, so that working out what follows from them would be in vain. */
  readonly expectKnown: boolean;
}

/** First commits that are made ready one after the other, so that what a history was made of need not be kept. */
export interface ReadyingFirsts {
  /** A history is of another appeal than those before it, and has events. */
  readonly add: (history: History) => void;
  readonly done: () => ReadyFirsts;
}

/** Makes first commits ready for a store of the same book, at most so many. */
export function readyingFirsts(most: number, { book, expectKnown }: ReadyingOptions): ReadyingFirsts {
  const appealIds: string[] = [];
  const events: string[] = [];
  const hashes = new Uint8Array(most * HASH_BYTES);
  const projection = expectKnown ? undefined : projecting(book);
  return {
    add(history) {
      const appealId = history[0]?.appealId ?? "";
      const text = JSON.stringify(history);
      const link = { appeal_id: appealId, version: 1, events: text, previous_hash: CHAIN_START };
      hashes.set(hashOfCommit(link), appealIds.length * HASH_BYTES);
      appealIds.push(appealId);
      events.push(text);
      projection?.add({ appealId, version: 1, before: [], after: history });
    },
    done: () => ({ book: book.version, appealIds, events, hashes, projected: projection?.done() }),
  };
}

/** The hash of the commit at a place. */
export const hashAt = ({ hashes }: ReadyFirsts, index: number): Buffer =>
  Buffer.from(hashes.buffer, hashes.byteOffset + index * HASH_BYTES, HASH_BYTES);

/** Firsts as this store makes them ready. */
export function requireReady(firsts: Firsts, book: PolicyBook): ReadyFirsts {
  const ready = firsts as ReadyFirsts;
  invariant(ready.book === book.version, "first commits are made ready by the book of the store");
  return ready;
}
