declare const wait: unique symbol;

/** What a process yields: a stretch of time, or the answer of a resource. Only the kernel makes one. */
export type Wait = number & { readonly [wait]: true };

/**
 * The life of a customer, an arrival stream or a roster, written from its own point of view. `yield` answers true when what it waited
 * for has come, and false when it will not: patience ended, or a resource turned it away.
 */
export type Process = Generator<Wait, void, boolean>;

/** Lets this much time pass, in the simulation's unit. Throws a RangeError for less than none. */
export function delay(time: number): Wait {
  if (!(time >= 0)) throw new RangeError(`A delay is a stretch of time, not ${time}`);
  return time as Wait;
}

/** The answers of a resource. A stretch of time is never below 0. */
export const GRANTED = -1 as Wait;
export const TURNED_AWAY = -2 as Wait;
export const LATER = -3 as Wait;
