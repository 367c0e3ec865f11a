import { type Firsts, invariant, type PolicyBook } from "@swiftline/core";
import type { History } from "@swiftline/core/appeal";
import { CHAIN_START, hashOfCommit } from "./chain.ts";
import { type Projected, project } from "./projected.ts";

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

/** Makes first commits ready for a store of the same book. Each history is of another appeal and has events. */
export function readyFirsts(histories: readonly History[], { book, expectKnown }: ReadyingOptions): ReadyFirsts {
  const appealIds = histories.map(([first]) => first?.appealId ?? "");
  const events = histories.map((history) => JSON.stringify(history));
  const hashes = new Uint8Array(histories.length * HASH_BYTES);
  for (const [index, appeal_id] of appealIds.entries()) {
    const link = { appeal_id, version: 1, events: events[index] ?? "", previous_hash: CHAIN_START };
    hashes.set(hashOfCommit(link), index * HASH_BYTES);
  }
  const begun = histories.map((after, index) => ({ appealId: appealIds[index] ?? "", version: 1, before: [], after }));
  const projected = expectKnown ? undefined : project(begun, book);
  return { book: book.version, appealIds, events, hashes, projected };
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
