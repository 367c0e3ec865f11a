import * as z from "zod";
import { type Distribution, distributionSchema, lawOf } from "../../chance/distributions/index.ts";
import { DAY, durationPattern, HOUR, MINUTE, parseDuration } from "../../time/duration.ts";
import { dateText, timeOfDayText } from "../../time/text-schemas.ts";

/** A length of time in writing, `5m` or `1h 30m`; milliseconds. It is not negative. */
export const Duration = z
  .string({ error: ({ input }) => (typeof input === "number" ? noLength(`${input}`) : undefined) })
  .meta({ examples: ["20s", "5m", "1h 30m", "7d"], pattern: durationPattern })
  .transform((text, context): number => {
    const duration = parseDuration(text);
    if (duration !== undefined && duration >= 0) return duration;
    context.addIssue({ code: "custom", message: noLength(`"${text}"`) });
    return z.NEVER;
  });

const noLength = (written: string): string => `${written} is no length of time, such as 20s, 5m or 7d`;

/** Lengths of time that vary: one kind and its parameters, `{ lognormal: { mean: 5m, scv: 1 } }`, or a bare length. */
export const Lengths: z.ZodType<Distribution> = distributionSchema(Duration);

/** A multiple that varies; 1 leaves everything as it is. It is never below 0, and above it on average. */
export const Multiples: z.ZodType<Distribution> = distributionSchema(
  z.number("a multiple is a number, such as 1").min(0, "a multiple is not below 0"),
).refine((multiples) => lawOf(multiples).mean > 0, "a multiple is above 0 on average");

const rateForm = /^(\d+(?:\.\d+)?) ?\/ ?(minute|hour|day)$/;

/** How often something happens, `70000/day`; a number a day. */
export const Rate = z
  .string({
    error: ({ input }) => (typeof input === "number" && input > 0 ? `write ${input}/day or ${input}/hour` : undefined),
  })
  .meta({ examples: ["70000/day", "120/hour"], pattern: rateForm.source })
  .transform((text, context): number => {
    const [, amount, unit] = rateForm.exec(text) ?? [];
    const rate = (Number(amount) * DAY) / (lengths[unit ?? ""] ?? Number.NaN);
    if (rate > 0 && Number.isFinite(rate)) return rate;
    context.addIssue({ code: "custom", message: `"${text}" is no rate above 0, such as 70000/day or 120/hour` });
    return z.NEVER;
  });

const lengths: Readonly<Record<string, number>> = { minute: MINUTE, hour: HOUR, day: DAY };

/** A probability, or a part of a whole: from 0 to 1. */
export const Share = z.number().min(0, "a share is from 0 to 1").max(1, "a share is from 0 to 1");

/** How many people work at once. */
export const People = z.int().min(0, "a number of people is 0 or more");

const Weight = z.number().min(0, "a weight is not below 0");
const oneAtLeast = "one weight at least is above 0";
const hasOne = (weights: object): boolean => Object.values(weights).some((weight) => weight > 0);

/** Parts of a whole by code; they need not add up to anything. */
export const Weights = z.record(z.string(), Weight).refine(hasOne, oneAtLeast);

/** The same by the codes that there are everywhere. */
export const WeightsOf = <Code extends z.ZodEnum>(code: Code) =>
  z.partialRecord(code, Weight).refine(hasOne, oneAtLeast);

/** So many weights in a row, by which an average is multiplied after they were brought to a mean of 1. */
export const Profile = (length: number, what: string) =>
  z.array(Weight).length(length, `there is one weight for each ${what}: ${length} of them`).refine(hasOne, oneAtLeast);

export const LocalDate = dateText;
export const TimeOfDay = timeOfDayText;

/** What something is called: a line of text. */
export const Name = z
  .string()
  .min(1)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "a name has no line breaks and no other control characters");
