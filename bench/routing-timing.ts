/** So many microseconds of questions stand between two looks at the clock, that looking costs nothing beside them. */
const SHORT = 2000;

/** The processor time of this process with all its threads since it began, in microseconds. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** The processor time that a piece of work takes, in microseconds. */
export async function cpuTimeOf<Result>(work: () => Result | Promise<Result>): Promise<[result: Result, cost: number]> {
  const before = cpuTime();
  const result = await work();
  return [result, cpuTime() - before];
}

/** Asks again and again until so much processor time has passed, for what one question costs, in microseconds of it. */
export async function costOfOne(milliseconds: number, ask: (count: number) => void | Promise<void>): Promise<number> {
  const begun = cpuTime();
  const end = begun + 1000 * milliseconds;
  let asked = 0;
  let batch = 1;
  for (let before = begun; before < end; ) {
    await ask(batch);
    asked += batch;
    const after = cpuTime();
    if (after - before < SHORT) batch *= 2;
    before = after;
  }
  return (cpuTime() - begun) / asked;
}
