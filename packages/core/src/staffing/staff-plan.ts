import { SECOND } from "../time/duration.ts";
import type { HalfHourCalls } from "./half-hour-calls.ts";
import type { ShiftSolver } from "./integer-programme.ts";
import type { StaffingFile } from "./plan-file.ts";
import { serviceOf } from "./service-target.ts";
import { type Cover, coverShifts } from "./shift-cover.ts";
import { HALF_HOURS_A_DAY, patternsOf } from "./shift-pattern.ts";
import { type Team, type TeamHalfHour, teamsOf } from "./team.ts";

/** The service that is to be expected in a half hour; times are in milliseconds. */
export interface ExpectedService {
  /** The share of all callers who are answered within the time of the team's target. */
  readonly answered: number;
  readonly abandoned: number;
  /** Infinite where calls come faster than they can be handled and nobody hangs up. */
  readonly meanWait: number;
  readonly occupancy: number;
}

/** A half hour of a team's plan. */
export interface PlannedHalfHour {
  readonly calls: number;
  readonly load: number;
  /** How many must be at their desks, and how many on a shift for that. */
  readonly needed: number;
  readonly rostered: number;
  /** How many are on a shift, and how many of them at their desks. */
  readonly present: number;
  readonly atDesks: number;
  /** Absent where no call comes. */
  readonly service?: ExpectedService;
}

/** The shifts of a team. */
export interface TeamPlan extends Omit<Cover, "present"> {
  readonly team: string;
  /** The time within which `answered` counts. */
  readonly within: number;
  readonly halfHours: readonly PlannedHalfHour[];
  /** Of the whole period, each call counting alike. Absent where no call comes. */
  readonly service?: ExpectedService;
}

/** The plan of all teams, for `days` days that are repeated. */
export interface StaffPlan {
  readonly days: number;
  readonly teams: readonly TeamPlan[];
  readonly cost: number;
}

/** Where a target names no time within which callers are to be answered, answers within this one are counted. */
const USUAL_WITHIN = 20 * SECOND;

/**
 * Plans the cheapest shifts that keep the targets in every half hour. The service of a half hour is that of a queue in its long
 * run with the mean load of the half hour: what a crowded half hour leaves waiting for the next one is not in it. Undefined
 * where the solver ran out of time for one of the teams.
 */
export async function planStaff(
  file: StaffingFile,
  calls: readonly HalfHourCalls[],
  solver: ShiftSolver,
): Promise<StaffPlan | undefined> {
  const days = calls.length / HALF_HOURS_A_DAY;
  const teams: TeamPlan[] = [];
  for (const asked of teamsOf(file, calls)) {
    const team = withoutLateEnds(asked, days);
    const { shifts, atMost, halfHours } = team;
    const need = halfHours.map(({ needed }) => rosteredFor(needed, file.shrinkage));
    const cover = await coverShifts({ need, shifts, days, atMost }, solver);
    if (cover === undefined) return undefined;
    teams.push(planOf(team, need, cover, file.shrinkage));
  }
  return { days, teams, cost: teams.reduce((sum, { cost }) => sum + cost, 0) };
}

/** Where no call comes and no shift is worked any more, whoever is on a call ends it, and goes home that much later. */
function withoutLateEnds(team: Team, days: number): Team {
  const worked = new Set(patternsOf(team.shifts, days).flatMap(({ attends }) => attends));
  const isLate = (calls: number, at: number): boolean => calls === 0 && !worked.has(at);
  return {
    ...team,
    halfHours: team.halfHours.map((half, at) => (isLate(half.calls, at) ? { ...half, needed: 0 } : half)),
  };
}

/** Against the last digit of a product that should be a whole number. */
const SLACK = 1e-9;

/** So many must be on a shift that so many are at their desks, and the other way round. */
const rosteredFor = (needed: number, shrinkage: number): number =>
  Math.max(0, Math.ceil(needed / (1 - shrinkage) - SLACK));
const atDesksOf = (present: number, shrinkage: number): number => Math.floor(present * (1 - shrinkage) + SLACK);

function planOf(team: Team, need: readonly number[], { present, ...cover }: Cover, shrinkage: number): TeamPlan {
  const { answered: { within } = { within: USUAL_WITHIN } } = team.target;
  const halfHours = team.halfHours.map((half, at): PlannedHalfHour => {
    const { calls, load, needed } = half;
    const [rostered = 0, there = 0] = [need[at], present[at]];
    const atDesks = atDesksOf(there, shrinkage);
    const planned = { calls, load, needed, rostered, present: there, atDesks };
    return calls === 0 ? planned : { ...planned, service: expected(half, atDesks, within) };
  });
  const whole = overall(halfHours);
  return { team: team.name, within, halfHours, ...(whole !== undefined && { service: whole }), ...cover };
}

function expected({ demand }: TeamHalfHour, atDesks: number, within: number): ExpectedService {
  const { answeredWithin, pAbandon, meanWait, occupancy } = serviceOf(demand, atDesks);
  return { answered: answeredWithin(within), abandoned: pAbandon, meanWait, occupancy };
}

/** Shares and waits over calls, occupancy over the time of those at their desks. */
function overall(halfHours: readonly PlannedHalfHour[]): ExpectedService | undefined {
  const calls = halfHours.reduce((sum, half) => sum + half.calls, 0);
  if (calls === 0) return undefined;
  const mean = (value: (service: ExpectedService) => number, weight: (half: PlannedHalfHour) => number): number => {
    const served = halfHours.flatMap((half) => (half.service ? [{ service: half.service, by: weight(half) }] : []));
    const weights = served.reduce((sum, { by }) => sum + by, 0);
    return weights === 0 ? 0 : served.reduce((sum, { service, by }) => sum + by * value(service), 0) / weights;
  };
  return {
    answered: mean(
      ({ answered }) => answered,
      (half) => half.calls,
    ),
    abandoned: mean(
      ({ abandoned }) => abandoned,
      (half) => half.calls,
    ),
    meanWait: mean(
      ({ meanWait }) => meanWait,
      (half) => half.calls,
    ),
    occupancy: mean(
      ({ occupancy }) => occupancy,
      (half) => half.atDesks,
    ),
  };
}
