import { foldedUnits } from "./folded-units.ts";
import type { Folding } from "./folding.ts";
import { type LocatedWord, locateWords } from "./located-words.ts";
import { addSpelledAt, spell } from "./spelling.ts";
import { candidatesFor, fileTellingParts, findCandidates, NO_WORD } from "./telling-parts.ts";

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

/**
 * A word occurs in a text where its fold is a part of the text's fold. The time of a scan grows with the text and with how many
 * words are like it, hardly with the number of words. Throws a RangeError where a word is empty or folds to nothing: it would
 * occur in every text.
 */
export function compileWords(words: readonly string[], folding: Folding): WordScanner {
  const folds = words.map(folding.fold);
  const empty = folds.indexOf("");
  if (empty >= 0) throw new RangeError(`word ${empty} is empty and would occur in every text`);

  const parts = fileTellingParts(folds);
  const singles = fileSingles(folds, parts.next);
  const spelling = spell(folds, parts);
  const folded = foldedUnits(folding);
  const marks = new Uint8Array(words.length);
  let candidates = candidatesFor(1024);

  function scan(text: string, found: Uint32Array | Int32Array): number {
    if (found.length < words.length) throw new RangeError(`${found.length} places for ${words.length} words`);
    const length = folded.take(text);
    const { units } = folded;
    if (length > candidates.passed.length) candidates = candidatesFor(2 * length);
    const { words: toTry, places } = candidates;
    const trying = findCandidates(units, length, parts, candidates);
    const all = { numbers: found, marks };
    let count = 0;
    for (let index = 0; index < trying; index++)
      count = addSpelledAt(spelling, units, length, toTry[index]!, places[index]!, all, count);
    if (singles !== undefined)
      for (let at = 0; at < length; at++)
        count = addSpelledAt(spelling, units, length, singles[units[at]!]!, at, all, count);
    for (let at = 0; at < count; at++) marks[found[at]!] = 0;
    return count;
  }

  function locate(text: string): readonly LocatedWord[] {
    const found = new Int32Array(words.length);
    const numbers = found.subarray(0, scan(text, found)).sort();
    return locateWords(text, numbers, folds, folding);
  }

  return { scan, locate };
}

/** The first word of one unit for each unit, the others after it in `next`; undefined where no word is so short. */
function fileSingles(folds: readonly string[], next: Int32Array): Int32Array | undefined {
  if (folds.every((fold) => fold.length > 1)) return undefined;
  const heads = new Int32Array(0x1_0000).fill(NO_WORD);
  for (const [number, fold] of folds.entries()) {
    if (fold.length > 1) continue;
    next[number] = heads[fold.charCodeAt(0)]!;
    heads[fold.charCodeAt(0)] = number;
  }
  return heads;
}
