import type { RandomStream } from "../../src/chance/random.ts";
import type { LoggedCall } from "../../src/simulation/calibration/logged-call.ts";
import { MINUTE } from "../../src/time/duration.ts";

/** What is true of the callers and operators of a line that is the same round the clock. */
export interface TrueLine {
  readonly callsPerDay: number;
  readonly operators: number;
  /** All three are exponential. */
  readonly talk: number;
  readonly patience: number;
  /** From hanging up to the next call of the same caller, and the share that makes one. */
  readonly redials: number;
  readonly redialAfter: number;
}

/**
 * The log of a line with exponential times, by no event list: whoever is first in time takes the operator who is free first, or
 * hangs up if that is too late (Kiefer and Wolfowitz with impatience).
 */
export function callsByRecursion(
  line: TrueLine,
  start: number,
  end: number,
  stream: RandomStream,
): readonly LoggedCall[] {
  const freeAt = Array.from({ length: line.operators }, () => start);
  const calls: LoggedCall[] = [];
  const again: { at: number; caller: number }[] = [];
  const mean = (length: number): number => Math.max(1, Math.round(length * stream.exponential()));
  let first = start + mean((24 * 60 * MINUTE) / line.callsPerDay);
  let callers = 0;
  while (true) {
    again.sort((one, other) => one.at - other.at);
    const redial = (again[0]?.at ?? first) < first ? again.shift() : undefined;
    const came = redial?.at ?? first;
    if (came >= end) return calls;
    const caller = redial?.caller ?? ++callers;
    if (redial === undefined) first += mean((24 * 60 * MINUTE) / line.callsPerDay);
    const operator = freeAt.indexOf(Math.min(...freeAt));
    const [waited, patience] = [Math.max(0, (freeAt[operator] as number) - came), mean(line.patience)];
    if (waited > patience) {
      calls.push({ came, waited: patience, answered: false, served: 0, operator: undefined, caller: `${caller}` });
      if (stream.uniform() < line.redials) again.push({ at: came + patience + mean(line.redialAfter), caller });
    } else {
      const served = mean(line.talk);
      freeAt[operator] = came + waited + served;
      calls.push({ came, waited, answered: true, served, operator: `${operator}`, caller: `${caller}` });
    }
  }
}
