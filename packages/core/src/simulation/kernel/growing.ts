/**
 * An eighth more floats: the old ones, and then this one over and over. The old array, whose memory nobody may share, is empty then:
 * what it took is free at once, and not only when garbage is collected.
 */
export function grownFloats(old: Float64Array, rest = 0): Float64Array<ArrayBuffer> {
  const { length } = old;
  const grown = new Float64Array(moved(old, grownLength(length)));
  return rest === 0 ? grown : grown.fill(rest, length);
}

/** An eighth more integers of 32 bits, in the same way: the old ones, and then zeros. */
export const grownIntegers = (old: Int32Array): Int32Array<ArrayBuffer> =>
  new Int32Array(moved(old, grownLength(old.length)));

const moved = ({ buffer, BYTES_PER_ELEMENT }: Float64Array | Int32Array, length: number): ArrayBuffer =>
  (buffer as ArrayBuffer).transfer(length * BYTES_PER_ELEMENT);

/**
 * To double would leave half of what the worst day needs empty; there are few copies either way. Arrays of at least 16 keep their
 * proportion: one that begins n times as long as another is never less than that.
 */
const grownLength = (length: number): number => length + (length >> 3);
