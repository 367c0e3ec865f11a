import { lawOf } from "../../chance/distributions/index.ts";
import { type CivilDate, weekdayIndexOf, weekdayOf, yearMonthDayOf } from "../../time/civil-date.ts";
import { DAY } from "../../time/duration.ts";
import { averagingOne, dayWeights } from "./profiles.ts";
import type { Scenario } from "./scenario.ts";

/** How busy callers keep those whom they need: on average over all operators, and by languages. */
export interface PhoneLoad {
  readonly operators: number;
  readonly languages: readonly LanguageLoad[];
}

/** What callers in some languages bring, as a share of what those can do who answer them, or who interpret for them. */
export interface LanguageLoad {
  readonly languages: readonly string[];
  readonly by: "operators" | "interpreters";
  /** Infinity where none of them is on duty in the days that are simulated. */
  readonly utilisation: number;
}

/** Callers of one language, with the work that they bring, and the places of the groups that can answer them. */
interface PhoneCallers {
  readonly language: string;
  readonly work: number;
  readonly able: ReadonlySet<number>;
}

/** Worked out for the days that are simulated: the calls that are usual on them, and the shifts that fall into them. */
export function phoneLoadOf(scenario: Scenario): PhoneLoad {
  const duties = scenario.operators.groups.map((group) => dutyOf(group, scenario));
  const onDuty = (places: Iterable<number>): number => sumOf([...places].map((place) => duties[place] as number));
  const callers = callersOf(scenario);
  return {
    operators: utilised(workOf(callers), onDuty(duties.keys())),
    languages: [...operatorLoads(callers, onDuty), ...interpreterLoads(callers, scenario)],
  };
}

export const utilised = (work: number, time: number): number => (work === 0 ? 0 : work / time);

const workOf = (callers: readonly PhoneCallers[]): number => sumOf(callers.map(({ work }) => work));
const named = (callers: readonly PhoneCallers[]): readonly string[] => callers.map(({ language }) => language);

/**
 * Nobody may be there for some languages. Of the others each alone, with those for whom nobody else is there either, and all together:
 * where some languages share some of their operators, more could be too much only of other sets of them.
 */
function operatorLoads(
  callers: readonly PhoneCallers[],
  onDuty: (places: Iterable<number>) => number,
): readonly LanguageLoad[] {
  const { heard = [], unheard = [] } = Object.groupBy(callers, ({ able }) => (onDuty(able) > 0 ? "heard" : "unheard"));
  const loads = teamsOf(heard).map((team): LanguageLoad => {
    const own = heard.filter(({ able }) => able.isSubsetOf(team));
    return { languages: named(own), by: "operators", utilisation: utilised(workOf(own), onDuty(team)) };
  });
  if (unheard.length === 0) return loads;
  return [{ languages: named(unheard), by: "operators", utilisation: Number.POSITIVE_INFINITY }, ...loads];
}

/** Those who can answer one language, and those who can answer any, each team once. */
function teamsOf(callers: readonly PhoneCallers[]): readonly ReadonlySet<number>[] {
  const everybody = new Set(callers.flatMap(({ able }) => [...able]).toSorted((one, other) => one - other));
  const teams = [everybody, ...callers.map(({ able }) => able)];
  return [...new Map(teams.map((team) => [[...team].join(), team])).values()].filter(({ size }) => size > 0);
}

/** Each call takes the interpreter as long as the operator, or longer. */
const interpreterLoads = (callers: readonly PhoneCallers[], { days, operators }: Scenario): readonly LanguageLoad[] =>
  callers.flatMap(({ language, work }) => {
    const interpreters = operators.interpreters[language];
    if (interpreters === undefined) return [];
    return [{ languages: [language], by: "interpreters", utilisation: utilised(work, interpreters * days * DAY) }];
  });

/** Whoever calls at all. With an interpreter everybody can answer. */
function callersOf(scenario: Scenario): readonly PhoneCallers[] {
  const { callers, operators } = scenario;
  const { groups, interpreters, talk, afterCall } = operators;
  const calls = contactsOf(scenario) * shareOf(callers.channels, "phone");
  const length = lawOf(talk).mean + lawOf(afterCall).mean;
  return Object.keys(callers.languages)
    .map((language) => ({
      language,
      work: calls * shareOf(callers.languages, language) * length,
      able: new Set(
        groups.flatMap(({ languages }, place) =>
          languages.includes(language) || language in interpreters ? [place] : [],
        ),
      ),
    }))
    .filter(({ work }) => work > 0);
}

/** The contacts that are usual in the days of a scenario, as busy as days are on average. */
export function contactsOf({ from, days, callers }: Scenario): number {
  const ofWeek = averagingOne(dayWeights(callers));
  const ofYear = averagingOne(callers.months);
  const usual = (date: CivilDate): number =>
    (ofWeek[weekdayIndexOf(date)] as number) * (ofYear[yearMonthDayOf(date).month - 1] as number);
  return (
    callers.rate * lawOf(callers.dayFactor).mean * sumOf(Array.from({ length: days }, (_, day) => usual(from + day)))
  );
}

/** The time for which operators of a group are there to take calls; who came the evening before is there when the first day begins. */
function dutyOf(
  { shifts }: Scenario["operators"]["groups"][number],
  { from, days, operators: { present } }: Scenario,
): number {
  const [begins, ends] = [from * DAY, (from + days) * DAY];
  let duty = 0;
  for (let date = from - 1; date < from + days; date++)
    for (const { days: on, from: starts, until, operators } of shifts) {
      if (!on.includes(weekdayOf(date))) continue;
      const [comes, goes] = [date * DAY + starts, (until > starts ? date : date + 1) * DAY + until];
      duty += operators * present * Math.max(0, Math.min(goes, ends) - Math.max(comes, begins));
    }
  return duty;
}

const shareOf = (weights: Readonly<Record<string, number>>, code: string): number =>
  (weights[code] ?? 0) / sumOf(Object.values(weights));

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
