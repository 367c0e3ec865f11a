import type { Path } from "../../document.ts";
import { weekdayOf } from "../../time/civil-date.ts";
import { formatDuration, SECOND } from "../../time/duration.ts";
import { formatTimeOfDay } from "../../time/local-time.ts";
import type { Zone } from "../../time/zone.ts";
import { type Redialling, redialOf } from "./calls-redial.ts";
import { rosterOfCalls, type Shift } from "./calls-roster.ts";
import { callsOfWeek, type DaysAlike, datesOf, kindsOfDays } from "./calls-week.ts";
import { type FittedValue, type Learned, significant, together } from "./fitted-value.ts";
import { learnLengths } from "./learn-lengths.ts";
import type { LoggedCall } from "./logged-call.ts";

/** How a log of calls is read. */
interface CallsRead {
  readonly zone: Zone;
  readonly alike: DaysAlike;
  /** The languages in which every operator answers. */
  readonly languages: readonly string[];
}

/**
 * Learns from whole weeks of calls, in the order in which they came: when people call for a first time and how patiently, whether
 * they call again, how long operators speak, and who is on duty.
 */
export function learnCalls(calls: readonly LoggedCall[], { zone, alike, languages }: CallsRead): Learned {
  const redial = redialOf(calls);
  return together([
    learnWeek(calls, { zone, alike, again: redial?.share ?? 0 }),
    learnPatience(calls),
    redial === undefined ? everyCallIsFirst(calls) : learnRedial(redial),
    learnTalk(calls),
    fitted(
      value(["callers", "channels"], { phone: 1 }, calls.length, "the log is one of calls"),
      value(["operators", "afterCall"], "0s", calls.length, "the log has no time for it: `present` makes up for it"),
    ),
    learnRoster(calls, { zone, alike, languages }),
  ]);
}

const fitted = (...values: readonly FittedValue[]): Learned => ({ fitted: values, notLearned: [] });
const without = (field: string, why: string): Learned => ({ fitted: [], notLearned: [{ field, why }] });
const value = (path: Path, written: unknown, records: number, remark: string): FittedValue => ({
  path,
  written,
  estimates: [],
  records,
  remark,
});

interface WeekAsked {
  readonly zone: Zone;
  readonly alike: DaysAlike;
  /** Of those who hung up, the part that is there again as another call. */
  readonly again: number;
}

function learnWeek(calls: readonly LoggedCall[], { zone, alike, again }: WeekAsked): Learned {
  const weight = ({ answered }: LoggedCall): number => (answered ? 1 : 1 - again);
  const week = callsOfWeek(calls, { zone, alike, weight });
  const perDay = week.reduce((sum, hour) => sum + hour, 0) / 7;
  if (perDay === 0) return without("callers.rate", "no hour has calls on most days that are alike");
  const remark = "first calls; of days that are alike the median";
  const learned = fitted(
    value(["callers", "rate"], `${significant(perDay, 5)}/day`, calls.length, remark),
    value(
      ["callers", "week"],
      week.map((hour) => Math.round(10 * hour) / 10),
      calls.length,
      remark,
    ),
  );
  const dates = new Set(datesOf(calls, zone).map(weekdayOf));
  const unseen = kindsOfDays(alike).filter((kind) => !kind.some((day) => dates.has(day)));
  if (unseen.length === 0) return learned;
  return together([
    learned,
    without("callers.week", `nobody is expected on days that the log does not have: ${unseen.flat().join(", ")}`),
  ]);
}

/** A call that was answered says of the caller's patience only that it is longer than the wait. */
function learnPatience(calls: readonly LoggedCall[]): Learned {
  const waits = (answered: boolean): readonly number[] =>
    calls.filter((call) => call.waited > 0 && call.answered === answered).map(({ waited }) => waited);
  const sample = { over: waits(false), cut: waits(true) };
  return learnLengths({ path: ["callers", "patience"], sample, what: "caller who hung up", tested: true });
}

function learnRedial({ share, after, hungUp, again }: Redialling): Learned {
  if (after === undefined) return nobodyRedials(hungUp, "none of them called again within the hour");
  return fitted(
    value(
      ["callers", "redial"],
      { share: significant(share, 3), after: { exponential: { mean: secondsOf(after) } } },
      hungUp,
      `${again} of them called again within the hour; what hanging up adds to those who do so anyway`,
    ),
  );
}

/** Where it is not known who calls again, the rate has those who do in it: nobody is to call again besides. */
const everyCallIsFirst = (calls: readonly LoggedCall[]): Learned =>
  nobodyRedials(
    calls.filter(({ answered }) => !answered).length,
    "too few of those who hung up are known: who calls again is in the rate",
  );

const nobodyRedials = (hungUp: number, remark: string): Learned =>
  fitted(value(["callers", "redial", "share"], 0, hungUp, remark));

/** Lognormal with the mean and the scatter that were seen, since on these waits depend more than on the shape. */
function learnTalk(calls: readonly LoggedCall[]): Learned {
  const lengths = calls.map(({ served }) => served).filter((served) => served > 0);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const variance = lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0) / lengths.length;
  if (!(variance > 0)) return without("operators.talk", "no two talks of different lengths are recorded");
  const half = 1.959964 * Math.sqrt(variance / lengths.length);
  const scv = significant(variance / mean ** 2, 4);
  return fitted({
    path: ["operators", "talk"],
    written: { lognormal: { mean: secondsOf(mean), scv } },
    estimates: [{ name: "mean", unit: "time", estimate: mean, low: mean - half, high: mean + half }],
    records: lengths.length,
    remark: "by its mean and its scatter, not by its shape",
  });
}

function learnRoster(calls: readonly LoggedCall[], { zone, alike, languages }: CallsRead): Learned {
  const shifts = rosterOfCalls(calls, { zone, alike }).map(shiftWritten);
  if (shifts.length === 0) return without("operators.groups", "the log names no operator");
  const named = calls.filter(({ operator }) => operator !== undefined).length;
  const remark = "by who spoke in each half hour; days that are alike are taken together";
  const group = { name: "everybody", languages: [...languages], shifts };
  return fitted(value(["operators", "groups"], [group], named, remark));
}

const secondsOf = (length: number): string => formatDuration(Math.max(1, Math.round(length / SECOND)) * SECOND);

const shiftWritten = ({ days, from, until, operators }: Shift) => ({
  days,
  from: formatTimeOfDay(from).slice(0, "00:00".length),
  until: formatTimeOfDay(until).slice(0, "00:00".length),
  operators,
});
