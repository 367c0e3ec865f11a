/** A quarter more floats: the old ones, and then this one over and over. */
export function grownFloats(old: Float64Array, rest = 0): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(grownLength(old)).fill(rest, old.length);
  grown.set(old);
  return grown;
}

/** A quarter more integers of 32 bits: the old ones, and then zeros. */
export function grownIntegers(old: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(grownLength(old));
  grown.set(old);
  return grown;
}

/**
 * To double would leave half of what the worst day needs empty; there are few copies either way. Arrays of at least 16 keep their
 * proportion: one that begins n times as long as another is never less than that.
 */
const grownLength = ({ length }: { readonly length: number }): number => length + (length >> 2);
