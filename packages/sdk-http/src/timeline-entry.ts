import {
  Actor,
  Code,
  DispatchManner,
  Disposition,
  type Event,
  eventTypes,
  type History,
  type Limit,
  RouteStep,
  RouteTrail,
  SupervisionForm,
  seesEvent,
  seesFact,
  type Viewer,
  WarningLevel,
} from "@swiftline/core/appeal";
import { stageKeys } from "@swiftline/core/sla";
import { formatInstant, type Instant } from "@swiftline/core/time";
import * as z from "zod";
import { PublicLimit, publicLimit, Time } from "./public-limit.ts";

/** Which rules decided, and by what, unless that is confidential. */
const PublicTrail = RouteTrail.extend({ steps: z.array(RouteStep.partial({ because: true })) });

/** What is shown of an event besides what happened, when, and by whom. Free words of staff stay inside. */
export const eventFacts = {
  agency: Code,
  manner: DispatchManner,
  route: PublicTrail,
  limit: PublicLimit,
  disposition: Disposition,
  form: SupervisionForm,
  until: Time,
  stage: z.enum(stageKeys),
  level: WarningLevel,
  dueAt: Time,
  reachedAt: Time,
} as const;

export const TimelineEntry = z.strictObject({
  type: z.enum(eventTypes),
  at: Time,
  by: Actor,
  ...z.object(eventFacts).partial().shape,
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** Moments inside an event's facts become text like all others. */
function tellFact(name: string, fact: unknown): unknown {
  if (name === "until" || name.endsWith("At")) return formatInstant(fact as Instant);
  return name === "limit" ? publicLimit(fact as Limit) : fact;
}

/** As whom somebody looks at an event, and whether its appeal is confidential. */
export interface Looking {
  readonly viewer: Viewer;
  readonly confidential: boolean;
}

/** The facts behind a route quote the appeal's own words, so they are as confidential as these. */
export function timelineEntry(event: Event, { viewer, confidential }: Looking): TimelineEntry {
  const { type, at, by } = event;
  const entry: TimelineEntry = { type, at: formatInstant(at), by };
  const facts: Record<string, unknown> = entry;
  for (const name in event)
    if (name in eventFacts && seesFact(viewer, type, name)) facts[name] = tellFact(name, event[name as keyof Event]);
  if (!confidential || entry.route === undefined) return entry;
  const steps = entry.route.steps.map(({ table, rule }) => ({ table, rule }));
  return { ...entry, route: { ...entry.route, steps } };
}

/** What happened to an appeal, as far as a viewer sees it. */
export const timelineFor = (history: History, looking: Looking): TimelineEntry[] =>
  history.filter((event) => seesEvent(looking.viewer, event)).map((event) => timelineEntry(event, looking));
