import type { EventType } from "../appeal/events.ts";
import type { StageKey } from "../appeal/terms.ts";
import type { ClockExplanation, ExplainedSegment } from "../sla/explain.ts";
import type { Target } from "../sla/policy.ts";
import { formatInstant, type Instant } from "../time/instant.ts";

/** How one language speaks of clocks. Moments come in as text, for a reader has a zone and words have not. */
export interface ClockWords {
  readonly stage: Readonly<Record<StageKey, string>>;
  readonly target: (target: Target, show: ShowInstant) => string;
  /** An amount in the target's own coin: a duration, or a number of dates. */
  readonly amount: (amount: number, target: Target) => string;
  readonly rules: (explanation: ClockExplanation) => string;
  readonly segment: (segment: ExplainedSegment, words: SegmentWords) => string;
  readonly due: (dueAt: string, left: string) => string;
  readonly overdue: (dueAt: string, by: string) => string;
  readonly paused: (left: string) => string;
  readonly stopped: (inTime: boolean) => string;
  readonly broken: (at: string) => string;
  readonly provisional: (knownUntil: string) => string;
}

export interface SegmentWords {
  readonly from: string;
  readonly to: string | undefined;
  readonly because: string;
  readonly counted: string;
  readonly dueAt: string | undefined;
}

export type ShowInstant = (instant: Instant) => string;

/** A clock in words, line by line: its promise, each segment with its reason, and how it stands. */
export function sayClock(
  explanation: ClockExplanation,
  { event, clock: words }: { readonly event: Readonly<Record<EventType, string>>; readonly clock: ClockWords },
  show: ShowInstant = formatInstant,
): readonly string[] {
  const { stage, target, segments } = explanation;
  return [
    `${words.stage[stage]}: ${words.target(target, show)} ${words.rules(explanation)}`,
    ...segments.map((segment) =>
      words.segment(segment, {
        from: show(segment.from),
        to: segment.to === undefined ? undefined : show(segment.to),
        because: event[segment.because],
        counted: words.amount(segment.counted, target),
        dueAt: segment.dueAt === undefined ? undefined : show(segment.dueAt),
      }),
    ),
    ...standing(explanation, words, show),
  ];
}

function standing(explanation: ClockExplanation, words: ClockWords, show: ShowInstant): readonly string[] {
  const { state, remaining, target, dueAt, breachedAt, provisional, holidaysKnownUntil } = explanation;
  const left = words.amount(Math.abs(remaining), target);
  const lines: string[] = [];
  if (state === "running" && dueAt !== undefined)
    lines.push(breachedAt === dueAt ? words.overdue(show(dueAt), left) : words.due(show(dueAt), left));
  if (state === "paused") lines.push(words.paused(words.amount(remaining, target)));
  if (state === "stopped") lines.push(words.stopped(breachedAt === undefined));
  if (breachedAt !== undefined && breachedAt !== dueAt) lines.push(words.broken(show(breachedAt)));
  if (provisional && holidaysKnownUntil !== undefined) lines.push(words.provisional(holidaysKnownUntil));
  return lines;
}
