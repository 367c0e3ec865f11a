import { codeOf } from "./unit-codes.ts";

/**
 * How words are spelled, so that a place of a text can be compared with one after the other. What is said of a word lies
 * together, because it is read together.
 */
export interface Spelling {
  /** An entry for each word: at these distances from its start what they name, and then the codes of the word's units. */
  readonly entries: Int32Array;
  /** Where the entry of each word starts. */
  readonly starts: Int32Array;
  /** Set for each word that is found while a text is scanned. */
  readonly marks: Uint8Array;
}

/** The entry to try after this one, or NO_ENTRY; how far into the word its telling part begins; the word; its length. */
export const NEXT = 0;
export const OFFSET = 1;
export const NUMBER = 2;
export const SIZE = 3;
export const CODES = 4;

export const NO_ENTRY = -1;

/** Spells words that have no telling parts yet. */
export function spell(words: readonly string[]): Spelling {
  const entries = new Int32Array(words.reduce((sum, word) => sum + CODES + word.length, 0));
  const starts = new Int32Array(words.length);
  let start = 0;
  for (const [number, word] of words.entries()) {
    starts[number] = start;
    entries.set([NO_ENTRY, 0, number, word.length], start);
    for (let at = 0; at < word.length; at++) entries[start + CODES + at] = codeOf(word.charCodeAt(at));
    start += CODES + word.length;
  }
  return { entries, starts, marks: new Uint8Array(words.length) };
}
