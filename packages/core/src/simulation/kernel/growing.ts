/** Twice as many floats: the old ones, and then this one over and over. */
export function grownFloats(old: Float64Array, rest = 0): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(2 * old.length).fill(rest, old.length);
  grown.set(old);
  return grown;
}

/** Twice as many integers of 32 bits: the old ones, and then zeros. */
export function grownIntegers(old: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(2 * old.length);
  grown.set(old);
  return grown;
}
