import type { RandomStream } from "../../../chance/random.ts";

/** A line whose number of customers is a birth-and-death process: M/M/c, with impatience (M/M/c+M) or little room (M/M/c/K). */
export interface MarkovLine {
  readonly servers: number;
  readonly arrivalRate: number;
  readonly serviceRate: number;
  /** Of one customer who waits; nobody leaves if left out. */
  readonly patienceRate?: number;
  /** How many may wait; everybody if left out. */
  readonly room?: number;
}

/** Draws how many customers there are in the long run: a simulation that begins with them needs no warm-up. */
export function stationaryNumber(line: MarkovLine): (stream: RandomStream) => number {
  const { servers, arrivalRate, serviceRate, patienceRate = 0, room = Number.POSITIVE_INFINITY } = line;
  const leaving = (n: number): number => Math.min(n, servers) * serviceRate + Math.max(0, n - servers) * patienceRate;
  const weights = [1];
  // Around the number at which most are, so that nothing overflows; what is left out is less than one in 10^15.
  const middle = Math.min(servers, Math.floor(arrivalRate / serviceRate));
  let lowest = middle;
  for (let weight = 1; lowest > 0 && weight > NEGLIGIBLE; lowest--) {
    weight *= leaving(lowest) / arrivalRate;
    weights.unshift(weight);
  }
  for (let n = middle + 1, weight = 1; n <= servers + room && weight > NEGLIGIBLE; n++) {
    weight *= arrivalRate / leaving(n);
    weights.push(weight);
  }
  const total = weights.reduce((sum, weight) => sum + weight);
  return (stream) => {
    let left = stream.uniform() * total;
    const place = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return lowest + Math.max(0, place);
  };
}

const NEGLIGIBLE = 1e-18;
