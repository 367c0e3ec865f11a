import { requireLoad, requireQueue } from "./call-queue.ts";

/**
 * How many wait on the average where every call takes exactly one unit of time (M/D/c). The line after a unit is the line before
 * with as many arrivals as a Poisson variate says, less the servers: a random walk with a floor, whose mean is by Spitzer's
 * identity the sum over n of E[(Poisson(n·load) − n·servers)⁺] / n. Infinite where the load is as large as the servers.
 * Throws a `RangeError` unless the servers are a whole number and the load is 0 or more.
 */
export function meanQueueOfConstantHandling(servers: number, offeredLoad: number): number {
  requireQueue({ servers });
  requireLoad(offeredLoad);
  if (offeredLoad >= servers) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let n = 1; ; n++) {
    const term = poissonExcess(n * offeredLoad, n * servers) / n;
    sum += term;
    if (term <= sum * (1 - offeredLoad / servers) * 1e-17) return sum;
  }
}

/** E[(X − floor)⁺] for a Poisson variate X with a mean below the floor. */
function poissonExcess(mean: number, floor: number): number {
  let probability = poissonPoint(mean, floor);
  let sum = 0;
  for (let above = 1; ; above++) {
    probability *= mean / (floor + above);
    const term = above * probability;
    sum += term;
    if (term <= sum * 1e-18) return sum;
  }
}

/**
 * The Poisson probability of `count`, which is above 0. Loader's form: the deviance and Stirling's error are small each, while
 * the logarithms of power and factorial would cancel.
 */
function poissonPoint(mean: number, count: number): number {
  const deviance = count * logExcess((mean - count) / count);
  return Math.exp(-deviance - stirlingError(count)) / Math.sqrt(2 * Math.PI * count);
}

/** x − ln(1 + x), without loss of digits near 0. */
function logExcess(x: number): number {
  if (Math.abs(x) > 0.1) return x - Math.log1p(x);
  const ratio = x / (2 + x);
  const square = ratio * ratio;
  let [power, sum] = [2 * ratio * square, 0];
  for (let odd = 3; Math.abs(power) > 1e-19 * Math.abs(x); odd += 2, power *= square) sum += power / odd;
  return x * ratio - sum;
}

/** ln n! less Stirling's approximation to it. */
function stirlingError(n: number): number {
  if (n < 16) {
    let product = 1;
    for (let factor = 2; factor <= n; factor++) product *= factor;
    return Math.log(product / Math.sqrt(2 * Math.PI * n)) - n * (Math.log(n) - 1);
  }
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}
