import { type Distribution, sampler } from "../../chance/distributions/index.ts";
import type { RandomStreams } from "../../chance/streams.ts";
import { weekdayIndexOf, yearMonthDayOf } from "../../time/civil-date.ts";
import { HOUR } from "../../time/duration.ts";
import { dateOfLocal, timeOfLocal } from "../../time/local-time.ts";
import { localOf, type Zone } from "../../time/zone.ts";
import type { Callers } from "../scenario/callers-schema.ts";
import { averagingOne } from "../scenario/profiles.ts";

/** The contacts that are usually expected in each hour from `start` on: by the clocks of the city, the season, and how busy each day is. */
export function callRates(
  callers: Callers,
  { start, end, zone }: { readonly start: number; readonly end: number; readonly zone: Zone },
  streams: RandomStreams,
  replication: number,
): Float64Array {
  const week = callers.week === undefined ? weekOf(callers) : averagingOne(callers.week);
  const months = averagingOne(callers.months);
  const busier = sampler(callers.dayFactor as Distribution);
  const ofDay = streams.keyed("how busy a day is", replication);
  const perHour = callers.rate / 24;
  return Float64Array.from({ length: Math.ceil((end - start) / HOUR) }, (_, step) => {
    const local = localOf(zone, start + step * HOUR);
    const date = dateOfLocal(local);
    const hour = week[24 * weekdayIndexOf(date) + Math.floor(timeOfLocal(local) / HOUR)] as number;
    const month = months[yearMonthDayOf(date).month - 1] as number;
    return perHour * hour * month * Math.max(0, busier(ofDay(date, 0)));
  });
}

/** The hours of a week, Monday's first, where every day has the same hours. */
function weekOf({ hours, weekdays }: Callers): readonly number[] {
  const [ofDay, ofWeek] = [averagingOne(hours), averagingOne(weekdays)];
  return ofWeek.flatMap((weekday) => ofDay.map((hour) => hour * weekday));
}
