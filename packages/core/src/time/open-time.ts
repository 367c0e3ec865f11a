import { type GrowingWindow, REACH } from "./calendar-window.ts";
import { DAY } from "./duration.ts";
import type { Instant } from "./instant.ts";
import { earliestAfter, entry, latestAfter, type OpenTable, openBefore, spanEndingAfter } from "./open-table.ts";
import type { Span } from "./spans.ts";

/** Which of several instants with the same open time between: the one nearest to the start, or the one farthest from it. */
export type Edge = "near" | "far";

export interface Change {
  readonly at: Instant;
  readonly to: "open" | "close";
}

/**
 * Questions about open time. The opening instant is open, the closing instant is not.
 * Null means that there is no such instant within a hundred years. An instant beyond the calendar horizon is a RangeError.
 */
export interface OpenTime {
  /** Open milliseconds in [from, to); negative when `to` comes first. */
  between(from: Instant, to: Instant): number;
  /**
   * The instant with `duration` open milliseconds between `at` and it; before `at` when the duration is negative.
   * When open time runs out at a close, that close is `near` and the next opening is `far`; backwards it is the other way round.
   * A duration of 0 gives `at` itself, or with `far` the next open instant. Throws on a duration that is no whole number.
   */
  add(at: Instant, duration: number, edge?: Edge): Instant | null;
  isOpen(at: Instant): boolean;
  /** The earliest open instant at or after `at`. */
  nextOpen(at: Instant): Instant | null;
  /** The latest instant at or before `at` that ends open time: the time just before it is open. */
  lastOpen(at: Instant): Instant | null;
  /** The first opening or close strictly after `at`. */
  nextChange(at: Instant): Change | null;
  /** The open spans in [from, to), cut to it, in order. */
  segments(from: Instant, to: Instant): readonly Span[];
  /** `between` for each pair, into `out`; NaN where an instant is NaN. */
  betweenMany(from: Float64Array, to: Float64Array, out: Float64Array): void;
  /** `add` for each pair, into `out`; NaN where an input is NaN or there is no such instant. */
  addMany(at: Float64Array, durations: Float64Array, out: Float64Array, edge?: Edge): void;
}

/** What is compiled already nearly always holds the answer; growing it is for the rest. */
const isAnswer = (found: Instant | undefined, at: Instant): found is Instant =>
  found !== undefined && Math.abs(found - at) <= REACH * DAY;

/** The earliest open instant at or after another one; undefined where none is compiled. */
function openFrom(open: OpenTable, at: Instant): Instant | undefined {
  const span = spanEndingAfter(open, at);
  return span === open.starts.length ? undefined : Math.max(at, entry(open.starts, span));
}

export function openTimeIn(window: GrowingWindow): OpenTime {
  function between(from: Instant, to: Instant): number {
    window.holding(from);
    const { open } = window.holding(to);
    return openBefore(open, to) - openBefore(open, from);
  }

  function add(at: Instant, duration: number, edge: Edge = "near"): Instant | null {
    if (!Number.isSafeInteger(duration))
      throw new RangeError(`A duration is a whole number of milliseconds, not ${duration}`);
    if (duration === 0) return edge === "near" ? at : nextOpen(at);
    const instantAfter = duration > 0 === (edge === "near") ? earliestAfter : latestAfter;
    const { open } = window.holding(at);
    const found = instantAfter(open, openBefore(open, at) + duration);
    if (isAnswer(found, at)) return found;
    const towards = duration > 0 ? "future" : "past";
    return window.findInstant(at, towards, ({ open }) => instantAfter(open, openBefore(open, at) + duration));
  }

  function isOpen(at: Instant): boolean {
    const { open } = window.holding(at);
    const span = spanEndingAfter(open, at);
    return span < open.starts.length && entry(open.starts, span) <= at;
  }

  function nextOpen(at: Instant): Instant | null {
    const found = openFrom(window.holding(at).open, at);
    if (isAnswer(found, at)) return found;
    return window.findInstant(at, "future", ({ open }) => openFrom(open, at));
  }

  function lastOpen(at: Instant): Instant | null {
    return window.findInstant(at, "past", ({ open }) => {
      const span = spanEndingAfter(open, at);
      return span < open.starts.length && entry(open.starts, span) < at ? at : open.ends[span - 1];
    });
  }

  function nextChange(at: Instant): Change | null {
    const change = window.findInstant(at, "future", ({ open, to }) => {
      const span = spanEndingAfter(open, at);
      if (span === open.starts.length) return undefined;
      const next = entry(open.starts, span) > at ? entry(open.starts, span) : entry(open.ends, span);
      return next < to ? next : undefined; // what is open at the end of the window may stay open
    });
    return change === null ? null : { at: change, to: isOpen(change) ? "open" : "close" };
  }

  function segments(from: Instant, to: Instant): readonly Span[] {
    window.holding(from);
    const { open } = window.holding(to);
    const found: Span[] = [];
    for (let span = spanEndingAfter(open, from); span < open.starts.length && entry(open.starts, span) < to; span++) {
      found.push({ start: Math.max(from, entry(open.starts, span)), end: Math.min(to, entry(open.ends, span)) });
    }
    return found;
  }

  return { between, add, isOpen, nextOpen, lastOpen, nextChange, segments, ...batchesOf(between, add) };
}

function batchesOf(between: OpenTime["between"], add: OpenTime["add"]): Pick<OpenTime, "betweenMany" | "addMany"> {
  return {
    betweenMany(from, to, out) {
      requireLength(from.length, to, out);
      for (let index = 0; index < from.length; index++) {
        const start = entry(from, index);
        const end = entry(to, index);
        out[index] = Number.isNaN(start + end) ? Number.NaN : between(start, end);
      }
    },
    addMany(at, durations, out, edge = "near") {
      requireLength(at.length, durations, out);
      for (let index = 0; index < at.length; index++) {
        const start = entry(at, index);
        const duration = entry(durations, index);
        out[index] = Number.isNaN(start + duration) ? Number.NaN : (add(start, duration, edge) ?? Number.NaN);
      }
    },
  };
}

function requireLength(length: number, ...columns: readonly Float64Array[]): void {
  for (const column of columns) {
    if (column.length !== length)
      throw new RangeError(`The columns of a batch differ in length: ${length} and ${column.length}`);
  }
}
