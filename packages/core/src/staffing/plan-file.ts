import * as z from "zod";
import { type Document, readDocument } from "../document.ts";
import type { Problem } from "../problem.ts";
import type { Result } from "../result.ts";
import { DAY } from "../time/duration.ts";
import { durationText, timeOfDayText } from "../time/text-schemas.ts";
import { MOST_CALLS } from "./half-hour-calls.ts";
import { HALF_HOUR, HALF_HOURS_A_DAY } from "./shift-pattern.ts";

const share = z.number().min(0).max(1);
const part = z.number().gt(0, "must be above 0").lt(1, "must be below 1");
const someTime = durationText.refine((time) => time > 0, "must be longer than nothing");
const handlingTime = someTime.refine((time) => time <= DAY, "is longer than a day");
const isHalfHours = (time: number): boolean => time % HALF_HOUR === 0;
const halfHours = someTime.refine(isHalfHours, "is no whole number of half hours");
const startTime = timeOfDayText
  .refine(isHalfHours, "is no half hour, such as 07:30")
  .refine((time) => time < DAY, "the day is over then; 00:00 is when it begins");

const Target = z
  .strictObject({
    answered: z.strictObject({ share: part, within: durationText }).optional(),
    meanWait: someTime.optional(),
    abandoned: part.optional(),
    occupancy: part.optional(),
  })
  .refine((target) => Object.values(target).some((one) => one !== undefined), "name at least one thing to be kept");

const Break = z.strictObject({
  after: z.union([halfHours.transform((one) => [one]), z.array(halfHours).min(1)]),
  length: halfHours,
});

/** A break lies inside its shift, and the next one begins when it is over, whichever times are chosen. */
const Shift = z
  .strictObject({
    name: z.string().min(1),
    starts: z.array(startTime).min(1),
    length: halfHours.refine((length) => length <= DAY, "is longer than a day"),
    breaks: z.array(Break).default([]),
    cost: z.number().min(0),
    atMost: z.int().min(0).optional(),
  })
  .superRefine(({ length, breaks }, context) => {
    for (const [index, { after, length: pause }] of breaks.entries()) {
      const next = breaks[index + 1];
      const ends = Math.max(...after) + pause;
      const wrong = (message: string) => context.addIssue({ code: "custom", message, path: ["breaks", index] });
      if (ends > length) wrong("the break ends after the shift");
      else if (next !== undefined && Math.min(...next.after) < ends)
        wrong("the next break begins before this one ends");
    }
  });

const Language = z.strictObject({
  language: z.string().min(1),
  /** Of all calls. */
  share: part,
  /** A desk of its own that answers these calls, or interpreters whom an operator calls in as a third. */
  by: z.enum(["desk", "interpreter"]),
  handling: handlingTime.optional(),
  target: Target.optional(),
  atMost: z.int().min(0).optional(),
  /** The names of the shifts that they work; all where absent. */
  shifts: z.array(z.string()).min(1).optional(),
});

/** Calls of one day: how many, and the weight of each hour from midnight on. */
const Profile = z.strictObject({
  calls: z
    .number()
    .gt(0, "must be above 0")
    .max(HALF_HOURS_A_DAY * MOST_CALLS),
  hours: z
    .array(z.number().min(0))
    .length(24, "must have a weight for each of 24 hours")
    .refine((hours) => hours.some((weight) => weight > 0), "at least one hour must have a weight"),
});

/** What a plan of shifts is made from, as a planner writes it down. Times become milliseconds. */
export const StaffingFile = z
  .strictObject({
    title: z.string().default("Shifts"),
    /** A table of calls by half hour, beside this file. */
    calls: z.string().min(1).optional(),
    profile: Profile.optional(),
    handling: handlingTime,
    /** The mean patience of who waits; absent where nobody hangs up. */
    patience: someTime
      .refine((time) => time <= DAY, "is longer than a day: leave it out, and nobody hangs up")
      .optional(),
    target: Target,
    /** The part of their paid time for which people are not at their desks: leave, illness, training. */
    shrinkage: share.lt(1, "must be below 1").default(0),
    currency: z.string().default(""),
    atMost: z.int().min(0).optional(),
    shifts: z.array(Shift).min(1),
    languages: z.array(Language).default([]),
  })
  .superRefine((file, context) => {
    for (const { message, path } of contradictions(file))
      context.addIssue({ code: "custom", message, path: [...path] });
  });
export type StaffingFile = z.infer<typeof StaffingFile>;

/** Reads such a file; all that is wrong in it at once, each with its place. */
export const readStaffingFile = (document: Document): Result<StaffingFile, readonly Problem[]> =>
  readDocument(document, StaffingFile);

/** A solver has a chance with so many ways to work the shifts of a day: starts, each with its choices of breaks. */
const MOST_WAYS = 5_000;

const waysOf = ({ starts, breaks }: StaffingFile["shifts"][number]): number =>
  breaks.reduce((ways, { after }) => ways * after.length, starts.length);

interface Contradiction {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** What is wrong between the parts of a file, each of which is right by itself. */
function contradictions(
  file: Pick<StaffingFile, "calls" | "profile" | "patience" | "target" | "shifts" | "languages">,
): readonly Contradiction[] {
  const { calls, profile, patience, target, shifts, languages } = file;
  const names = shifts.map(({ name }) => name);
  const spoken = languages.map(({ language }) => language);
  const ways = shifts.reduce((sum, one) => sum + waysOf(one), 0);
  const sources = [calls, profile].filter((one) => one !== undefined).length;
  const patient = "is kept by itself where nobody hangs up: give the patience of the callers";
  return [
    ...(sources === 1 ? [] : [{ message: "give either calls, a table, or a profile", path: [] }]),
    ...(ways <= MOST_WAYS
      ? []
      : [{ message: `there are ${ways} ways to work them: give fewer starts or times of breaks`, path: ["shifts"] }]),
    ...(target.abandoned !== undefined && patience === undefined
      ? [{ message: patient, path: ["target", "abandoned"] }]
      : []),
    ...repeated(names).map((at) => ({
      message: `a shift ${names[at]} is there already`,
      path: ["shifts", at, "name"],
    })),
    ...repeated(spoken).map((at) => ({
      message: `${spoken[at]} is there already`,
      path: ["languages", at, "language"],
    })),
    ...(languages.reduce((sum, { share }) => sum + share, 0) < 1
      ? []
      : [{ message: "the shares of the languages leave nothing to the others", path: ["languages"] }]),
    ...languages.flatMap((one, at): Contradiction[] => [
      ...(one.shifts ?? []).flatMap((name, index): Contradiction[] =>
        names.includes(name)
          ? []
          : [{ message: `there is no shift ${name}`, path: ["languages", at, "shifts", index] }],
      ),
      ...(one.by === "interpreter" && Object.keys(withoutAbandoned(one.target ?? target)).length === 0
        ? [
            {
              message: "who waits for an interpreter does not hang up: give a target of another kind",
              path: ["languages", at],
            },
          ]
        : []),
    ]),
  ];
}

/** The places of values that stand earlier too. */
const repeated = (values: readonly string[]): readonly number[] =>
  values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : []));

/** What is left of a target for those who do not hang up. */
export const withoutAbandoned = ({ abandoned: _, ...rest }: StaffingFile["target"]): StaffingFile["target"] => rest;
