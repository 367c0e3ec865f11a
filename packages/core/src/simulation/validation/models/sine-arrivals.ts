import type { NextArrival } from "../../../chance/arrivals.ts";

/** A Poisson process at the rate mean + amplitude · sin(2πt / period), by thinning. */
export function sineArrivals({
  mean,
  amplitude,
  period,
}: {
  readonly mean: number;
  readonly amplitude: number;
  readonly period: number;
}): NextArrival {
  const most = mean + amplitude;
  return (stream, after) => {
    for (let at = after; ; ) {
      at += stream.exponential() / most;
      if (stream.uniform() * most < mean + amplitude * Math.sin((2 * Math.PI * at) / period)) return at;
    }
  };
}
