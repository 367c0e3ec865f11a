import { en, timelineEn, timelineZh, zh } from "@swiftline/core/text";
import { formatInstant } from "@swiftline/core/time";
import * as z from "zod";

/** In which language words are, as it stands in a query; English when left out. */
export const lang = z.enum(["en", "zh"]).optional();

/** What is said of appeals in each language. */
export const words = {
  en: { ...en, timeline: timelineEn },
  zh: { ...zh, timeline: timelineZh },
} as const;

/** Moments are told in UTC, in fields and in words alike: a reader of JSON has a clock of their own. */
export const utc = { time: formatInstant, show: formatInstant } as const;
