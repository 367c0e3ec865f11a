import { fourHash, pairHash, type TellingParts } from "./telling-parts.ts";
import { NOT_ALONE_BIT } from "./unit-codes.ts";

/** Finds where words may stand in a text, with memory that is used again for the next text. */
export interface Sifting {
  /** The codes of the text's units, the first of them at `BEFORE`; zeros before it. */
  readonly codes: Int32Array;
  /** Entries of words to be tried, those chained to them too, and where their telling parts seem to begin. */
  readonly tried: Int32Array;
  readonly places: Int32Array;
  /**
   * Folds a text by a table of codes, and writes down where its parts pass the filter. Answers how many times they do, or -1
   * where a unit does not fold alone.
   */
  readonly pass: (text: string, table: Int32Array) => number;
  /** Writes down what to try of that which passed, in a text of `length` units, and answers how much it is. */
  readonly candidates: (passing: number, length: number) => number;
}

/** So many units that are in no text stand before the first, since parts are looked at where they end. */
export const BEFORE = 3;

/** Units in a round of the filter. */
const ROUND = 4;

/**
 * For texts of up to `room` units. No branch depends on what is in a text: the processor would guess wrongly too often. Each
 * step takes its arrays out of objects that the closure keeps: where there is one closure, V8 has their addresses in its code,
 * and where there are more, the step reads them once.
 */
export function siftingFor(parts: TellingParts, room: number): Sifting {
  const memory = {
    codes: new Int32Array(BEFORE + room + 1),
    /** Places of which the filter lets one of the parts pass that end there or a unit later. */
    passed: new Int32Array(room / 2 + ROUND),
    tried: new Int32Array(3 * (room + ROUND)),
    places: new Int32Array(3 * (room + ROUND)),
  };

  /** Takes the first units, up to a whole number of rounds, and lets them pass unseen. Answers all the bits in them. */
  function takeRest(text: string, table: Int32Array, rest: number): number {
    const { codes, passed } = memory;
    let all = 0;
    for (let at = 0; at < rest; at++) {
      const code = table[text.charCodeAt(at)]!;
      codes[BEFORE + at] = code;
      all |= code;
    }
    passed[0] = 0;
    passed[1] = 2;
    return all;
  }

  function pass(text: string, table: Int32Array): number {
    const { filter, filterShift } = parts;
    const { codes, passed } = memory;
    const rest = text.length % ROUND;
    let all = takeRest(text, table, rest);
    let count = (rest + 1) >> 1;
    let last = codes[BEFORE + rest - 1]!;
    let toLast = pairHash(codes[BEFORE + rest - 2]!, last);
    let earlier = pairHash(codes[BEFORE + rest - 3]!, codes[BEFORE + rest - 2]!);
    for (let at = rest; at < text.length; at += ROUND) {
      const one = table[text.charCodeAt(at)]!;
      const two = table[text.charCodeAt(at + 1)]!;
      const three = table[text.charCodeAt(at + 2)]!;
      const four = table[text.charCodeAt(at + 3)]!;
      codes[BEFORE + at] = one;
      codes[BEFORE + at + 1] = two;
      codes[BEFORE + at + 2] = three;
      codes[BEFORE + at + 3] = four;
      all |= one | two | three | four;
      const toOne = pairHash(last, one);
      const toTwo = pairHash(one, two);
      const toThree = pairHash(two, three);
      const toFour = pairHash(three, four);
      passed[count] = at;
      count +=
        filter[toOne >>> filterShift]! |
        filter[toTwo >>> filterShift]! |
        filter[fourHash(earlier, toOne) >>> filterShift]! |
        filter[fourHash(toLast, toTwo) >>> filterShift]!;
      passed[count] = at + 2;
      count +=
        filter[toThree >>> filterShift]! |
        filter[toFour >>> filterShift]! |
        filter[fourHash(toOne, toThree) >>> filterShift]! |
        filter[fourHash(toTwo, toFour) >>> filterShift]!;
      earlier = toThree;
      toLast = toFour;
      last = four;
    }
    return (all & NOT_ALONE_BIT) === 0 ? count : -1;
  }

  function candidates(passing: number, length: number): number {
    const { pairs, fours, headShift, singles } = parts;
    const { codes, passed, tried, places } = memory;
    let count = 0;
    for (let index = 0; index < passing; index++) {
      const at = passed[index]!;
      const second = codes[BEFORE + at - 2]!;
      const third = codes[BEFORE + at - 1]!;
      const one = codes[BEFORE + at]!;
      const toOne = pairHash(third, one);
      const toTwo = pairHash(one, codes[BEFORE + at + 1]!);
      const fourToOne = fourHash(pairHash(codes[BEFORE + at - 3]!, second), toOne);
      const fourToTwo = fourHash(pairHash(second, third), toTwo);
      count = note(pairs[toOne >>> headShift]!, at - 1, tried, places, count);
      count = note(pairs[toTwo >>> headShift]!, at, tried, places, count);
      count = note(fours[fourToOne >>> headShift]!, at - 3, tried, places, count);
      count = note(fours[fourToTwo >>> headShift]!, at - 2, tried, places, count);
    }
    if (singles !== undefined)
      for (let at = 0; at < length; at++)
        count = note(singles[codes[BEFORE + at]! & 0xffff]!, at, tried, places, count);
    return count;
  }

  return { ...memory, pass, candidates };
}

/** Counts only what is an entry, by its sign. */
function note(entry: number, at: number, tried: Int32Array, places: Int32Array, count: number): number {
  tried[count] = entry;
  places[count] = at;
  return count + ((entry >>> 31) ^ 1);
}
