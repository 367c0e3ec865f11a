interface Waiting<Given, Value> {
  readonly given: Given;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers all writes that arrive within one turn of the event loop, for `write` to make in one transaction. Syncing to the disk
 * costs more than the write itself, so a server under load shares it among the requests that wait anyway; nobody is answered
 * before the disk has it. When a group throws, each of its writes is made again as a group of its own, so that it harms no other.
 *
 * `write` answers each of a group in its place, and undoes all of it when it throws.
 */
export function groupCommit<Given, Value>(
  write: (group: readonly Given[]) => readonly Value[],
): (given: Given) => Promise<Value> {
  let waiting: Waiting<Given, Value>[] = [];

  const together = (group: readonly Waiting<Given, Value>[]): void => {
    const values = write(group.map((one) => one.given));
    for (const [index, { resolve }] of group.entries()) resolve(values[index] as Value);
  };

  const alone = (one: Waiting<Given, Value>): void => {
    try {
      together([one]);
    } catch (error) {
      one.reject(error);
    }
  };

  const commit = (): void => {
    const group = waiting;
    waiting = [];
    try {
      together(group);
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else group.forEach(alone);
    }
  };

  return (given) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ given, resolve, reject });
    });
}
