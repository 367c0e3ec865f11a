import type { CivilDate } from "../../time/civil-date.ts";
import { day } from "../conditions/day.ts";
import { validity } from "../conditions/validity.ts";
import { type DateKind, type Domain, dateKinds } from "../domain.ts";
import type { Axis, Leaf } from "./axis.ts";
import { wholeIn } from "./axis.ts";

/** Two conditions that look at the same thing, so that not all of their leaves go together. */
export const datePair = [validity.kind, day.kind] as const;

/** How many days around a span the calendar is asked for what kinds of dates it knows. */
const AROUND = 400;

/**
 * The pairs of a span of dates and a kind of date that there can be, each with a date that shows it. A kind that the calendar
 * has nowhere around a span is not known rather than impossible, for holidays are published year by year: it has no date then.
 */
export function datePairs(valid: Axis, days: Axis, domain: Domain, today: CivilDate) {
  const kinds = new Map<CivilDate, DateKind>();
  const kindOf = (date: CivilDate): DateKind => {
    const known = kinds.get(date) ?? domain.dateKind(date);
    kinds.set(date, known);
    return known;
  };
  return valid.leaves.flatMap((span, first) =>
    days.leaves.flatMap((kind, second) => {
      const found = dateOfKind(span, kind, today, kindOf);
      return found === "impossible" ? [] : [{ parts: [first, second], date: found }];
    }),
  );
}

function dateOfKind(
  { span }: Leaf,
  { values }: Leaf,
  today: CivilDate,
  kindOf: (date: CivilDate) => DateKind,
): CivilDate | undefined | "impossible" {
  const [from, to] = span ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const start = wholeIn(from, to, today) ?? today;
  const isKind = (date: CivilDate): boolean => values.includes(kindOf(date));
  const dates = Array.from(
    { length: 2 * AROUND },
    (_, index) => start + (index % 2 === 0 ? 1 : -1) * Math.ceil(index / 2),
  );
  const inside = dates.find((date) => from <= date && date < to && isKind(date));
  if (inside !== undefined) return inside;
  const searched = from >= start - AROUND + 1 && to <= start + AROUND;
  return searched && knows(values, dates.map(kindOf)) ? "impossible" : undefined;
}

const knows = (wanted: readonly string[], around: readonly DateKind[]): boolean =>
  dateKinds.filter((kind) => wanted.includes(kind)).every((kind) => around.includes(kind));
