import type { PolicyBook } from "../../book/policy-book.ts";
import { formatDate } from "../../time/civil-date.ts";
import { dateOf, hourOf } from "../../time/zone.ts";
import type { AppealFacts } from "../facts.ts";

/** What one appeal adds under one key, by measure. A count of 0 adds nothing. */
export interface Counted {
  readonly key: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * A narrow sum that reports read instead of the table: few dimensions, whole counts. A report that needs another view declares
 * another rollup; one over all dimensions would be as long as the table itself.
 */
export interface Rollup {
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
  readonly count: (facts: AppealFacts, book: PolicyBook) => readonly Counted[];
}

/** Remembers the last answer: a dozen rollups ask for the same of one appeal, one after the other. */
export function remembering<One, Other, Answer>(ask: (one: One, other: Other) => Answer) {
  let last: { readonly one: One; readonly other: Other; readonly answer: Answer } | undefined;
  return (one: One, other: Other): Answer => {
    if (last === undefined || last.one !== one || last.other !== other) last = { one, other, answer: ask(one, other) };
    return last.answer;
  };
}

/** Remembers all answers, of which there are few. */
export function rememberingAll<One, Answer>(ask: (one: One) => Answer): (one: One) => Answer {
  const known = new Map<One, Answer>();
  return (one) => {
    let answer = known.get(one);
    if (answer === undefined) {
      answer = ask(one);
      known.set(one, answer);
    }
    return answer;
  };
}

/** The local date of an instant in the city, `2026-04-12`. */
export const dayOf = remembering((instant: number, book: PolicyBook) => formatDate(dateOf(book.zone, instant)));

/**
 * The half day of the city in which an instant lies: `2026-05-16T00` until noon, `2026-05-16T12` from noon. Days from noon to
 * noon, assessment months and calendar days are all sums of half days.
 */
export const halfDayOf = remembering((instant: number, book: PolicyBook) => {
  const [morning, afternoon] = halvesOf(dayOf(instant, book));
  return hourOf(book.zone, instant) < 12 ? morning : afternoon;
});

const halvesOf = rememberingAll((day: string) => [`${day}T00`, `${day}T12`] as const);

/** Stands for an agency, an area or a rule that is not there. */
export const NONE = "-";
/** How reports call what stands where there is no agency. */
export const NO_AGENCY = "no agency";
