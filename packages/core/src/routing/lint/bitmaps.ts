import { lowest } from "../engine/bits.ts";

/** Sets of rules of one table, by their positions: operations on bitmaps of equal length. */
export type Bitmap = Uint32Array;

export const intersectInto = (into: Bitmap, other: Bitmap): void => {
  for (let word = 0; word < into.length; word++) into[word]! &= other[word]!;
};

export const joinInto = (into: Bitmap, other: Bitmap): void => {
  for (let word = 0; word < into.length; word++) into[word]! |= other[word]!;
};

export const takeOut = (into: Bitmap, other: Bitmap): void => {
  for (let word = 0; word < into.length; word++) into[word]! &= ~other[word]!;
};

export const hasBit = (bits: Bitmap, position: number): boolean =>
  (bits[position >>> 5]! & (1 << (position & 31))) !== 0;

/** Takes out everything from a position on. */
export function keepBefore(bits: Bitmap, position: number): void {
  bits.fill(0, (position + 31) >>> 5);
  if ((position & 31) !== 0) bits[position >>> 5]! &= (1 << (position & 31)) - 1;
}

/** Takes out everything up to a position, and the position itself. */
export function keepAfter(bits: Bitmap, position: number): void {
  const next = position + 1;
  bits.fill(0, 0, next >>> 5);
  if ((next & 31) !== 0) bits[next >>> 5]! &= ~((1 << (next & 31)) - 1);
}

export function positionsIn(bits: Bitmap): number[] {
  const positions: number[] = [];
  for (let word = 0; word < bits.length; word++)
    for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) positions.push(word * 32 + lowest(rest));
  return positions;
}

export function countIn(bits: Bitmap): number {
  let count = 0;
  for (let word of bits) {
    word -= (word >>> 1) & 0x5555_5555;
    word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
    count += (((word + (word >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
  }
  return count;
}
