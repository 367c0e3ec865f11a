import { pathSteps } from "@swiftline/core/simulation/city";
import { dateOf, formatDate, formatInZone, startOfDate, type Zone } from "@swiftline/core/time";
import { shortDate } from "./page/spoken-dates.ts";
import type { BandSection } from "./simulation-page-bands.ts";
import type { ToldCity } from "./simulation-story.ts";

/** What stands along the axis of time paths: where hours, days or months begin. The table names steps by their ends. */
export function timeAxis({ scenario, book: { zone } }: ToldCity): Pick<BandSection, "axis" | "places"> {
  const { each, ends } = pathSteps(scenario, zone);
  const starts = [startOfDate(zone, scenario.from), ...ends];
  const isFine = each === "half hour" || each === "hour";
  const tick = tickOf(scenario.days, isFine);
  return {
    axis: { label: `${each[0]?.toUpperCase()}${each.slice(1)} until`, divided: isFine || scenario.days > A_YEAR },
    places: ends.map((end, step) => ({
      tick: tick(starts[step] ?? end, { zone, before: starts[step - 1] }),
      name: isFine ? momentIn(end, zone) : dayIn(end - 1, zone),
    })),
  };
}

const A_YEAR = 366;

const dayIn = (at: number, zone: Zone): string => formatDate(dateOf(zone, at));
const momentIn = (at: number, zone: Zone): string => formatInZone(at, zone).slice(0, 16).replace("T", " ");

/** The word below a step that begins at an instant; `before` is when the step before it began, if there is one. */
type Tick = (at: number, among: { readonly zone: Zone; readonly before: number | undefined }) => string;

function tickOf(days: number, isFine: boolean): Tick {
  if (days <= 2) return hourTick;
  if (isFine) return midnightTick;
  return days > A_YEAR ? monthTick : dateTick;
}

const dateTick: Tick = (at, { zone }) => shortDate(dayIn(at, zone));

const hourTick: Tick = (at, among) => {
  const time = momentIn(at, among.zone).slice(11);
  if (time === "00:00") return dateTick(at, among);
  return /^(?:03|06|09|12|15|18|21):00$/.test(time) ? time : "";
};

const midnightTick: Tick = (at, among) => (momentIn(at, among.zone).endsWith(" 00:00") ? dateTick(at, among) : "");

const monthTick: Tick = (at, { zone, before }) => {
  const month = dayIn(at, zone).slice(0, 7);
  return before !== undefined && dayIn(before, zone).startsWith(month) ? "" : month;
};
