import type { PolicyBook } from "@swiftline/core";
import { type Appeal, assignmentOf, fold, type History } from "@swiftline/core/appeal";
import { policyFor } from "@swiftline/core/book";
import { readClocks, stateOf } from "@swiftline/core/sla";
import { en } from "@swiftline/core/text";
import { formatDuration, formatInZone } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { AppealLine, appealLine } from "./appeal-list.ts";
import { EventAnswer, eventAnswer, eventLine } from "./event-line.ts";
import { oneLine } from "./one-line.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";
import { TiesAnswer, tieLines, tiesAnswer } from "./ties.ts";

export const ClockAnswer = z.strictObject({
  stage: z.string(),
  startedAt: TimeAnswer,
  dueAt: TimeAnswer.nullable(),
  stoppedAt: TimeAnswer.nullable(),
  state: z.enum(["running", "overdue", "paused", "in-time", "late"]),
});

/** An appeal in full, events and clocks included. Events refer to a caller and never name one. */
export const AppealAnswer = z.strictObject({
  ...AppealLine.shape,
  text: z.string(),
  promisedUntil: TimeAnswer.nullable(),
  policy: z.string(),
  ...TiesAnswer.shape,
  clocks: z.array(ClockAnswer),
  events: z.array(EventAnswer),
});
export type AppealAnswer = z.infer<typeof AppealAnswer>;

/** What the log tells of one appeal at `now`. Undefined where it tells nothing. */
export function appealAnswer(history: History, book: PolicyBook, now: number): AppealAnswer | undefined {
  const appeal = fold(history);
  if (appeal === undefined) return undefined;
  const time = (instant: number | undefined): string | null =>
    instant === undefined ? null : formatInZone(instant, book.zone);
  const policy = policyFor(appeal, book);
  return {
    ...appealLine(appeal, book),
    text: appeal.matter.text,
    promisedUntil: time(assignmentOf(appeal)?.limit?.dueAt),
    policy: policy.id,
    ...tiesAnswer(appeal, book),
    clocks: readClocks(history, policy, book.calendars).map((clock) => ({
      stage: clock.stage,
      startedAt: formatInZone(clock.startedAt, book.zone),
      dueAt: time(clock.dueAt),
      stoppedAt: time(clock.stoppedAt),
      state: stateOf(clock, now),
    })),
    events: history.map(({ appealId: _, ...event }) => eventAnswer(event, book.zone)),
  };
}

const plain = (time: string | null): string => (time === null ? "–" : shownTime(time, "second"));

/** `Graffiti (graffiti)`: what people call a node, and the code that commands take. */
const named = (tree: PolicyBook["categories"] | PolicyBook["agencies"], code: string | null): string =>
  code === null ? "–" : `${tree.get(code)?.name ?? code} (${code})`;

/** `10001, Manhattan`: an area and those around it, but for the city itself. */
const placeOf = (area: string, { areas }: PolicyBook): string =>
  areas
    .path(area)
    .filter((code, index) => index === 0 || areas.get(code)?.parent !== undefined)
    .map((code) => areas.get(code)?.name ?? code)
    .join(", ");

/** An appeal for a person to read: what it is about, what happened, how its clocks stand. */
export function appealLines(answer: AppealAnswer, history: History, book: PolicyBook): readonly string[] {
  const { id, status, category, area, agency, text, policy, clocks } = answer;
  return [
    `${id}: ${en.status[status as Appeal["status"]]}`,
    ...(text === "" ? [] : text.split("\n").map((line) => `  ${oneLine(line)}`)),
    `  category  ${named(book.categories, category)}`,
    `  area      ${area === null ? "–" : placeOf(area, book)}`,
    `  agency    ${named(book.agencies, agency)}`,
    `  limit     ${book.policies.get(policy)?.name ?? policy}`,
    ...tieLines(answer),
    "",
    textTable(
      [{ label: "When" }, { label: "What happened" }, { label: "By" }],
      history.map((event) => [plain(formatInZone(event.at, book.zone)), eventLine(event, en), event.by]),
    ),
    ...(clocks.length === 0 ? [] : ["", clockTable(clocks)]),
  ];
}

const clockTable = (clocks: AppealAnswer["clocks"]): string =>
  textTable(
    [
      { label: "Clock" },
      { label: "Started" },
      { label: "Due" },
      { label: "Stopped" },
      { label: "State" },
      { label: "Left", right: true },
    ],
    clocks.map(({ stage, startedAt, dueAt, stoppedAt, state }) => [
      stage,
      plain(startedAt),
      plain(dueAt),
      plain(stoppedAt),
      state,
      stoppedAt === null || dueAt === null ? "" : formatDuration(Date.parse(dueAt) - Date.parse(stoppedAt), 2),
    ]),
  );
