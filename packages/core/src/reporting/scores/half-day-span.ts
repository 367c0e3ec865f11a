import { type CivilDate, formatDate, parseDate } from "../../time/civil-date.ts";

/**
 * Half days of the city, from one on and before another. A half day reads `2026-05-16T00` until noon and `2026-05-16T12` from
 * noon, so that their order is that of their texts.
 */
export interface HalfDaySpan {
  readonly from: string;
  readonly before: string;
}

export const midnight = (date: CivilDate): string => `${formatDate(date)}T00`;
export const noon = (date: CivilDate): string => `${formatDate(date)}T12`;

/** The date of a half day. */
export const dateOfHalfDay = (halfDay: string): CivilDate => parseDate(halfDay.slice(0, -"T00".length)) ?? Number.NaN;

/** Half days as whole numbers that follow each other. */
const ordinalOf = (halfDay: string): number => dateOfHalfDay(halfDay) * 2 + (halfDay.endsWith("T12") ? 1 : 0);
const halfDayAt = (ordinal: number): string => (ordinal % 2 === 0 ? midnight(ordinal / 2) : noon((ordinal - 1) / 2));

/** How many half days a span has. */
export const lengthOf = ({ from, before }: HalfDaySpan): number => ordinalOf(before) - ordinalOf(from);

/** The half day that comes so many later, or earlier where it is negative. */
export const halfDaysLater = (halfDay: string, count: number): string => halfDayAt(ordinalOf(halfDay) + count);

/** The first so many half days of a span; all of it where it has no more. */
export function startOfSpan({ from, before }: HalfDaySpan, count: number): HalfDaySpan {
  const end = halfDaysLater(from, count);
  return { from, before: end < before ? end : before };
}
