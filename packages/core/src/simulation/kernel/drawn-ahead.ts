/** Draws that are made at once. */
const BLOCK = 64;

/**
 * The draws of a stream that serves one purpose, some of them made ahead: the same numbers in the same order for less time, as in
 * `drawnAhead(streams.stream("arrivals").exponentials)`.
 */
export function drawnAhead(fill: (block: Float64Array) => void): () => number {
  const block = new Float64Array(BLOCK);
  let next = BLOCK;
  return () => {
    if (next === BLOCK) {
      fill(block);
      next = 0;
    }
    return block[next++] as number;
  };
}
