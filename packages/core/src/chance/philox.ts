/**
 * Philox4x32-10 (Salmon, Moraes, Dror and Shaw, 2011): four random words for a counter of four words under a key of two,
 * without a state, so that any place of the sequence is had at once. Writes the words over the counter.
 */
export function philox(counter: Int32Array, firstKey: number, secondKey: number): void {
  let a = counter[0] as number;
  let b = counter[1] as number;
  let c = counter[2] as number;
  let d = counter[3] as number;
  let key = firstKey | 0;
  let otherKey = secondKey | 0;
  for (let round = 0; round < 10; round++) {
    const mixed = upperProduct(c, 0xcd9e8d57) ^ b ^ key;
    const otherMixed = upperProduct(a, 0xd2511f53) ^ d ^ otherKey;
    b = Math.imul(c, 0xcd9e8d57);
    d = Math.imul(a, 0xd2511f53);
    a = mixed;
    c = otherMixed;
    key = (key + 0x9e3779b9) | 0;
    otherKey = (otherKey + 0xbb67ae85) | 0;
  }
  counter[0] = a;
  counter[1] = b;
  counter[2] = c;
  counter[3] = d;
}

/** The upper 32 bits of the product of two unsigned words, by halves: no sum is above 2³². */
function upperProduct(x: number, y: number): number {
  const low = x & 0xffff;
  const high = x >>> 16;
  const yLow = y & 0xffff;
  const yHigh = y >>> 16;
  const carried = (Math.imul(low, yLow) >>> 16) + (Math.imul(high, yLow) >>> 0);
  const middle = (carried & 0xffff) + (Math.imul(low, yHigh) >>> 0);
  return (Math.imul(high, yHigh) + (carried >>> 16) + (middle >>> 16)) | 0;
}
