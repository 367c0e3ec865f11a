import type { PolicyBook } from "@swiftline/core";
import { type Appeal, assignmentOf, type Event, fold, type History } from "@swiftline/core/appeal";
import { policyFor } from "@swiftline/core/book";
import { readClocks, stateOf } from "@swiftline/core/sla";
import { en } from "@swiftline/core/text";
import { formatDuration, formatInZone } from "@swiftline/core/time";
import { z } from "zod";
import { TimeAnswer } from "./answers.ts";
import { AppealLine, appealLine } from "./appeal-list.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

export const ClockAnswer = z.strictObject({
  stage: z.string(),
  startedAt: TimeAnswer,
  dueAt: TimeAnswer.nullable(),
  stoppedAt: TimeAnswer.nullable(),
  state: z.enum(["running", "overdue", "paused", "in-time", "late"]),
});

const EventAnswer = z.looseObject({ type: z.string(), at: TimeAnswer, by: z.string() });
type EventAnswer = z.infer<typeof EventAnswer>;

/** An appeal in full, events and clocks included. Events refer to a caller and never name one. */
export const AppealAnswer = z.strictObject({
  ...AppealLine.shape,
  text: z.string(),
  promisedUntil: TimeAnswer.nullable(),
  policy: z.string(),
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
    clocks: readClocks(history, policy, book.calendars).map((clock) => ({
      stage: clock.stage,
      startedAt: formatInZone(clock.startedAt, book.zone),
      dueAt: time(clock.dueAt),
      stoppedAt: time(clock.stoppedAt),
      state: stateOf(clock, now),
    })),
    events: history.map(({ appealId: _, ...event }) => withTimes(event, book.zone) as EventAnswer),
  };
}

/** An event with its moments, which end in `At` at any depth, as the city's time. */
function withTimes(value: unknown, zone: PolicyBook["zone"]): unknown {
  if (Array.isArray(value)) return value.map((one) => withTimes(one, zone));
  if (typeof value !== "object" || value === null) return value;
  const shown = ([name, field]: [string, unknown]) => [
    name,
    typeof field === "number" && /(^a|A)t$/.test(name) ? formatInZone(field, zone) : withTimes(field, zone),
  ];
  return Object.fromEntries(Object.entries(value).map(shown));
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
    ...(text === "" ? [] : [`  ${text}`]),
    `  category  ${named(book.categories, category)}`,
    `  area      ${area === null ? "–" : placeOf(area, book)}`,
    `  agency    ${named(book.agencies, agency)}`,
    `  limit     ${book.policies.get(policy)?.name ?? policy}`,
    "",
    textTable(
      [{ label: "When" }, { label: "What happened" }, { label: "By" }],
      history.map((event) => [plain(formatInZone(event.at, book.zone)), eventLine(event), event.by]),
    ),
    ...(clocks.length === 0 ? [] : ["", clockTable(clocks)]),
  ];
}

/** What happened, to whom, and who else takes part. */
const eventLine = (event: Event): string => `${en.event[event.type]}${partiesIn(event)}`;

function partiesIn(event: Event): string {
  const also = (word: string, agencies: readonly string[] = []): string =>
    agencies.length === 0 ? "" : `, ${word} ${agencies.join(", ")}`;
  switch (event.type) {
    case "AppealDispatched": {
      const { agency, manner, coHandlers, copiedTo, priority } = event;
      const how = manner === "fallback" || manner === "designated" ? ` (${manner})` : "";
      return `: ${agency}${how}${also("with", coHandlers)}${also("copy to", copiedTo)}${priority ? `, ${priority}` : ""}`;
    }
    case "ConferenceCalled":
      return `: ${event.agencies.join(", ")}`;
    case "AppealDiverted":
      return `: ${event.disposition}`;
    case "DisputeRuled":
      return `: ${event.upheld ? "upheld" : "denied"}${event.agency === undefined ? "" : `, designated ${event.agency}`}`;
    default:
      return "agency" in event && event.agency !== undefined ? `: ${event.agency}` : "";
  }
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
