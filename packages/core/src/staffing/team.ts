import { MINUTE } from "../time/duration.ts";
import type { HalfHourCalls } from "./half-hour-calls.ts";
import { offeredLoads } from "./offered-load.ts";
import { type StaffingFile, withoutAbandoned } from "./plan-file.ts";
import { type CallDemand, type ServiceTarget, serversNeeded, serviceOf } from "./service-target.ts";
import { HALF_HOUR, type ShiftKind } from "./shift-pattern.ts";

/** People who answer the same calls, in shifts of their own. */
export interface Team {
  readonly name: string;
  readonly target: ServiceTarget;
  readonly halfHours: readonly TeamHalfHour[];
  readonly shifts: readonly ShiftKind[];
  readonly atMost?: number | undefined;
}

/** What a half hour asks of a team. */
export interface TeamHalfHour {
  readonly calls: number;
  /** Averaged over the half hour, in erlangs. */
  readonly load: number;
  readonly demand: CallDemand;
  /** How many must be at their desks. */
  readonly needed: number;
}

/**
 * The teams of a plan: the operators, a desk for each language that has its own, interpreters for each of the others. Who calls
 * in a language that is interpreted is answered by an operator, who stays on the line: those calls take the operator as long as
 * the interpreter, and the wait for one besides.
 */
export function teamsOf(file: StaffingFile, calls: readonly HalfHourCalls[]): readonly Team[] {
  const others = file.languages.map((language) => ({ language, team: teamOf(file, language, calls) }));
  const interpreted = others.filter(({ language }) => language.by === "interpreter");
  const desks = others.filter(({ language }) => language.by === "desk");
  const answered = 1 - sumOf(desks, ({ language }) => language.share);
  const plain = answered - sumOf(interpreted, ({ language }) => language.share);
  const ours = calls.map(({ calls, handling = file.handling }, at): HalfHourCalls => {
    const time = sumOf(interpreted, ({ language, team }) => {
      const half = team.halfHours[at];
      const wait = half === undefined || half.calls === 0 ? 0 : serviceOf(half.demand, half.needed).meanWait;
      return language.share * ((language.handling ?? handling) + wait);
    });
    return { calls: calls * answered, handling: (plain * handling + time) / answered };
  });
  const { patience, target, shifts, atMost } = file;
  const halfHours = halfHoursOf(ours, target, patience);
  const operators = { name: "operators", target, halfHours, shifts, atMost };
  return [operators, ...others.map(({ team }) => team)];
}

type Language = StaffingFile["languages"][number];

/** Who waits for an interpreter has an operator on the line, and does not hang up. */
function teamOf(file: StaffingFile, language: Language, calls: readonly HalfHourCalls[]): Team {
  const own = calls.map(({ calls, handling = file.handling }) => ({
    calls: calls * language.share,
    handling: language.handling ?? handling,
  }));
  const isDesk = language.by === "desk";
  const asked = language.target ?? file.target;
  const target = isDesk ? asked : withoutAbandoned(asked);
  const shifts = file.shifts.filter(({ name }) => language.shifts?.includes(name) ?? true);
  return {
    name: isDesk ? `${language.language} desk` : `${language.language} interpreters`,
    target,
    halfHours: halfHoursOf(own, target, isDesk ? file.patience : undefined),
    shifts,
    atMost: language.atMost,
  };
}

/**
 * The load of each half hour, with what is left of the calls of those before it, the period being repeated. Where no call comes
 * any more, as many are needed as are still on a call.
 */
function halfHoursOf(
  calls: readonly HalfHourCalls[],
  target: ServiceTarget,
  patience: number | undefined,
): readonly TeamHalfHour[] {
  const stretches = calls.map(({ calls, handling = MINUTE }) => ({
    length: HALF_HOUR,
    arrivalRate: calls / HALF_HOUR,
    serviceRate: 1 / handling,
  }));
  const patienceRate = patience === undefined ? undefined : 1 / patience;
  return offeredLoads(stretches).map(({ mean }, at) => {
    const { calls: coming = 0 } = calls[at] ?? {};
    const { serviceRate = 1 } = stretches[at] ?? {};
    if (coming === 0) {
      const load = mean < NOBODY ? 0 : mean;
      return { calls: 0, load, demand: { arrivalRate: 0, serviceRate, patienceRate }, needed: stillOnCalls(load) };
    }
    const demand = { arrivalRate: mean * serviceRate, serviceRate, patienceRate };
    return { calls: coming, load: mean, demand, needed: serversNeeded(demand, target) };
  });
}

/** A load below this is none. */
const NOBODY = 0.001;

/** Three minutes of work are left to whoever goes home that much later. */
const LEFT_TO_STAY = (3 * MINUTE) / HALF_HOUR;
const stillOnCalls = (load: number): number => Math.max(0, Math.ceil(load - LEFT_TO_STAY));

const sumOf = <Item>(items: readonly Item[], value: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);
