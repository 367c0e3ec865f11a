import * as z from "zod";
import { AppealKind, Channel } from "../../appeal/terms.ts";
import { sourced } from "./sourced.ts";
import { Duration, Lengths, LocalDate, Multiples, Profile, Rate, Share, Weights, WeightsOf } from "./units.ts";

const flat = (length: number): number[] => Array.from({ length }, () => 1);
const MINUTES = 60_000;

/**
 * A time of more calls, or of fewer: a storm, a change of policy. Those who come because of it come besides the usual callers, of
 * whom none comes at another time or with another matter; surges of one day add up. Where `times` is below 1, that part of the usual
 * callers stays away.
 */
const Surge = z
  .strictObject({
    from: LocalDate.describe("its first day"),
    until: LocalDate.describe("its last day"),
    times: z.number().min(0).describe("how many times as many contacts there are as usual, of what it is about"),
    categories: z
      .array(z.string())
      .min(1)
      .optional()
      .describe("the categories that it is about, with those below them; all where left out"),
    areas: z
      .array(z.string())
      .min(1)
      .optional()
      .describe("the areas that it is about, with those in them; all where left out"),
  })
  .refine(({ from, until }) => from <= until, { path: ["until"], message: "it ends before it begins" });
export type Surge = z.infer<typeof Surge>;

const usualRedial = { share: 0.45, after: { kind: "exponential", mean: 12 * MINUTES } } as const;

/** Who turns to the hotline, when, about what, and how patiently. */
export const Callers = z.strictObject({
  rate: Rate.describe("contacts by any channel on an average day"),
  hours: sourced(
    Profile(24, "hour of the day").describe("a weight for each hour of the day"),
    flat(24),
    "assumption: no hourly profile of Beijing is published",
  ),
  weekdays: sourced(
    Profile(7, "day of the week, Monday first").describe("a weight for each day of the week, Monday first"),
    flat(7),
    "assumption: no weekday profile is published",
  ),
  week: Profile(168, "hour of the week")
    .optional()
    .describe(
      "a weight for each hour of the week, Monday's first: in place of hours and weekdays where one day's hours are not another's",
    )
    .meta({ "x-instead-of": ["hours", "weekdays"] }),
  months: sourced(Profile(12, "month").describe("a weight for each month, January first"), flat(12), "assumption"),
  dayFactor: sourced(
    Multiples.describe("by how much a day as a whole is busier than expected; its mean should be 1"),
    { kind: "constant", value: 1 },
    "assumption: no daily counts are published",
  ),
  surges: sourced(
    z.array(Surge).max(100).describe("times of more contacts, or of fewer"),
    [],
    "none unless the scenario is about one",
  ),
  channels: sourced(
    WeightsOf(Channel).describe("weights by channel"),
    { phone: 0.9071, web: 0.0929 },
    "Beijing 2020: 90.71 % by phone, 9.29 % on the web (F09)",
  ),
  kinds: sourced(
    WeightsOf(AppealKind).describe("weights by kind of appeal"),
    { inquiry: 0.585, help: 0.14, complaint: 0.2, report: 0.045, suggestion: 0.03 },
    "Beijing 2019 to 2021: 58.5 % inquiries (F13); how the other 41.5 % divide is an assumption",
  ),
  categories: Weights.optional().describe("weights by category; all without others below them alike where left out"),
  areas: Weights.optional().describe("weights by area; all without others in them alike where left out"),
  languages: sourced(Weights.describe("weights by language"), { zh: 1 }, "assumption"),
  businesses: sourced(Share.describe("the share that calls for a business"), 0.05, "assumption"),
  patience: sourced(
    Lengths.describe("how long a caller waits for an operator before hanging up"),
    { kind: "exponential", mean: 3 * MINUTES },
    "assumption: no abandonment is published",
  ),
  redial: sourced(
    z
      .strictObject({
        share: sourced(
          Share.describe("the share of those who hung up that calls again"),
          usualRedial.share,
          "assumption",
        ),
        after: sourced(Lengths.describe("how long after that"), usualRedial.after, "assumption"),
      })
      .describe("whether one who hung up calls again, and when"),
    usualRedial,
    "assumption",
  ),
  answerWithin: sourced(
    Duration.describe("service is good where a call is answered within this time"),
    15_000,
    "DB11/T 2021, consultation draft: within 15 s",
  ),
});
export type Callers = z.infer<typeof Callers>;
