import { NEXT, NO_ENTRY, OFFSET, type Spelling } from "./spelling.ts";
import { codeOf } from "./unit-codes.ts";

/**
 * Words by a part that tells them from others: of the pairs of units in a word of two or three, or of the fours in a longer
 * one, that which is rarest in all the words. Too many places of an English text look like the first two letters of some word;
 * few look like the rarest four of one.
 */
export interface TellingParts {
  /** For each hash of a pair or a four, shifted by `filterShift`, 1 where it is the part of a word, or else 0. */
  readonly filter: Uint8Array;
  readonly filterShift: number;
  /** For each hash of a part, shifted by `headShift`, the entry of the first word with it, or NO_ENTRY. */
  readonly pairs: Int32Array;
  readonly fours: Int32Array;
  readonly headShift: number;
  /** For each unit the entry of the first word that is no more than it, or NO_ENTRY; undefined where no word is so short. */
  readonly singles: Int32Array | undefined;
}

/** So many bytes a word that few places of a text pass by chance. */
const FILTER_A_WORD = 64;
const HEADS_A_WORD = 8;

/** A hash of two codes, of which the upper bits are mixed best. */
export const pairHash = (first: number, second: number): number => (Math.imul(first, 0x9e37_79b1) + second) | 0;

export const fourHash = (firstPair: number, secondPair: number): number =>
  (Math.imul(firstPair, 0xc2b2_ae3d) + secondPair) | 0;

/** Files folded words by their entries, and chains the entries of words with nearly the same part. */
export function fileTellingParts(words: readonly string[], { entries, starts }: Spelling): TellingParts {
  const filterShift = shiftFor(FILTER_A_WORD * words.length);
  const headShift = shiftFor(HEADS_A_WORD * words.length);
  const heads = 2 ** (32 - headShift);
  const parts: TellingParts = {
    filter: new Uint8Array(2 ** (32 - filterShift)),
    filterShift,
    pairs: new Int32Array(heads).fill(NO_ENTRY),
    fours: new Int32Array(heads).fill(NO_ENTRY),
    headShift,
    singles: words.every((word) => word.length > 1) ? undefined : new Int32Array(0x1_0000).fill(NO_ENTRY),
  };
  const uses = new Map<number, number>();
  for (const word of words) for (const hash of partsOf(word)) uses.set(hash, (uses.get(hash) ?? 0) + 1);
  for (const [number, word] of words.entries()) {
    const start = starts[number]!;
    if (word.length > 1) file(start, word, parts, uses, entries);
    else if (parts.singles !== undefined) putFirst(start, parts.singles, word.charCodeAt(0), entries);
  }
  return parts;
}

/** How far to shift a hash for the least power of two that is not below a size; at least 32. */
const shiftFor = (size: number): number => 32 - Math.max(5, Math.ceil(Math.log2(size)));

/** The hashes of the pairs of a word of two or three units, of the fours of a longer one, of nothing in a shorter one. */
function partsOf(word: string): readonly number[] {
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => pairAt(word, at));
  return pairs.length < 3 ? pairs : pairs.slice(2).map((pair, at) => fourHash(pairs[at]!, pair));
}

const pairAt = (word: string, at: number): number =>
  pairHash(codeOf(word.charCodeAt(at)), codeOf(word.charCodeAt(at + 1)));

function file(
  start: number,
  word: string,
  parts: TellingParts,
  uses: ReadonlyMap<number, number>,
  entries: Int32Array,
): void {
  const { filter, filterShift, headShift } = parts;
  const hashes = partsOf(word);
  const counts = hashes.map((hash) => uses.get(hash) ?? 0);
  const offset = counts.indexOf(Math.min(...counts));
  const hash = hashes[offset]!;
  const heads = word.length > 3 ? parts.fours : parts.pairs;
  filter[hash >>> filterShift] = 1;
  entries[start + OFFSET] = offset;
  putFirst(start, heads, hash >>> headShift, entries);
}

function putFirst(start: number, heads: Int32Array, at: number, entries: Int32Array): void {
  entries[start + NEXT] = heads[at]!;
  heads[at] = start;
}
