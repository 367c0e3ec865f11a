import type { CallQueue } from "./call-queue.ts";
import { erlangB } from "./erlang-b.ts";

/** How many wait, as probabilities over all time. */
export interface WaitingLine {
  /** `law[n]`: every server is busy, and n callers wait. */
  readonly law: Float64Array;
  /** The probability that a server is free. */
  readonly free: number;
}

/** A line is cut off where what lies beyond it is less than this part of the whole. */
const NEGLIGIBLE = 1e-19;
/** Weights are scaled down before they overflow. */
const LARGE = 1e200;

/**
 * The law of the line before busy servers. `leaving(n)` is the rate at which a line of n callers gets shorter, `most` the callers
 * for whom there is room; without it the line must come to an end by itself, which it does when leaving outgrows arriving.
 * Every state is weighed against that in which all are busy and nobody waits, whose weight among those without a line is the
 * loss formula's, so nothing is ever computed from factorials, whatever the number of servers.
 */
export function waitingLine(
  { servers, arrivalRate, serviceRate }: CallQueue,
  leaving: (waiting: number) => number,
  most = Number.POSITIVE_INFINITY,
): WaitingLine {
  const blocked = erlangB(servers, arrivalRate / serviceRate);
  const weights = [1];
  let [weight, sum, scale] = [1, 1, 1];
  for (let n = 1; n <= most; n++) {
    const growth = arrivalRate / leaving(n);
    weight *= growth;
    weights.push(weight);
    sum += weight;
    if (weight > LARGE) {
      for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) / LARGE;
      [weight, sum, scale] = [weight / LARGE, sum / LARGE, scale / LARGE];
    }
    if (growth < 1 && weight * growth < sum * NEGLIGIBLE * (1 - growth)) break;
  }
  const total = (1 - blocked) * scale + blocked * sum;
  return { law: Float64Array.from(weights, (one) => (blocked * one) / total), free: ((1 - blocked) * scale) / total };
}
