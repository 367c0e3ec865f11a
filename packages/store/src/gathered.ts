import { isBusy } from "./faults.ts";

interface Waiting<Given, Value> {
  readonly given: Given;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what arrives within one turn of the event loop, for `work` to do at once: writes in one transaction, reads by one look at
 * the file. Syncing to the disk costs more than the write itself, so a server under load shares it among the requests that wait
 * anyway; nobody is answered before the disk has it. When a group throws, each of it is tried again as a group of its own, so that
 * it harms no other; where another process holds the lock for too long, all of them are told so at once. What arrives while a group
 * is under way waits for the next.
 *
 * `work` answers each of a group in its place, and undoes all of it when it throws. Over two turns a group takes in as well what
 * had to be read first.
 */
export function gathered<Given, Value>(
  work: (group: readonly Given[]) => readonly Value[] | Promise<readonly Value[]>,
  turns: 1 | 2 = 1,
): (given: Given) => Promise<Value> {
  let waiting: Waiting<Given, Value>[] = [];
  let underWay = false;

  const together = async (group: readonly Waiting<Given, Value>[]): Promise<void> => {
    try {
      const values = await work(group.map((one) => one.given));
      for (const [index, { resolve }] of group.entries()) resolve(values[index] as Value);
    } catch (error) {
      if (group.length === 1 || isBusy(error)) for (const { reject } of group) reject(error);
      else for (const one of group) await together([one]);
    }
  };

  const begin = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    await together(group);
    underWay = false;
    if (waiting.length > 0) beginSoon();
  };

  const beginSoon = (): void => {
    underWay = true;
    setImmediate(turns === 1 ? begin : () => setImmediate(begin));
  };

  return (given) =>
    new Promise((resolve, reject) => {
      waiting.push({ given, resolve, reject });
      if (!underWay) beginSoon();
    });
}
