/**
 * Twice as many floats: the old ones, and then this one over and over. The old array, whose memory nobody may share, is empty then:
 * what it took is free at once, and not only when garbage is collected. Zeros that nothing was written over take no memory yet.
 */
export function grownFloats(old: Float64Array, rest = 0): Float64Array<ArrayBuffer> {
  const { length } = old;
  const grown = new Float64Array(doubled(old));
  return rest === 0 ? grown : grown.fill(rest, length);
}

/** Twice as many integers of 32 bits, in the same way: the old ones, and then zeros. */
export const grownIntegers = (old: Int32Array): Int32Array<ArrayBuffer> => new Int32Array(doubled(old));

const doubled = ({ buffer }: Float64Array | Int32Array): ArrayBuffer =>
  (buffer as ArrayBuffer).transfer(2 * buffer.byteLength);
