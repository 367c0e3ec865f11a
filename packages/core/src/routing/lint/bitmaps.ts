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
    for (let rest = bits[word]!; rest !== 0; rest &= rest - 1)
      positions.push(word * 32 + 31 - Math.clz32(rest & -rest));
  return positions;
}

export function countIn(bits: Bitmap): number {
  let count = 0;
  for (const word of bits) for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}
