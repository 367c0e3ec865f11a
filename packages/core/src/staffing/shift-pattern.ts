import { DAY, MINUTE } from "../time/duration.ts";

/** The length of the stretches by which demand and shifts are counted. */
export const HALF_HOUR = 30 * MINUTE;
export const HALF_HOURS_A_DAY = DAY / HALF_HOUR;

/** A kind of shift as a planner thinks of it; times are in milliseconds, the starts since midnight. */
export interface ShiftKind {
  readonly name: string;
  readonly starts: readonly number[];
  readonly length: number;
  /** Each at one of these times after the start of the shift. */
  readonly breaks: readonly { readonly after: readonly number[]; readonly length: number }[];
  /** What one person on it costs. */
  readonly cost: number;
  /** At most so many people work it on a day, whichever its start and breaks. */
  readonly atMost?: number | undefined;
}

/**
 * One way to work a shift, in half hours from the start of the period that is planned. Who works it attends in these, which are
 * counted around the period; start, length and breaks are not.
 */
export interface ShiftPattern {
  readonly shift: string;
  readonly start: number;
  readonly length: number;
  readonly attends: readonly number[];
  readonly breaks: readonly { readonly at: number; readonly length: number }[];
  readonly cost: number;
}

/**
 * Every way to work these shifts in a period of so many days that is repeated for ever: a shift at night ends in the morning of
 * the next day, the last one on the first.
 */
export function patternsOf(shifts: readonly ShiftKind[], days: number): readonly ShiftPattern[] {
  const firsts = Array.from({ length: days }, (_, day) => day * HALF_HOURS_A_DAY);
  return shifts.flatMap((shift) =>
    firsts.flatMap((first) =>
      shift.starts.flatMap((start) =>
        breaksOf(shift).map((breaks) => patternOf(shift, first + start / HALF_HOUR, breaks, days)),
      ),
    ),
  );
}

function patternOf(
  { name, length, cost }: ShiftKind,
  start: number,
  pauses: readonly Pause[],
  days: number,
): ShiftPattern {
  const period = days * HALF_HOURS_A_DAY;
  const breaks = pauses.map(({ after, length }) => ({ at: start + after / HALF_HOUR, length: length / HALF_HOUR }));
  const away = new Set(breaks.flatMap(({ at, length }) => Array.from({ length }, (_, index) => at + index)));
  const attends = Array.from({ length: length / HALF_HOUR }, (_, index) => start + index)
    .filter((slot) => !away.has(slot))
    .map((slot) => slot % period);
  return { shift: name, start, length: length / HALF_HOUR, attends, breaks, cost };
}

interface Pause {
  readonly after: number;
  readonly length: number;
}

/** The ways to choose one time for each break. */
const breaksOf = ({ breaks }: ShiftKind): readonly (readonly Pause[])[] =>
  breaks.reduce<readonly (readonly Pause[])[]>(
    (chosen, { after, length }) => chosen.flatMap((one) => after.map((time) => [...one, { after: time, length }])),
    [[]],
  );
