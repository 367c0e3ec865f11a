import type { Instant } from "./instant.ts";

/** The instants from `start` up to, not including, `end`, which is after it. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** Overlapping and touching spans become one; in order of time. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: { start: Instant; end: Instant }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** What the holes leave of a span. The holes are in order and do not overlap. */
export function subtractSpans(span: Span, holes: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let start = span.start;
  for (let index = firstEndingAfter(holes, start); index < holes.length; index++) {
    const hole = holes[index] as Span;
    if (hole.start >= span.end) break;
    if (hole.start > start) left.push({ start, end: hole.start });
    start = hole.end;
  }
  if (start < span.end) left.push({ start, end: span.end });
  return left;
}

function firstEndingAfter(spans: readonly Span[], instant: Instant): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as Span).end > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}
