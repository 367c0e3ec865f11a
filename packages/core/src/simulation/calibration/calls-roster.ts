import { weekdayOf } from "../../time/civil-date.ts";
import { DAY, MINUTE } from "../../time/duration.ts";
import { localTime } from "../../time/local-time.ts";
import { instantOf, type Zone } from "../../time/zone.ts";
import type { Operators } from "../scenario/staff-schema.ts";
import { type DaysAlike, datesOf, kindsOfDays } from "./calls-week.ts";
import { type LoggedCall, waitEnded } from "./logged-call.ts";

const SLOT = 30 * MINUTE;
/** Operators who do not speak for so long between two calls are not on duty meanwhile. */
const BREAK = 30 * MINUTE;

export type Shift = Operators["groups"][number]["shifts"][number];

/**
 * Reads the roster off a log, by kind of day and half hour: on duty are those who speak in it, or are between two calls that are less than
 * half an hour apart; on average over the days that are alike. These are too many, since the log does not tell who
 * comes in the middle of it, rests, or does other work: `present` makes up for that.
 */
export function rosterOfCalls(
  calls: readonly LoggedCall[],
  { zone, alike }: { readonly zone: Zone; readonly alike: DaysAlike },
): readonly Shift[] {
  const duties = dutiesOf(calls);
  const dates = datesOf(calls, zone);
  return kindsOfDays(alike).flatMap((kind) => {
    const like = dates.filter((date) => kind.includes(weekdayOf(date)));
    const shifts = Array.from({ length: DAY / SLOT }, (_, slot): Shift => {
      const [from, until] = [slot * SLOT, (slot + 1) * SLOT];
      const seen = like.map((date) =>
        overlapping(duties, instantOf(zone, localTime(date, from)), instantOf(zone, localTime(date, until))),
      );
      const operators = Math.round(seen.reduce((sum, many) => sum + many, 0) / Math.max(1, like.length));
      return { days: [...kind], from, until, operators };
    });
    return joined(shifts.filter(({ operators }) => operators > 0));
  });
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** From when to when each operator was on duty, one operator after the other. */
function dutiesOf(calls: readonly LoggedCall[]): readonly Span[] {
  const talks = Map.groupBy(
    calls.filter(({ served, operator }) => served > 0 && operator !== undefined),
    ({ operator }) => operator,
  );
  return [...talks.values()].flatMap((own) => {
    const spans: { from: number; until: number }[] = [];
    for (const call of own.toSorted((one, other) => waitEnded(one) - waitEnded(other))) {
      const [from, until, last] = [waitEnded(call), waitEnded(call) + call.served, spans.at(-1)];
      if (last !== undefined && from - last.until <= BREAK) last.until = Math.max(last.until, until);
      else spans.push({ from, until });
    }
    return spans;
  });
}

const overlapping = (spans: readonly Span[], begins: number, ends: number): number =>
  spans.filter(({ from, until }) => from < ends && until > begins).length;

/** Neighbours with as many operators are one shift. */
function joined(shifts: readonly Shift[]): readonly Shift[] {
  const longer: Shift[] = [];
  for (const shift of shifts) {
    const last = longer.at(-1);
    if (last?.until === shift.from && last.operators === shift.operators)
      longer.splice(-1, 1, { ...last, until: shift.until });
    else longer.push(shift);
  }
  return longer;
}
