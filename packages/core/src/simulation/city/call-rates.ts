import { type Distribution, sampler } from "../../chance/distributions/index.ts";
import type { RandomStreams } from "../../chance/streams.ts";
import { weekdayIndexOf, yearMonthDayOf } from "../../time/civil-date.ts";
import { HOUR } from "../../time/duration.ts";
import { dateOfLocal, timeOfLocal } from "../../time/local-time.ts";
import { localOf, type Zone } from "../../time/zone.ts";
import type { Callers } from "../scenario/callers-schema.ts";

/** The calls expected in each hour from `start` on: by the clocks of the city, the season, surges, and how busy each day is. */
export function callRates(
  callers: Callers,
  { start, end, zone }: { readonly start: number; readonly end: number; readonly zone: Zone },
  streams: RandomStreams,
  replication: number,
): Float64Array {
  const hours = averagingOne(callers.hours);
  const weekdays = averagingOne(callers.weekdays);
  const months = averagingOne(callers.months);
  const busier = sampler(callers.dayFactor as Distribution);
  const ofDay = streams.keyed("how busy a day is", replication);
  const perHour = callers.rate / 24;
  return Float64Array.from({ length: Math.ceil((end - start) / HOUR) }, (_, step) => {
    const local = localOf(zone, start + step * HOUR);
    const date = dateOfLocal(local);
    const hour = hours[Math.floor(timeOfLocal(local) / HOUR)] as number;
    const weekday = weekdays[weekdayIndexOf(date)] as number;
    const month = months[yearMonthDayOf(date).month - 1] as number;
    const surge = callers.surges
      .filter(({ from, until }) => from <= date && date <= until)
      .reduce((product, { times }) => product * times, 1);
    return perHour * hour * weekday * month * surge * Math.max(0, busier(ofDay(date, 0)));
  });
}

function averagingOne(weights: readonly number[]): readonly number[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}
