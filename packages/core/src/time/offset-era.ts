import { DAY, SECOND } from "./duration.ts";
import { type Instant, parseOffset } from "./instant.ts";

/**
 * The offsets of a zone over one era of 2^35 milliseconds, a little more than a year.
 * An era knows two days more on each side, so that both an instant and the local time it shows find their answer in the era of their number.
 */
export interface OffsetEra {
  /** Milliseconds east of UTC before the first change. */
  readonly before: number;
  readonly changes: readonly OffsetChange[];
}

export interface OffsetChange {
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
}

/** Milliseconds east of UTC at an instant. */
export type ReadOffset = (instant: Instant) => number;

const ERA = 2 ** 35;
const MARGIN = 2 * DAY;
/** Shorter than any offset was ever in force: Recife had summer time for one week in October 2000. */
const LOOK = 5 * DAY;

/** The number of the era in which an instant, or a local time, lies. */
export function eraOf(time: number): number {
  return Math.floor(time / ERA);
}

/** Asks the platform's zone data. Throws a RangeError on a zone that it does not know. */
export function offsetReader(zoneName: string): ReadOffset {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zoneName, timeZoneName: "longOffset" });
  return (instant) => {
    const text = format.format(instant);
    const offset = text.slice(text.lastIndexOf("GMT") + 3);
    return offset === "" ? 0 : (parseOffset(offset) ?? 0);
  };
}

/** Looks every few days, and closes in on the second between two looks that differ. */
export function readEra(era: number, readOffset: ReadOffset): OffsetEra {
  const end = (era + 1) * ERA + MARGIN;
  let at = era * ERA - MARGIN;
  let before = readOffset(at);
  const changes: OffsetChange[] = [];
  const first = before;
  while (at < end) {
    const next = Math.min(at + LOOK, end);
    const after = readOffset(next);
    if (after !== before) changes.push({ at: firstInstantOf(after, at, next, readOffset), before, after });
    at = next;
    before = after;
  }
  return { before: first, changes };
}

function firstInstantOf(offset: number, from: Instant, to: Instant, readOffset: ReadOffset): Instant {
  let without = Math.floor(from / SECOND);
  let having = Math.ceil(to / SECOND);
  while (having - without > 1) {
    const middle = Math.floor((without + having) / 2);
    if (readOffset(middle * SECOND) === offset) having = middle;
    else without = middle;
  }
  return having * SECOND;
}
