import { arrivals } from "../../chance/arrivals.ts";
import { HOUR } from "../../time/duration.ts";
import { startOfDate, type Zone } from "../../time/zone.ts";
import { drawnAhead } from "../kernel/drawn-ahead.ts";
import type { Surge } from "../scenario/callers-schema.ts";
import { callRates } from "./call-rates.ts";
import { drawsFor, type Town } from "./town.ts";

/** Some of those who turn to the hotline: the usual callers, or those who come because of one surge. */
export interface Crowd {
  /** Whose streams the draws of these people come from. No other crowd shares them: it comes besides, and moves nobody. */
  readonly whose: string;
  /** The names of its people are above this one. */
  readonly namesAbove: number;
  /** When the next one comes after an instant, in milliseconds and parts of one. */
  readonly next: (after: number) => number;
  readonly drawMatter: () => number;
  /** Whether a person who would come now stays away. */
  readonly staysAway: (name: number, matter: number) => boolean;
}

/** The crowds of a scenario; the usual callers come first. */
export function crowdsOf(
  town: Town,
  { start, end }: { readonly start: number; readonly end: number },
): readonly Crowd[] {
  const { scenario, streams, replication, matters, book } = town;
  const { surges } = scenario.callers;
  const rates = callRates(scenario.callers, { start, end, zone: book.zone }, streams, replication);
  const coming = (name: string, times: (hour: number) => number): Crowd["next"] => {
    const drawn = streams.stream(name, replication);
    const stream = { ...drawn, exponential: drawnAhead(drawn.exponentials) };
    const levels = rates.map((rate, hour) => rate * times(hour));
    // After the last hour somebody would come at once: nobody looks for the next one in years without any.
    const level = (hour: number): number => levels[hour] ?? Number.POSITIVE_INFINITY;
    const next = arrivals({ start, step: HOUR, expected: [1], level });
    return (after) => next(stream, after);
  };
  const usual: Crowd = {
    whose: "caller's",
    namesAbove: 0,
    next: coming("contacts", () => 1),
    drawMatter: matters.draw,
    staysAway: stayingAway(town),
  };
  const brought = (surge: Surge, place: number): Crowd => {
    const whose = `surge ${place}'s`;
    const { share, draw } = matters.among(surge, whose);
    const isOn = during(surge, book.zone);
    return {
      whose,
      namesAbove: (place + 1) * NAMES,
      next: coming(`${whose} contacts`, (hour) => (isOn(start + hour * HOUR) ? (surge.times - 1) * share : 0)),
      drawMatter: draw,
      staysAway: () => false,
    };
  };
  return [usual, ...surges.flatMap((surge, place) => (surge.times > 1 ? [brought(surge, place)] : []))];
}

/** So many names has a crowd: more than people ever come, and for a hundred surges fewer than AGAIN. */
const NAMES = 2 ** 33;

/** Of the usual callers those stay away whom a surge below 1 takes. */
function stayingAway(town: Town): Crowd["staysAway"] {
  const { scenario, matters, agenda, book } = town;
  const lulls = scenario.callers.surges.flatMap((surge, place) => {
    if (surge.times >= 1) return [];
    const { has } = matters.among(surge, `surge ${place}'s`);
    const draws = drawsFor(town, `who stays away in surge ${place}`);
    const isOn = during(surge, book.zone);
    return [
      (name: number, matter: number) => isOn(agenda.now) && has(matter) && draws(name, 0).uniform() >= surge.times,
    ];
  });
  return (name, matter) => {
    for (const takes of lulls) if (takes(name, matter)) return true;
    return false;
  };
}

function during({ from, until }: Surge, zone: Zone): (instant: number) => boolean {
  const [begins, ends] = [startOfDate(zone, from), startOfDate(zone, until + 1)];
  return (instant) => begins <= instant && instant < ends;
}
