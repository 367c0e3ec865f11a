import * as z from "zod";
import { Code, SupervisionForm, WarningLevel } from "../appeal/terms.ts";
import { DAY, parseDuration } from "../time/duration.ts";
import { instantText } from "../time/text-schemas.ts";
import { pauseTriggers, stageKeys, stageTriggers } from "./stage.ts";

/** No limit, warning or step of a ladder lies farther off than ten years. */
const MOST_DAYS = 3660;
const days = z.int().min(0).max(MOST_DAYS);

const durationFrom = (least: number) =>
  z.string().transform((text, context): number => {
    const duration = parseDuration(text);
    if (duration !== undefined && duration >= least && duration <= MOST_DAYS * DAY) return duration;
    context.addIssue({ code: "custom", message: `${text} is no duration, such as 2h, 90m or 7d` });
    return z.NEVER;
  });

/** `8h`, `7d`, `1h30m`: more than nothing. */
const Duration = durationFrom(1);
const TimeClock = z.enum(["natural", "working"]);
const DayEnd = z.enum(["close", "endOfDay", "sameTime"]);

/**
 * What a stage promises. Natural time runs at once and always; working time runs while the calendar is open, and where it
 * runs out at a close the limit is that close, or with `edge: far` the next opening; n working days end on the n-th working
 * date after the start, which itself is not counted (Civil Code of the PRC, articles 201 and 203); calendar days may roll to
 * the next working date; `at` is one moment, whenever the clock starts.
 */
export const Target = z.union([
  z.strictObject({ within: Duration, clock: TimeClock, edge: z.enum(["near", "far"]).optional() }),
  z.strictObject({ workingDays: days, ends: DayEnd }),
  z.strictObject({ calendarDays: days, ends: DayEnd, roll: z.enum(["none", "nextWorking"]).default("none") }),
  z.strictObject({ at: instantText }),
]);
export type Target = z.infer<typeof Target>;

/** A warning: when a share of the time is used up, or when no more than so much of it is left. */
export const Warning = z.union([
  z.strictObject({ used: z.number().gt(0).lt(1), level: WarningLevel }),
  z.strictObject({ left: Duration, clock: TimeClock, level: WarningLevel }),
]);
export type Warning = z.infer<typeof Warning>;

/** How often a step is repeated where the policy says that it is, and not how often. */
const USUAL_REPEATS = 100;

/** A step of the ladder that presses an agency: so long after the limit, in a form, and again and again if need be. */
export const Escalation = z
  .strictObject({
    after: durationFrom(0),
    clock: TimeClock.default("natural"),
    form: SupervisionForm,
    repeat: Duration.optional(),
    /** How often in all. */
    max: z.int().min(1).max(1000).optional(),
  })
  .transform(({ max, ...step }) => ({ ...step, max: step.repeat === undefined ? 1 : (max ?? USUAL_REPEATS) }));
export type Escalation = z.infer<typeof Escalation>;

/** How much more time may be granted: how often, how far beyond the first limit, and whether only before it has passed. */
export const ExtensionLimits = z.strictObject({
  maxTimes: z.int().min(1).optional(),
  maxTotal: z
    .union([
      z.strictObject({ within: Duration, clock: TimeClock }),
      z.strictObject({ workingDays: days }),
      z.strictObject({ calendarDays: days }),
    ])
    .optional(),
  beforeDueOnly: z.boolean().default(true),
});
export type ExtensionLimits = z.infer<typeof ExtensionLimits>;

/** One clock of a policy: what moves it, what it promises, by which calendar, when it warns, and what follows if it is broken. */
export const Stage = z.strictObject({
  startsOn: z.enum(stageTriggers),
  target: Target,
  calendar: Code.optional(),
  /** What makes it stand still; the stage itself knows where this is left out (`stageMeaning`). */
  pausesOn: z.array(z.enum(pauseTriggers)).optional(),
  /** How a reopened appeal counts: on with the time that was left, once more from nothing, or as a new clock beside the old. */
  reopen: z.enum(["continue", "restart", "newCycle"]).optional(),
  extend: ExtensionLimits.optional(),
  warn: z.array(Warning).default([]),
  escalate: z.array(Escalation).optional(),
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

/** Whether a target counts by a calendar, so that its stage must name one: all but natural time and a fixed moment do. */
export const needsCalendar = (target: Target): boolean =>
  !("at" in target) && !("within" in target && target.clock === "natural");

/** Whether anything in a stage counts by a calendar. */
export const stageNeedsCalendar = ({ target, warn, escalate = [], extend }: Stage): boolean =>
  needsCalendar(target) ||
  [...warn, ...escalate].some((one) => "clock" in one && one.clock === "working") ||
  (extend?.maxTotal !== undefined && !("within" in extend.maxTotal && extend.maxTotal.clock === "natural"));
