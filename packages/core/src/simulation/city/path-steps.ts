import { HOUR } from "../../time/duration.ts";
import { startOfDate, type Zone } from "../../time/zone.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** The steps of a time path: so fine that a day can be seen in a week, so coarse that there are never more than some 750. */
export interface PathSteps {
  readonly each: "half hour" | "hour" | "day" | "week";
  /** When each step ends; the last ends with the run. */
  readonly ends: readonly number[];
  /** How often a run is looked at within them, to know its hours of the day. */
  readonly look: number;
}

type Days = Pick<Scenario, "from" | "days">;

/** Half hours up to a week, hours up to a month, days up to two years, weeks beyond. Days and weeks begin at midnight. */
export function pathSteps({ from, days }: Days, zone: Zone): PathSteps {
  if (days <= 7) return fineSteps({ from, days }, zone, { each: "half hour", look: HOUR / 2 });
  if (days <= 31) return fineSteps({ from, days }, zone, { each: "hour", look: HOUR });
  const many = days <= 731 ? 1 : 7;
  const ends = Array.from({ length: Math.ceil(days / many) }, (_, step) =>
    startOfDate(zone, from + Math.min(days, (step + 1) * many)),
  );
  return { each: many === 1 ? "day" : "week", ends, look: HOUR };
}

function fineSteps({ from, days }: Days, zone: Zone, named: Omit<PathSteps, "ends">): PathSteps {
  const [start, end] = [startOfDate(zone, from), startOfDate(zone, from + days)];
  const count = Math.ceil((end - start) / named.look);
  return { ...named, ends: Array.from({ length: count }, (_, step) => Math.min(start + (step + 1) * named.look, end)) };
}
