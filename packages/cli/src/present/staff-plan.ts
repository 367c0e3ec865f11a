import { didYouMean } from "@swiftline/core";
import {
  type ExpectedService,
  halfHourName,
  type StaffedPattern,
  type StaffingFile,
  type StaffPlan,
  type TeamPlan,
} from "@swiftline/core/staffing";
import * as z from "zod";
import { invalid } from "../flags.ts";

/** Shares are of all callers, `answered` within the time of the team. The wait is null where it grows without end. */
const Service = z.strictObject({
  answered: z.number(),
  abandoned: z.number(),
  meanWaitSeconds: z.number().nullable(),
  occupancy: z.number(),
});

/** `needed` at the desks and `rostered` on a shift for that; `present` on a shift, `atDesks` of them at their desks. */
const HalfHour = z.strictObject({
  start: z.string(),
  calls: z.number(),
  load: z.number(),
  needed: z.int(),
  rostered: z.int(),
  present: z.int(),
  atDesks: z.int(),
  service: Service.nullable(),
});

const StaffedShift = z.strictObject({
  shift: z.string(),
  start: z.string(),
  end: z.string(),
  breaks: z.array(z.strictObject({ start: z.string(), end: z.string() })),
  people: z.int(),
  cost: z.number(),
});

const Uncovered = z.strictObject({
  start: z.string(),
  need: z.int(),
  present: z.int(),
  because: z.enum(["no-shift", "too-few-people"]),
});

/** Shifts that keep a target. No shifts cost less than `bound`, which is the cost where that is proved. */
export const StaffPlanAnswer = z.strictObject({
  title: z.string(),
  currency: z.string(),
  model: z.enum(["erlang-a", "erlang-c"]),
  days: z.int(),
  covered: z.boolean(),
  cost: z.number(),
  teams: z.array(
    z.strictObject({
      team: z.string(),
      calls: z.number(),
      withinSeconds: z.number(),
      cost: z.number(),
      bound: z.number(),
      people: z.int(),
      service: Service.nullable(),
      shifts: z.array(StaffedShift),
      halfHours: z.array(HalfHour),
      uncovered: z.array(Uncovered),
    }),
  ),
});
export type StaffPlanAnswer = z.infer<typeof StaffPlanAnswer>;

/** A team of the answer. */
export type TeamAnswer = StaffPlanAnswer["teams"][number];

interface Asked {
  readonly file: StaffingFile;
  readonly team: string | undefined;
}

/** The plan in words and seconds. Throws `flag/invalid` where there is no team of the name that is asked for. */
export function staffPlanAnswer({ days, teams }: StaffPlan, { file, team: wanted }: Asked): StaffPlanAnswer {
  const names = teams.map(({ team }) => team);
  if (wanted !== undefined && !names.includes(wanted))
    throw invalid(
      `there is no team ${wanted}`,
      didYouMean(wanted, names).suggestion ?? `choose from ${names.join(", ")}`,
    );
  const shown = teams.filter(({ team }) => wanted === undefined || team === wanted);
  return {
    title: file.title,
    currency: file.currency,
    model: file.patience === undefined ? "erlang-c" : "erlang-a",
    days,
    covered: shown.every(({ uncovered }) => uncovered.length === 0),
    cost: shown.reduce((sum, { cost }) => sum + cost, 0),
    teams: shown.map((plan) => teamAnswer(plan, days)),
  };
}

function teamAnswer(
  { team, within, cost, bound, service, staffed, halfHours, uncovered }: TeamPlan,
  days: number,
): TeamAnswer {
  return {
    team,
    calls: halfHours.reduce((sum, { calls }) => sum + calls, 0),
    withinSeconds: within / 1000,
    cost,
    bound,
    people: staffed.reduce((sum, { people }) => sum + people, 0),
    service: serviceAnswer(service),
    shifts: staffed.map((one) => shiftAnswer(one, days)),
    halfHours: halfHours.map(({ service: expected, ...half }, at) => ({
      start: halfHourName(at, days),
      ...half,
      service: serviceAnswer(expected),
    })),
    uncovered: uncovered.map(({ halfHour, ...one }) => ({ start: halfHourName(halfHour, days), ...one })),
  };
}

function shiftAnswer({ pattern, people }: StaffedPattern, days: number): TeamAnswer["shifts"][number] {
  const { shift, start, length, breaks, cost } = pattern;
  const span = (at: number, long: number) => ({ start: halfHourName(at, days), end: halfHourName(at + long, days) });
  return {
    shift,
    ...span(start, length),
    breaks: breaks.map((pause) => span(pause.at, pause.length)),
    people,
    cost: people * cost,
  };
}

const serviceAnswer = (service: ExpectedService | undefined): TeamAnswer["service"] =>
  service === undefined
    ? null
    : {
        answered: service.answered,
        abandoned: service.abandoned,
        meanWaitSeconds: Number.isFinite(service.meanWait) ? service.meanWait / 1000 : null,
        occupancy: service.occupancy,
      };
