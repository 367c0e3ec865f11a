/** Does one work after the other that shares a word, in the order in which it came. */
export type InTurn = <Value>(word: string, work: () => Promise<Value>) => Promise<Value>;

export function inTurns(): InTurn {
  /** The end of each word's line. */
  const ends = new Map<string, Promise<unknown>>();
  return async (word, work) => {
    const before = ends.get(word);
    const own = before === undefined ? work() : before.then(work, work);
    ends.set(word, own);
    try {
      return await own;
    } finally {
      if (ends.get(word) === own) ends.delete(word);
    }
  };
}
