import type { RuleGroup } from "./placed-rules.ts";

/** The lowest set bit of a word that is not 0. */
export const lowest = (word: number): number => 31 - Math.clz32(word & -word);

export const setBit = (bits: Uint32Array, position: number): void => {
  bits[position >>> 5]! |= 1 << (position & 31);
};

export const clearBit = (bits: Uint32Array, position: number): void => {
  bits[position >>> 5]! &= ~(1 << (position & 31));
};

/**
 * Bitmaps of equal length, one below the other in one array, and for each of them a summary: the bitmap of its words that are
 * not 0, group by group. An AND of several first asks which words can hold anything at all.
 */
export interface BitMatrix {
  readonly words: number;
  readonly bits: Uint32Array;
  readonly blocks: number;
  readonly summary: Uint32Array;
}

export function packRows(
  rows: readonly Uint32Array[],
  { words, blocks, groups }: { readonly words: number; readonly blocks: number; readonly groups: readonly RuleGroup[] },
): BitMatrix {
  const bits = new Uint32Array(rows.length * words);
  const summary = new Uint32Array(rows.length * blocks);
  rows.forEach((row, index) => {
    bits.set(row, index * words);
    for (const { from, to, block } of groups)
      for (let word = from >>> 5, nth = 0; word * 32 < to; word++, nth++)
        if (row[word] !== 0) summary[index * blocks + block + (nth >>> 5)]! |= 1 << (nth & 31);
  });
  return { words, bits, blocks, summary };
}
