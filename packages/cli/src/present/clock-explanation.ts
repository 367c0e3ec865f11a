import type { PolicyBook } from "@swiftline/core";
import { fold, type History } from "@swiftline/core/appeal";
import { policyFor } from "@swiftline/core/book";
import { type ClockExplanation, explainClock, readCycles, type Target } from "@swiftline/core/sla";
import { en, sayClock, type Words, zh } from "@swiftline/core/text";
import { formatInZone } from "@swiftline/core/time";
import { z } from "zod";
import { TimeAnswer } from "./answers.ts";
import { ink } from "./ink.ts";
import { shownTime } from "./shown-time.ts";

/** The languages in which clocks are explained. */
export const languages = { en, zh } as const satisfies Record<string, Words>;
export type Language = keyof typeof languages;

const DayEnd = z.enum(["close", "endOfDay", "sameTime"]);

const TargetAnswer = z.union([
  z.strictObject({ within: z.int(), clock: z.enum(["natural", "working"]), edge: z.enum(["near", "far"]).optional() }),
  z.strictObject({ workingDays: z.int(), ends: DayEnd }),
  z.strictObject({ calendarDays: z.int(), ends: DayEnd, roll: z.enum(["none", "nextWorking"]) }),
  z.strictObject({ at: TimeAnswer }),
]);

/** `counted`, `elapsed` and `remaining` are milliseconds of the target's own time, or dates where it counts in days. */
const ExplainedClock = z.strictObject({
  stage: z.string(),
  cycle: z.int(),
  policy: z.string(),
  book: z.string(),
  target: TargetAnswer,
  calendar: z.string().nullable(),
  holidaysKnownUntil: z.iso.date().nullable(),
  state: z.enum(["idle", "running", "paused", "stopped"]),
  elapsed: z.number(),
  /** Null where the calendar never opens again, so that it never runs out. */
  remaining: z.number().nullable(),
  dueAt: TimeAnswer.nullable(),
  breachedAt: TimeAnswer.nullable(),
  /** Whether the limit lies beyond the dates for which the holidays are known. */
  provisional: z.boolean(),
  segments: z.array(
    z.strictObject({
      state: z.enum(["running", "paused", "stopped"]),
      from: TimeAnswer,
      to: TimeAnswer.nullable(),
      because: z.string(),
      counted: z.number(),
      dueAt: TimeAnswer.nullable(),
    }),
  ),
  /** The same in words. */
  says: z.array(z.string()),
});

/** Every clock that an appeal has had by a moment, with every segment of it. */
export const ExplainedAnswer = z.strictObject({ id: z.string(), asOf: TimeAnswer, clocks: z.array(ExplainedClock) });
export type ExplainedAnswer = z.infer<typeof ExplainedAnswer>;

/** What the clocks of an appeal said at `now`, read from what had happened by then. */
export function explainedAnswer(
  history: History,
  book: PolicyBook,
  { now, language }: { readonly now: number; readonly language: Language },
): ExplainedAnswer | undefined {
  const known = history.filter(({ at }) => at <= now);
  const appeal = fold(known);
  if (appeal === undefined) return undefined;
  const policy = policyFor(appeal, book);
  const clocks = Object.entries(policy.stages).flatMap(([key, stage]) =>
    readCycles(known, key as keyof typeof policy.stages, stage, book.calendars),
  );
  const explanations = clocks.map((clock) => explainClock(clock, { policy: policy.id, book: book.version }, now));
  return {
    id: appeal.id,
    asOf: formatInZone(now, book.zone),
    clocks: explanations.map((one) => explainedClock(one, book, languages[language])),
  };
}

function explainedClock(
  explanation: ClockExplanation,
  { zone }: PolicyBook,
  words: Words,
): ExplainedAnswer["clocks"][number] {
  const time = (instant: number): string => formatInZone(instant, zone);
  const maybe = (instant: number | undefined): string | null => (instant === undefined ? null : time(instant));
  const { stage, cycle, policy, book, target, calendar, holidaysKnownUntil, segments, ...reading } = explanation;
  const { state, elapsed, remaining, dueAt, breachedAt, provisional } = reading;
  return {
    stage,
    cycle,
    policy,
    book,
    target: targetAnswer(target, time),
    calendar: calendar ?? null,
    holidaysKnownUntil: holidaysKnownUntil ?? null,
    state,
    elapsed,
    remaining: Number.isFinite(remaining) ? remaining : null,
    dueAt: maybe(dueAt),
    breachedAt: maybe(breachedAt),
    provisional,
    segments: segments.map(({ from, to, dueAt, ...segment }) => ({
      ...segment,
      from: time(from),
      to: maybe(to),
      dueAt: maybe(dueAt),
    })),
    says: [...sayClock(explanation, words, (instant) => shownTime(time(instant), "second"))],
  };
}

const targetAnswer = (target: Target, time: (instant: number) => string): z.infer<typeof TargetAnswer> =>
  "at" in target ? { at: time(target.at) } : target;

/** The same for a person to read: what each clock promises, then its segments and how it stands. */
export function explainedLines({ id, asOf, clocks }: ExplainedAnswer, { zone }: PolicyBook): readonly string[] {
  const head = `${id} as of ${shownTime(asOf, "second")}, ${zone.name}`;
  if (clocks.length === 0) return [head, "No clock has started."];
  return [
    head,
    ...clocks.flatMap(({ says: [promise = "", ...lines] }) => [
      "",
      ink.bold(promise),
      ...lines.map((line) => `  ${line}`),
    ]),
  ];
}
