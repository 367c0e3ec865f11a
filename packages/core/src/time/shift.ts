import * as z from "zod";
import { DAY } from "./duration.ts";
import type { TimeOfDay } from "./local-time.ts";
import { timeOfDayText } from "./text-schemas.ts";

/** One span of work, which belongs to the date on which it starts. */
export interface Shift {
  readonly start: TimeOfDay;
  /** Since midnight of the date of the start, so past midnight it is more than 24 hours. After `start`, by 24 hours at most. */
  readonly end: number;
}

/** `["09:00", "17:00"]`; an end at or before the start is on the next date. */
export const shiftSchema = z
  .tuple([timeOfDayText, timeOfDayText])
  .refine(([start]) => start < DAY, {
    message: "a shift cannot start at 24:00: write 00:00 on the next day",
    path: [0],
  })
  .transform(([start, end]): Shift => ({ start, end: end > start ? end : end + DAY }));

/** Two shifts of one list that share time, by their places in it. Shared time counts once. */
export function overlapOf(shifts: readonly Shift[]): readonly [number, number] | undefined {
  for (const [later, shift] of shifts.entries()) {
    const earlier = shifts.findIndex((other) => other.start < shift.end && shift.start < other.end);
    if (earlier < later) return [earlier, later];
  }
  return undefined;
}
