/** The beginning of a stream, and the stream as if nobody had looked. */
export interface Ahead<Piece> {
  readonly first: readonly Piece[];
  /** Whether there is no more than `first`. */
  readonly ended: boolean;
  readonly all: AsyncIterable<Piece>;
}

/**
 * Reads pieces until there are enough of them. A fault on the way is thrown in its place behind the pieces before it, or at once where
 * there is none.
 */
export async function readAhead<Piece>(
  pieces: AsyncIterable<Piece>,
  isEnough: (piece: Piece) => boolean,
): Promise<Ahead<Piece>> {
  const rest = pieces[Symbol.asyncIterator]();
  const first: Piece[] = [];
  let failure: { readonly error: unknown } | undefined;
  let ended = false;
  try {
    while (!ended) {
      const next = await rest.next();
      if (next.done === true) ended = true;
      else {
        first.push(next.value);
        if (isEnough(next.value)) break;
      }
    }
  } catch (error) {
    if (first.length === 0) throw error;
    failure = { error };
    ended = true;
  }
  async function* all(): AsyncGenerator<Piece, void, undefined> {
    try {
      yield* first;
      if (failure !== undefined) throw failure.error;
      for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
    } finally {
      await rest.return?.();
    }
  }
  return { first, ended, all: all() };
}
