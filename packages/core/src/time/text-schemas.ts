import * as z from "zod";
import { didYouMean } from "../nearest.ts";
import { type CivilDate, parseDate } from "./civil-date.ts";
import { parseDuration } from "./duration.ts";
import { parseInstant } from "./instant.ts";
import { parseLocal, parseTimeOfDay } from "./local-time.ts";
import { compileZone } from "./zone.ts";

/** The texts in which people write times, each with the value it stands for. */
export const instantText = textOf(parseInstant, 'an instant with its zone, such as "2026-03-08T07:30:00Z"');
export const dateText = textOf<CivilDate>(parseDate, 'a date of the calendar, such as "2026-03-08"');
export const localTimeText = textOf(parseLocal, 'a local date and time, such as "2026-03-08T07:30"');
export const timeOfDayText = textOf(parseTimeOfDay, 'a time of day from "00:00" to "24:00"');
export const durationText = textOf(parseDuration, 'a duration, such as "2h", "90m", "7d" or "PT1H30M"');

/** The name of an IANA time zone that this platform knows. */
export const zoneText = z.string().superRefine((name, context) => {
  try {
    compileZone(name);
  } catch {
    context.addIssue({
      code: "custom",
      message: `"${name}" is no time zone that is known here`,
      params: { code: "unknown-zone", ...didYouMean(name, Intl.supportedValuesOf("timeZone")) },
    });
  }
});

function textOf<Value>(parse: (text: string) => Value | undefined, expected: string) {
  return z.string().transform((text, context): Value => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: `"${text}" is not ${expected}`, input: text });
    return z.NEVER;
  });
}
