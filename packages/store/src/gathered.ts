interface Waiting<Given, Value> {
  readonly given: Given;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what arrives within one turn of the event loop, for `work` to do at once: writes in one transaction, reads by one look at
 * the file. Syncing to the disk costs more than the write itself, so a server under load shares it among the requests that wait
 * anyway; nobody is answered before the disk has it. When a group throws, each of it is tried again as a group of its own, so that
 * it harms no other.
 *
 * `work` answers each of a group in its place, and undoes all of it when it throws. Over two turns a group takes in as well what
 * had to be read first.
 */
export function gathered<Given, Value>(
  work: (group: readonly Given[]) => readonly Value[],
  turns: 1 | 2 = 1,
): (given: Given) => Promise<Value> {
  let waiting: Waiting<Given, Value>[] = [];

  const together = (group: readonly Waiting<Given, Value>[]): void => {
    const values = work(group.map((one) => one.given));
    for (const [index, { resolve }] of group.entries()) resolve(values[index] as Value);
  };

  const alone = (one: Waiting<Given, Value>): void => {
    try {
      together([one]);
    } catch (error) {
      one.reject(error);
    }
  };

  const begin = (): void => {
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
      if (waiting.length === 0) setImmediate(turns === 1 ? begin : () => setImmediate(begin));
      waiting.push({ given, resolve, reject });
    });
}
