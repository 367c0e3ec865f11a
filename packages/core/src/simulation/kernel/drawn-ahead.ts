/** Draws that are made at once. */
const BLOCK = 64;

/**
 * The draws of a stream that serves one purpose, some of them made ahead: the same numbers in the same order for less time, as a
 * processor that makes several at once need not wait for any.
 */
export function drawnAhead(draw: () => number): () => number {
  const block = new Float64Array(BLOCK);
  let next = BLOCK;
  return () => {
    if (next === BLOCK) {
      for (let at = 0; at < BLOCK; at++) block[at] = draw();
      next = 0;
    }
    return block[next++] as number;
  };
}
