import { fourHash, pairHash, type TellingParts } from "./telling-parts.ts";
import { NOT_ALONE_BIT } from "./unit-codes.ts";

/** What is written down of one text, in memory that is used again for the next. */
export interface Sifting {
  /** The codes of the text's units, the first of them at `BEFORE`; zeros before it. */
  readonly codes: Int32Array;
  /** Where rounds begin in which the filter lets one of the parts pass that end there, or up to three units later. */
  readonly passed: Int32Array;
  /** Entries of words to be tried, and where their telling parts seem to begin. */
  readonly tried: Int32Array;
  readonly places: Int32Array;
}

/** Units in a round of the filter. */
const ROUND = 4;

/** So many units that are in no text stand before the first: the rest of a round, and of a part. */
export const BEFORE = 3;

/** Memory for texts of up to so many units: for each of them a pair, a four and a word of one unit may have to be tried. */
export const siftingFor = (length: number): Sifting => ({
  codes: new Int32Array(BEFORE + length + 1),
  passed: new Int32Array(length / 2 + 3),
  tried: new Int32Array(3 * (length + ROUND)),
  places: new Int32Array(3 * (length + ROUND)),
});

/**
 * Folds a text by a table of codes, and writes down the rounds that pass the filter. Answers how many they are, or -1 where a
 * unit does not fold alone. No branch depends on what is in the text: the processor would guess wrongly too often. The first
 * units, up to a whole number of rounds, pass unseen.
 */
export function passFilter(text: string, table: Int32Array, parts: TellingParts, { codes, passed }: Sifting): number {
  const { filter, filterShift } = parts;
  const begin = text.length % ROUND;
  let all = 0;
  for (let at = 0; at < begin; at++) {
    codes[BEFORE + at] = table[text.charCodeAt(at)]!;
    all |= codes[BEFORE + at]!;
  }
  passed[0] = 0;
  passed[1] = 2;
  let count = (begin + 1) >> 1;
  let last = codes[BEFORE + begin - 1]!;
  let earlierPair = pairHash(codes[BEFORE + begin - 3]!, codes[BEFORE + begin - 2]!);
  let lastPair = pairHash(codes[BEFORE + begin - 2]!, last);
  for (let at = begin; at < text.length; at += ROUND) {
    const one = table[text.charCodeAt(at)]!;
    const two = table[text.charCodeAt(at + 1)]!;
    const three = table[text.charCodeAt(at + 2)]!;
    const four = table[text.charCodeAt(at + 3)]!;
    all |= one | two | three | four;
    codes[BEFORE + at] = one;
    codes[BEFORE + at + 1] = two;
    codes[BEFORE + at + 2] = three;
    codes[BEFORE + at + 3] = four;
    const toOne = pairHash(last, one);
    const toTwo = pairHash(one, two);
    const toThree = pairHash(two, three);
    const toFour = pairHash(three, four);
    passed[count] = at;
    count +=
      filter[toOne >>> filterShift]! |
      filter[toTwo >>> filterShift]! |
      filter[fourHash(earlierPair, toOne) >>> filterShift]! |
      filter[fourHash(lastPair, toTwo) >>> filterShift]!;
    passed[count] = at + 2;
    count +=
      filter[toThree >>> filterShift]! |
      filter[toFour >>> filterShift]! |
      filter[fourHash(toOne, toThree) >>> filterShift]! |
      filter[fourHash(toTwo, toFour) >>> filterShift]!;
    last = four;
    earlierPair = toThree;
    lastPair = toFour;
  }
  return (all & NOT_ALONE_BIT) === 0 ? count : -1;
}

/** Writes down which entries to try where, and answers how many they are; an entry stands for those chained to it too. */
export function findCandidates(passing: number, { pairs, fours, headShift }: TellingParts, sifting: Sifting): number {
  const { codes, passed, tried, places } = sifting;
  let count = 0;
  for (let index = 0; index < passing; index++) {
    const at = passed[index]!;
    const before = codes[BEFORE + at - 1]!;
    const one = codes[BEFORE + at]!;
    const toBefore = pairHash(codes[BEFORE + at - 2]!, before);
    const toOne = pairHash(before, one);
    const toTwo = pairHash(one, codes[BEFORE + at + 1]!);
    const fourToOne = fourHash(pairHash(codes[BEFORE + at - 3]!, codes[BEFORE + at - 2]!), toOne);
    count = note(pairs[toOne >>> headShift]!, at - 1, tried, places, count);
    count = note(pairs[toTwo >>> headShift]!, at, tried, places, count);
    count = note(fours[fourToOne >>> headShift]!, at - 3, tried, places, count);
    count = note(fours[fourHash(toBefore, toTwo) >>> headShift]!, at - 2, tried, places, count);
  }
  return count;
}

/** Adds the words of one unit to the candidates, and answers how many they are then. */
export function addSingles(length: number, singles: Int32Array, sifting: Sifting, candidates: number): number {
  const { codes, tried, places } = sifting;
  let count = candidates;
  for (let at = 0; at < length; at++) count = note(singles[codes[BEFORE + at]! & 0xffff]!, at, tried, places, count);
  return count;
}

/** Counts only what is an entry, by its sign. */
function note(entry: number, at: number, tried: Int32Array, places: Int32Array, count: number): number {
  tried[count] = entry;
  places[count] = at;
  return count + ((entry >>> 31) ^ 1);
}
