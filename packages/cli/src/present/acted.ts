import type { Acted, PolicyBook } from "@swiftline/core";
import { type AppealStatus, agencyHolding, assignmentOf } from "@swiftline/core/appeal";
import { formatInZone } from "@swiftline/core/time";
import * as z from "zod";
import { ProblemAnswer, TimeAnswer } from "./answers.ts";
import { type Language, languages } from "./clock-explanation.ts";
import { counted } from "./counted.ts";
import { EventAnswer, eventAnswer, eventLine } from "./event-line.ts";
import { problemLines } from "./failure.ts";
import { errorInk } from "./ink.ts";
import { shownTime } from "./shown-time.ts";

/** An act that was done: what happened, to which appeals, and where the first of them stands now. */
const DoneAnswer = z.strictObject({
  /** The line of the file, where the act stands in one. */
  line: z.int().nullable(),
  appeal: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  version: z.int(),
  agency: z.string().nullable(),
  promisedUntil: TimeAnswer.nullable(),
  events: z.array(EventAnswer),
});
export type DoneAnswer = z.infer<typeof DoneAnswer>;

/** An act that was not done, and everything that speaks against it. A problem's code may be that of a refusal. */
const RefusedAnswer = z.strictObject({
  line: z.int().nullable(),
  appeal: z.string().nullable(),
  problems: z.array(ProblemAnswer).min(1),
});
export type RefusedAnswer = z.infer<typeof RefusedAnswer>;

/** What became of one act or of many. Each is done as a whole or not at all. */
export const ActedAnswer = z.strictObject({
  dryRun: z.boolean(),
  done: z.array(DoneAnswer),
  refused: z.array(RefusedAnswer),
});
export type ActedAnswer = z.infer<typeof ActedAnswer>;

/** Where an order stood, and how its appeal stood before. */
export interface Before {
  readonly line: number | undefined;
  readonly status: AppealStatus | undefined;
}

export function doneAnswer({ appeal, version, events }: Acted, before: Before, { zone }: PolicyBook): DoneAnswer {
  const dueAt = assignmentOf(appeal)?.limit?.dueAt;
  return {
    line: before.line ?? null,
    appeal: appeal.id,
    before: before.status ?? null,
    after: appeal.status,
    version,
    agency: agencyHolding(appeal) ?? null,
    promisedUntil: dueAt === undefined ? null : formatInZone(dueAt, zone),
    events: events.map((event) => eventAnswer(event, zone)),
  };
}

const dueIn = { en: "due", zh: "期限" } as const satisfies Record<Language, string>;

/** `nyc-311:1: registered → dispatched (NYPD, due 2026-05-02 18:00)` */
export function doneLine({ appeal, before, after, agency, promisedUntil }: DoneAnswer, language: Language): string {
  const { status } = languages[language];
  const shown = (one: string): string => status[one as AppealStatus];
  const way = before === null || before === after ? shown(after) : `${shown(before)} → ${shown(after)}`;
  const due = promisedUntil === null ? [] : [`${dueIn[language]} ${shownTime(promisedUntil, "minute")}`];
  const held = agency === null ? [] : [agency, ...due];
  return `${appeal}: ${way}${held.length === 0 ? "" : ` (${held.join(", ")})`}`;
}

/** What happened, a line an event; an event of another appeal than the first names it. */
export const eventLines = ({ appeal, events }: Acted, { zone }: PolicyBook, language: Language): readonly string[] =>
  events.map((event) => {
    const other = event.appealId === appeal.id ? "" : `${event.appealId}  `;
    return `  ${shownTime(formatInZone(event.at, zone), "second")}  ${other}${eventLine(event, languages[language])}`;
  });

/** Why an act was not done: in one line where there is one reason. */
export function refusedLines({ line, appeal, problems }: RefusedAnswer): readonly string[] {
  const [only, ...others] = problems;
  const order = [...(line === null ? [] : [`line ${line}`]), ...(appeal === null ? [] : [appeal])].join(", ");
  const error = `${errorInk.red("Error:")} ${order === "" ? "" : `${order}: `}`;
  if (only === undefined || others.length > 0)
    return [`${error}${counted(problems.length, "problem")}`, ...problemLines(problems, errorInk)];
  const { field, message, suggestion } = only;
  const about = field === undefined || message.includes(field) ? "" : `${field} `;
  return [`${error}${about}${message}${suggestion === undefined ? "" : errorInk.dim(` (${suggestion})`)}`];
}

/** The last lines: how many of many, and whether it was in earnest. */
export const countLines = ({ done, refused, dryRun }: ActedAnswer): readonly string[] => [
  ...(done.length + refused.length > 1
    ? [`${counted(done.length + refused.length, "order")} = ${done.length} done + ${refused.length} refused`]
    : []),
  ...(dryRun ? ["This was a dry run: nothing was written."] : []),
];
