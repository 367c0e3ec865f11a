import type { Folding } from "./folding.ts";
import { type LocatedWord, locateWords } from "./located-words.ts";
import { spelledIn } from "./spelled-words.ts";
import { spell } from "./spelling.ts";
import { fileTellingParts } from "./telling-parts.ts";
import { siftingFor } from "./text-sifting.ts";
import { codesOf, plainCodes } from "./unit-codes.ts";

/** Finds which of many words occur in a text, wherever they begin and however they overlap. Words are numbered from 0 on. */
export interface WordScanner {
  /**
   * Writes the number of every word that occurs to `found`, each once, in no particular order, and answers how many they are.
   * Of words with the same fold all are found. Throws a RangeError where `found` is shorter than the list of words.
   */
  readonly scan: (text: string, found: Uint32Array | Int32Array) => number;
  /** Every word that occurs, by its number, with the place where it occurs first. Takes longer than a scan. */
  readonly locate: (text: string) => readonly LocatedWord[];
}

/** Texts of up to so many units are scanned in the same memory. */
const USUAL_ROOM = 4096;

/**
 * A word occurs in a text where its fold is a part of the text's fold. The time of a scan grows with the text and with how many
 * words are like it, hardly with the number of words. Throws a RangeError where a word is empty or folds to nothing: it would
 * occur in every text.
 */
export function compileWords(words: readonly string[], folding: Folding): WordScanner {
  const folds = words.map(folding.fold);
  const empty = folds.indexOf("");
  if (empty >= 0) throw new RangeError(`word ${empty} is empty and would occur in every text`);

  const spelling = spell(folds);
  const parts = fileTellingParts(folds, spelling);
  const table = codesOf(folding.table);
  let room = USUAL_ROOM;
  let sifting = siftingFor(parts, room);
  let takeSpelled = spelledIn(sifting, spelling);

  function makeRoom(length: number): void {
    if (length <= room) return;
    room = 2 * length;
    sifting = siftingFor(parts, room);
    takeSpelled = spelledIn(sifting, spelling);
  }

  function scan(text: string, found: Uint32Array | Int32Array): number {
    if (found.length < words.length) throw new RangeError(`${found.length} places for ${words.length} words`);
    makeRoom(text.length);
    const passing = sifting.pass(text, table);
    if (passing >= 0) return takeSpelled(sifting.candidates(passing, text.length), text.length, found);
    return scanFolded(folding.fold(text), found);
  }

  function scanFolded(text: string, found: Uint32Array | Int32Array): number {
    makeRoom(text.length);
    const passing = sifting.pass(text, plainCodes());
    return takeSpelled(sifting.candidates(passing, text.length), text.length, found);
  }

  function locate(text: string): readonly LocatedWord[] {
    const found = new Int32Array(words.length);
    const numbers = found.subarray(0, scan(text, found)).sort();
    return locateWords(text, numbers, folds, folding);
  }

  return { scan, locate };
}
