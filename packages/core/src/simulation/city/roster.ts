import type { KeyedDraws } from "../../chance/streams.ts";
import { type CivilDate, weekdayOf } from "../../time/civil-date.ts";
import { localTime } from "../../time/local-time.ts";
import { instantOf, startOfDate, type Zone } from "../../time/zone.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** At an instant so many operators of a group come (or, below 0, go). */
export interface RosterChange {
  readonly at: number;
  readonly group: number;
  readonly by: number;
}

/**
 * Every change of who is on duty on the days of a scenario, in order; who came the evening before is there when it begins. Of a shift
 * its share comes: what is left of one operator is drawn each day anew, so that one operator more is never lost in rounding.
 */
export function rosterOf(
  { from, days, operators: { groups, present } }: Scenario,
  zone: Zone,
  draws: KeyedDraws,
): readonly RosterChange[] {
  const changes: RosterChange[] = [];
  const start = startOfDate(zone, from);
  const instant = (date: CivilDate, time: number): number => Math.max(start, instantOf(zone, localTime(date, time)));
  const shifts = groups.flatMap(({ shifts: own }, group) => own.map((shift) => ({ ...shift, group })));
  for (let date = from - 1; date < from + days; date++)
    for (const [place, { group, days: on, from: starts, until, operators }] of shifts.entries()) {
      if (!on.includes(weekdayOf(date))) continue;
      const by = Math.floor(operators * present + draws(date, place).uniform());
      changes.push({ at: instant(date, starts), group, by });
      changes.push({ at: instant(until > starts ? date : date + 1, until), group, by: -by });
    }
  return changes.toSorted((one, other) => one.at - other.at || other.by - one.by);
}
