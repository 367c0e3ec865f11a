import { BEFORE, type Sifting } from "./text-sifting.ts";
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
const NUMBER = 2;
const SIZE = 3;
const CODES = 4;

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

/**
 * Of so many candidates in a text of `length` units, writes the words that stand there to `found`, each once; answers how many.
 */
export type TakeSpelled = (candidates: number, length: number, found: Uint32Array | Int32Array) => number;

export function spelledIn(sifting: Sifting, spelling: Spelling): TakeSpelled {
  return (candidates, length, found) => {
    const { codes, tried, places } = sifting;
    const { entries, marks } = spelling;
    let count = 0;
    for (let index = 0; index < candidates; index++) {
      const place = places[index]!;
      for (let entry = tried[index]!; entry !== NO_ENTRY; entry = entries[entry + NEXT]!) {
        const size = entries[entry + SIZE]!;
        const from = place - entries[entry + OFFSET]!;
        if (from < 0 || from + size > length) continue;
        let same = 0;
        while (same < size && entries[entry + CODES + same] === codes[BEFORE + from + same]) same++;
        if (same < size) continue;
        const word = entries[entry + NUMBER]!;
        if (marks[word] === 1) continue;
        marks[word] = 1;
        found[count++] = word;
      }
    }
    for (let index = 0; index < count; index++) marks[found[index]!] = 0;
    return count;
  };
}
