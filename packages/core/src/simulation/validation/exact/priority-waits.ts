/** Customers of one class at one server: how many come, and the first two moments of their handling time. */
interface PriorityClass {
  readonly arrivalRate: number;
  readonly mean: number;
  readonly second: number;
}

const loads = (classes: readonly PriorityClass[]): readonly number[] =>
  classes.map((_, at) => classes.slice(0, at + 1).reduce((sum, { arrivalRate, mean }) => sum + arrivalRate * mean, 0));

/** By class, the first of which is served first: the mean wait where nobody is interrupted (Cobham 1954), for M/G/1. */
export function waitsByPriority(classes: readonly PriorityClass[]): readonly number[] {
  const left = residual(classes);
  return cobham(left, loads(classes));
}

/** The same for `servers` that all classes need equally long, of which a caller who takes no heed of classes waits `meanWait`. */
export function waitsOfEquals(meanWait: number, loadsPerServer: readonly number[]): readonly number[] {
  const upTo = loadsPerServer.map((_, at) => loadsPerServer.slice(0, at + 1).reduce((sum, load) => sum + load));
  return cobham(meanWait * (1 - (upTo.at(-1) ?? 0)), upTo);
}

/** By class, the mean time until all is done where who is more urgent takes the server and the other resumes later, for M/G/1. */
export function sojournsOfPreemptive(classes: readonly PriorityClass[]): readonly number[] {
  const upTo = loads(classes);
  return classes.map(({ mean }, at) => {
    const before = 1 - (upTo[at - 1] ?? 0);
    return mean / before + residual(classes.slice(0, at + 1)) / (before * (1 - (upTo[at] as number)));
  });
}

/** The work that is left of the customer in service, on the average over all time. */
const residual = (classes: readonly PriorityClass[]): number =>
  classes.reduce((sum, { arrivalRate, second }) => sum + (arrivalRate * second) / 2, 0);

const cobham = (left: number, upTo: readonly number[]): readonly number[] =>
  upTo.map((load, at) => left / ((1 - (upTo[at - 1] ?? 0)) * (1 - load)));
