import { NO_WORD, type TellingParts } from "./telling-parts.ts";

/** How words are spelled, so that a place of a text can be compared with one after the other. */
export interface Spelling {
  /** The units of all words. */
  readonly units: Uint16Array;
  /**
   * Four numbers a word, which lie together because they are read together: where its units begin, how many they are, how far
   * into the word its telling part begins, and the next word to try, or NO_WORD.
   */
  readonly words: Int32Array;
}

export function spell(words: readonly string[], { offsets, next }: TellingParts): Spelling {
  const all = words.join("");
  const units = Uint16Array.from({ length: all.length }, (_, at) => all.charCodeAt(at));
  const numbers = new Int32Array(4 * words.length);
  let start = 0;
  for (const [word, { length }] of words.entries()) {
    numbers.set([start, length, offsets[word]!, next[word]!], 4 * word);
    start += length;
  }
  return { units, words: numbers };
}

/** The words found in a text so far: their numbers, and a mark for each of them. */
export interface Found {
  readonly numbers: Uint32Array | Int32Array;
  readonly marks: Uint8Array;
}

/**
 * Adds a word and those to try after it to the `already` first ones found, where they stand in a text of so many units with
 * their telling part at a place; answers how many are found then.
 */
export function addSpelledAt(
  { units, words }: Spelling,
  text: Uint16Array,
  length: number,
  head: number,
  place: number,
  { numbers, marks }: Found,
  already: number,
): number {
  let count = already;
  for (let word = head; word !== NO_WORD; word = words[4 * word + 3]!) {
    const start = words[4 * word]!;
    const size = words[4 * word + 1]!;
    const at = place - words[4 * word + 2]!;
    if (at < 0 || at + size > length) continue;
    let same = 0;
    while (same < size && units[start + same] === text[at + same]) same++;
    if (same < size || marks[word] === 1) continue;
    marks[word] = 1;
    numbers[count++] = word;
  }
  return count;
}
