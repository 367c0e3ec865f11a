import { z } from "zod";
import { AppealKind, Channel } from "../../appeal/terms.ts";
import { sourced } from "./sourced.ts";
import { Duration, Lengths, LocalDate, Multiples, Profile, Rate, Share, Weights } from "./units.ts";

const flat = (length: number): number[] => Array.from({ length }, () => 1);
const MINUTES = 60_000;

/** A time of more calls, or of fewer: a storm, a change of policy. */
const Surge = z.strictObject({ from: LocalDate, until: LocalDate, times: z.number().min(0) });

/** Who turns to the hotline, when, about what, and how patiently. */
export const Callers = z.strictObject({
  /** Contacts by any channel on an average day. */
  rate: Rate,
  hours: sourced(Profile(24, "hour of the day"), flat(24), "assumption: no hourly profile of Beijing is published"),
  weekdays: sourced(
    Profile(7, "day of the week, Monday first"),
    flat(7),
    "assumption: no weekday profile is published",
  ),
  months: sourced(Profile(12, "month"), flat(12), "assumption"),
  /** By how much a day as a whole is busier than expected; its mean should be 1. */
  dayFactor: sourced(Multiples, { kind: "constant", value: 1 }, "assumption: no daily counts are published"),
  surges: sourced(z.array(Surge), [], "none unless the scenario is about one"),
  channels: sourced(
    z.partialRecord(Channel, z.number().min(0)),
    { phone: 0.9071, web: 0.0929 },
    "Beijing 2020: 90.71 % by phone, 9.29 % on the web (F09)",
  ),
  kinds: sourced(
    z.partialRecord(AppealKind, z.number().min(0)),
    { inquiry: 0.585, help: 0.14, complaint: 0.2, report: 0.045, suggestion: 0.03 },
    "Beijing 2019 to 2021: 58.5 % inquiries (F13); how the other 41.5 % divide is an assumption",
  ),
  /** Weights by category; all categories without children alike where left out. */
  categories: Weights.optional(),
  /** Weights by area; all areas without parts alike where left out. */
  areas: Weights.optional(),
  languages: sourced(Weights, { zh: 1 }, "assumption"),
  businesses: sourced(Share, 0.05, "assumption"),
  /** How long a caller waits for an operator before hanging up. */
  patience: sourced(Lengths, { kind: "exponential", mean: 3 * MINUTES }, "assumption: no abandonment is published"),
  /** Whether one who hung up calls again, and when. */
  redial: sourced(
    z.strictObject({ share: Share, after: Lengths }),
    { share: 0.45, after: { kind: "exponential", mean: 12 * MINUTES } },
    "assumption",
  ),
  /** Service is good where a call is answered within this time. */
  answerWithin: sourced(Duration, 15_000, "DB11/T 2021, consultation draft: within 15 s"),
});
export type Callers = z.infer<typeof Callers>;
