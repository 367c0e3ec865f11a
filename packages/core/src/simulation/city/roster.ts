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

/** Every change of who is on duty on the days of a scenario, in order; who came the evening before is there when it begins. */
export function rosterOf(
  { from, days, operators: { groups, present } }: Scenario,
  zone: Zone,
): readonly RosterChange[] {
  const changes: RosterChange[] = [];
  const start = startOfDate(zone, from);
  const instant = (date: CivilDate, time: number): number => Math.max(start, instantOf(zone, localTime(date, time)));
  for (let date = from - 1; date < from + days; date++)
    for (const [group, { shifts }] of groups.entries())
      for (const { days: on, from: starts, until, operators } of shifts) {
        if (!on.includes(weekdayOf(date))) continue;
        const by = Math.round(operators * present);
        changes.push({ at: instant(date, starts), group, by });
        changes.push({ at: instant(until > starts ? date : date + 1, until), group, by: -by });
      }
  return changes.toSorted((one, other) => one.at - other.at || other.by - one.by);
}
