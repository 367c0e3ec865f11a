import type { RandomStream } from "./random.ts";

/**
 * How many arrivals are expected when: a cycle of equal steps that repeats without end in both directions, such as the 168 hours
 * of a week. Within a step the rate is constant.
 */
export interface ArrivalProfile {
  /** An instant at which the cycle begins. */
  readonly start: number;
  /** The length of a step, above 0, in the unit of the instants. */
  readonly step: number;
  /** The arrivals expected in each step of the cycle: at least one step, none below 0. */
  readonly expected: readonly number[];
  /**
   * By how much to multiply what is expected in one step of time, counted from `start` and not from the cycle: a season, a storm,
   * a day that is busier than others. It must answer the same whenever it is asked. 1 where left out.
   */
  readonly level?: ((step: number) => number) | undefined;
}

/** The first arrival at an instant or after it; never (∞) if none comes within a million steps. */
export type NextArrival = (stream: RandomStream, after: number) => number;

/**
 * A non-homogeneous Poisson process by inversion of the expected number: each arrival takes one exponential variate, so that
 * common streams stay in step whatever the rates. It keeps no state.
 */
export function arrivals({ start, step, expected, level = () => 1 }: ArrivalProfile): NextArrival {
  const perStep = Float64Array.from(expected);
  const expectedIn = (at: number): number =>
    (perStep[at - Math.floor(at / perStep.length) * perStep.length] as number) * level(at);

  return (stream, after) => {
    let left = stream.exponential();
    const passed = (after - start) / step;
    const first = Math.floor(passed);
    const rate = expectedIn(first);
    const rest = rate * (1 - (passed - first));
    if (left < rest) return after + (left / rate) * step;
    left -= rest;
    for (let at = first + 1; at <= first + FARTHEST; at++) {
      const whole = expectedIn(at);
      if (left < whole) return Math.max(after, start + (at + left / whole) * step);
      left -= whole;
    }
    return Number.POSITIVE_INFINITY;
  };
}

const FARTHEST = 1_000_000;
