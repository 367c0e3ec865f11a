import { z } from "zod";
import { Code } from "../appeal/terms.ts";
import { parseDuration } from "../time/duration.ts";
import { stageKeys, stageTriggers } from "./stage.ts";

/** `8h`, `7d`, `1h30m`: more than nothing. */
const Duration = z.string().transform((text, context): number => {
  const duration = parseDuration(text);
  if (duration !== undefined && duration > 0) return duration;
  context.addIssue({ code: "custom", message: `${text} is no duration, such as 2h, 90m or 7d` });
  return z.NEVER;
});
const days = z.int().min(0).max(3660);

/**
 * What a stage promises. Natural time runs at once and always; working time runs while the calendar is open; n working days
 * end on the n-th working date after the start, which itself is not counted (Civil Code of the PRC, articles 201 and 203);
 * calendar days may roll to the next working date.
 */
export const Target = z.union([
  z.strictObject({ within: Duration, clock: z.enum(["natural", "working"]) }),
  z.strictObject({ workingDays: days, ends: z.enum(["close", "endOfDay", "sameTime"]) }),
  z.strictObject({
    calendarDays: days,
    ends: z.enum(["close", "endOfDay", "sameTime"]),
    roll: z.enum(["none", "nextWorking"]).default("none"),
  }),
]);
export type Target = z.infer<typeof Target>;

const Warning = z.strictObject({ used: z.number().gt(0).lt(1), level: z.enum(["yellow", "orange", "red"]) });

/** One clock of a policy: when it starts, what it promises, by which calendar, and when it warns. */
export const Stage = z.strictObject({
  startsOn: z.enum(stageTriggers),
  target: Target,
  calendar: Code.optional(),
  warn: z.array(Warning).default([]),
});
export type Stage = z.infer<typeof Stage>;

/** The clocks that a kind of matter is held to. */
export const Policy = z.strictObject({
  id: Code,
  name: z.string().min(1),
  name_en: z.string().optional(),
  /** The law, standard or practice from which the limits come. */
  basis: z.string().optional(),
  /** True where the limits are an example and nobody's promise. */
  illustrative: z.boolean().default(false),
  stages: z
    .partialRecord(z.enum(stageKeys), Stage)
    .refine((stages) => Object.keys(stages).length > 0, "a policy needs a stage"),
});
export type Policy = z.infer<typeof Policy>;

/** `sla.yaml`. */
export const SlaFile = z.strictObject({ policies: z.array(Policy).min(1), default: Code });
export type SlaFile = z.infer<typeof SlaFile>;

/** Whether a target counts by a calendar, so that its stage must name one: all but natural time do. */
export const needsCalendar = (target: Target): boolean => !("within" in target && target.clock === "natural");
