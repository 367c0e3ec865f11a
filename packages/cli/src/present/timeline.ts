import type { PolicyBook } from "@swiftline/core";
import type { TimelineEntry } from "@swiftline/core/appeal";
import { en, sayTimeline, timelineEn, timelineZh, zh } from "@swiftline/core/text";
import { formatInZone } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import type { Language } from "./clock-explanation.ts";
import { eventAnswer } from "./event-line.ts";
import { shownTime } from "./shown-time.ts";

/** What happened to an appeal, as far as the audience may know. Facts that it may not see are not there. */
export const TimelineAnswer = z.strictObject({
  appeal: z.string(),
  for: z.string(),
  entries: z.array(z.strictObject({ at: TimeAnswer, event: z.string(), facts: z.record(z.string(), z.unknown()) })),
});
export type TimelineAnswer = z.infer<typeof TimelineAnswer>;

export const timelineAnswer = (
  appeal: string,
  audience: string,
  { entries, book }: { readonly entries: readonly TimelineEntry[]; readonly book: PolicyBook },
): TimelineAnswer => ({
  appeal,
  for: audience,
  entries: entries.map(({ at, event, facts }) => ({
    at: formatInZone(at, book.zone),
    event,
    facts: eventAnswer(facts, book.zone),
  })),
});

const languages = {
  en: { event: en.event, timeline: timelineEn },
  zh: { event: zh.event, timeline: timelineZh },
} as const satisfies Record<Language, Parameters<typeof sayTimeline>[1]>;

/** The same for a person to read: agencies by their names, moments as the city's clocks show them. */
export const timelineLines = (
  entries: readonly TimelineEntry[],
  { zone, agencies }: PolicyBook,
  language: Language,
): readonly string[] =>
  sayTimeline(entries, languages[language], {
    show: (instant) => shownTime(formatInZone(instant, zone), "minute"),
    nameOf: (code) => agencies.get(code)?.name ?? code,
  });
