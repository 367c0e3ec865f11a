import { DAY, HOUR } from "../../time/duration.ts";

/** Times of which there are records: each from its first to its last moment, in order. */
export type Coverage = readonly { readonly from: number; readonly until: number }[];

/** When there was anything at all. */
export interface Traffic {
  /** Notes that something was there from one moment to another. */
  readonly note: (from: number, until: number) => void;
  /** The times that are covered; between them lie holes that chance does not explain. */
  readonly coverage: () => Coverage;
}

/** A day at least, and so long that thirty are missing: chance does that once in 10^13. */
const LEAST_HOLE = DAY;
const MISSING = 30;

/** An hour in which anything began or ended: when the first began and the last ended, and how many more began than ended. */
interface Hour {
  from: number;
  until: number;
  more: number;
}

/** Finds the holes in records: the times that no record covers, though many should. It keeps hours, and no records. */
export function traffic(): Traffic {
  const hours = new Map<number, Hour>();
  let records = 0;
  const hourAt = (moment: number): Hour => {
    const number = Math.floor(moment / HOUR);
    const hour = hours.get(number) ?? { from: Number.POSITIVE_INFINITY, until: Number.NEGATIVE_INFINITY, more: 0 };
    hours.set(number, hour);
    return hour;
  };
  return {
    note(from, until) {
      records++;
      const [begins, ends] = [hourAt(from), hourAt(until)];
      begins.from = Math.min(begins.from, from);
      begins.more++;
      ends.until = Math.max(ends.until, until);
      ends.more--;
    },
    coverage() {
      const busy = busySpans(hours);
      const period = (busy.at(-1)?.until ?? 0) - (busy[0]?.from ?? 0);
      return joined(busy, Math.max(LEAST_HOLE, (MISSING * period) / records));
    },
  };
}

/** The times between hours in which there was anything; each begins and ends with a record. */
function busySpans(hours: ReadonlyMap<number, Hour>): Coverage {
  const spans: { from: number; until: number }[] = [];
  let there = 0;
  for (const [, { from, until, more }] of [...hours].toSorted(([one], [other]) => one - other)) {
    if (there === 0) spans.push({ from, until });
    there += more;
    const span = spans.at(-1);
    if (span !== undefined) span.until = Math.max(span.until, until);
  }
  return spans;
}

/** Spans without the gaps that are shorter than a hole. */
function joined(spans: Coverage, hole: number): Coverage {
  const together: { from: number; until: number }[] = [];
  for (const span of spans) {
    const before = together.at(-1);
    if (before !== undefined && span.from - before.until < hole) before.until = span.until;
    else together.push({ ...span });
  }
  return together;
}

/** Until when something that was there at `at` would have been seen: the end of the time that is covered. */
export const seenUntil = (coverage: Coverage, at: number): number =>
  coverage.find(({ until }) => until >= at)?.until ?? at;

/** From and until when there are records for certain, where that is known: a part of a log is cut at a moment, and not at a record. */
export interface KnownBounds {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/** Lets the first and the last time that is covered reach to known bounds, where less than a day lies between. */
export const reaching = (
  covered: Coverage,
  { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY }: KnownBounds,
): Coverage =>
  covered.map((span, place) => ({
    from: place === 0 && span.from - from < DAY ? from : span.from,
    until: place === covered.length - 1 && until - span.until < DAY ? until : span.until,
  }));
