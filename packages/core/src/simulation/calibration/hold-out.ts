import type { PolicyBook } from "../../book/policy-book.ts";
import { weekdayIndexOf, yearMonthDayOf } from "../../time/civil-date.ts";
import { DAY } from "../../time/duration.ts";
import { dateOf } from "../../time/zone.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { FittedArrivals } from "./fit-arrivals.ts";
import { averagingOne, fitArrivals } from "./fit-arrivals.ts";
import { survivalAt } from "./kaplan-meier.ts";
import { profilesOf } from "./learn-callers.ts";
import { casesOf, chanceBy, type Question, questionNames } from "./learn-citizens.ts";
import { curveOf } from "./length-test.ts";
import type { LogRecords } from "./log-records.ts";
import { simulatedRecords } from "./simulated-records.ts";

/** How well the earlier part of the records foretold the later one. */
export interface HeldOut {
  /** Undefined where no day of the later part is covered from midnight to midnight. */
  readonly contacts: ContactForecast | undefined;
  readonly results: readonly ResultForecast[];
  readonly answers: readonly AnswerForecast[];
}

/** Contacts by the day. */
export interface ContactForecast {
  readonly days: number;
  readonly seen: number;
  readonly expected: number;
  /** The mean error in parts of what was seen, of days on which anything was. */
  readonly meanPercentage: number;
  /** The mean error in contacts a day, and that of repeating the mean of the last four of the same weekday. */
  readonly meanAbsolute: number;
  readonly ofRepeating: number | undefined;
}

/** The part of orders that has a result within so many days: as the fit foretold, and as it was by Kaplan and Meier. */
export interface ResultForecast {
  readonly days: number;
  readonly orders: number;
  readonly foretold: number;
  readonly seen: number;
  readonly low: number;
  readonly high: number;
}

export interface AnswerForecast {
  readonly question: Question;
  readonly answers: number;
  readonly foretold: number;
  readonly seen: number;
  /** The mean square of the error in each answer's chance, and what it would be for one chance that suits all of them. */
  readonly brier: number;
  readonly ofOneChance: number;
}

/** The two parts of the records, and the scenario that was fitted to the earlier one. */
export interface LaterPart {
  readonly scenario: Scenario;
  readonly earlier: LogRecords;
  readonly later: LogRecords;
  /** Where the later part begins. */
  readonly from: number;
  readonly book: PolicyBook;
}

/** Holds a scenario that was fitted to the earlier part of the records against the later one. */
export function heldOut(part: LaterPart): HeldOut {
  return {
    contacts: contactForecast(part),
    results: resultForecasts(part),
    answers: questionNames.flatMap((question) => answerForecast(question, part)),
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function contactForecast({ scenario, earlier, later }: LaterPart): ContactForecast | undefined {
  const given = profilesOf(scenario.callers);
  const [before, after] = [earlier, later].map((records) => fitArrivals(records, given)?.days ?? []) as [
    FittedArrivals["days"],
    FittedArrivals["days"],
  ];
  if (after.length === 0) return undefined;
  const [weekdays, months] = [averagingOne(given.weekdays), averagingOne(given.months)];
  const foretold = (date: number): number =>
    scenario.callers.rate *
    (weekdays[weekdayIndexOf(date)] as number) *
    (months[yearMonthDayOf(date).month - 1] as number);
  const errors = after.map(({ date, seen }) => Math.abs(seen - foretold(date)));
  const repeated = after.map(({ date, seen }) => Math.abs(seen - lastFour(before, date)));
  const busy = after.flatMap(({ seen }, place) => (seen > 0 ? [(errors[place] as number) / seen] : []));
  return {
    days: after.length,
    seen: after.reduce((sum, { seen }) => sum + seen, 0),
    expected: after.reduce((sum, { date }) => sum + foretold(date), 0),
    meanPercentage: mean(busy),
    meanAbsolute: mean(errors),
    ofRepeating: repeated.every(Number.isFinite) ? mean(repeated) : undefined,
  };
}

/** The mean of the last four days of the same weekday; not a number where there is none. */
function lastFour(days: FittedArrivals["days"], date: number): number {
  const alike = days.filter((day) => weekdayIndexOf(day.date) === weekdayIndexOf(date)).slice(-4);
  return mean(alike.map(({ seen }) => seen));
}

const WITHIN = [0.25, 1, 3, 7, 15];
/** So many contacts are simulated at most: fewer than come, where more do, as nobody waits for another. */
const SIMULATED = 6000;

function resultForecasts(part: LaterPart): readonly ResultForecast[] {
  const curve = curveOf(part.later.toResult);
  if (curve.ended === 0) return [];
  const foretold = curveOf(simulatedRecords(simulatedPart(part), part.book, part.later.endsAt).toResult);
  return WITHIN.filter((days) => days * DAY <= curve.longest).map((days) => {
    const { share, low, high } = survivalAt(curve, days * DAY);
    return {
      days,
      orders: curve.records,
      foretold: 1 - survivalAt(foretold, days * DAY).share,
      seen: 1 - share,
      low: 1 - high,
      high: 1 - low,
    };
  });
}

/** The scenario at the time that was held out: with the same weekdays and holidays, and cut off at the same end. */
function simulatedPart({ scenario, later, from, book }: LaterPart): Scenario {
  const days = Math.ceil((later.endsAt - from) / DAY) + 1;
  const rate = Math.min(scenario.callers.rate, SIMULATED / days);
  return { ...scenario, from: dateOf(book.zone, from), days, callers: { ...scenario.callers, rate } };
}

function answerForecast(question: Question, { scenario, later }: LaterPart): readonly AnswerForecast[] {
  const cases = casesOf(question, later.answers.values());
  const [yes, answers] = [sumOf(cases, ({ yes }) => yes), sumOf(cases, ({ yes, no }) => yes + no)];
  if (answers === 0) return [];
  const chance = (one: (typeof cases)[number]): number => chanceBy(scenario.citizens[question], one);
  const seen = yes / answers;
  return [
    {
      question,
      answers,
      foretold: sumOf(cases, (one) => chance(one) * (one.yes + one.no)) / answers,
      seen,
      brier: sumOf(cases, (one) => one.yes * (1 - chance(one)) ** 2 + one.no * chance(one) ** 2) / answers,
      ofOneChance: seen * (1 - seen),
    },
  ];
}

const sumOf = <Value>(values: readonly Value[], of: (value: Value) => number): number =>
  values.reduce((sum, value) => sum + of(value), 0);
