import type { PolicyBook } from "../../book/policy-book.ts";
import { lawOf } from "../../chance/distributions/index.ts";
import { type CivilDate, weekdayIndexOf, weekdayOf, yearMonthDayOf } from "../../time/civil-date.ts";
import { DAY } from "../../time/duration.ts";
import { evenWeights } from "../city/matters.ts";
import { averagingOne, dayWeights } from "./profiles.ts";
import type { Scenario } from "./scenario.ts";
import { type CallKind, canAnswer, skillsNeeded } from "./skills.ts";

/** How busy callers keep those whom they need: on average over all operators, and by languages. */
export interface PhoneLoad {
  readonly operators: number;
  readonly languages: readonly LanguageLoad[];
}

/** What callers in some languages bring, as a share of what those can do who answer them, or who interpret for them. */
export interface LanguageLoad {
  readonly languages: readonly string[];
  /** The skill that all these calls need, where they need one. */
  readonly skill?: string | undefined;
  readonly by: "operators" | "interpreters";
  /** Infinity where none of them is on duty in the days that are simulated. */
  readonly utilisation: number;
}

/** Calls that are alike, with the work that they bring, and the places of the groups that can answer them. */
interface PhoneCallers extends CallKind {
  readonly work: number;
  readonly able: ReadonlySet<number>;
}

/** Worked out for the days that are simulated: the calls that are usual on them, and the shifts that fall into them. */
export function phoneLoadOf(scenario: Scenario, book: PolicyBook): PhoneLoad {
  const duties = scenario.operators.groups.map((group) => dutyOf(group, scenario));
  const onDuty = (places: Iterable<number>): number => sumOf([...places].map((place) => duties[place] as number));
  const callers = callersOf(scenario, book);
  return {
    operators: utilised(workOf(callers), onDuty(duties.keys())),
    languages: [...operatorLoads(callers, onDuty), ...interpreterLoads(callers, scenario)],
  };
}

export const utilised = (work: number, time: number): number => (work === 0 ? 0 : work / time);

const workOf = (callers: readonly PhoneCallers[]): number => sumOf(callers.map(({ work }) => work));

/** The languages of some callers, and their skill if they all need the same. */
function named(callers: readonly PhoneCallers[]): Pick<LanguageLoad, "languages" | "skill"> {
  const [skill, ...others] = new Set(callers.map((one) => one.skill));
  const languages = [...new Set(callers.map(({ language }) => language))];
  return skill === undefined || others.length > 0 ? { languages } : { languages, skill };
}

/**
 * Nobody may be there for some calls. Of the others each kind alone, with those for whom nobody else is there either, and all together:
 * where some kinds share some of their operators, more could be too much only of other sets of them.
 */
function operatorLoads(
  callers: readonly PhoneCallers[],
  onDuty: (places: Iterable<number>) => number,
): readonly LanguageLoad[] {
  const { heard = [], unheard = [] } = Object.groupBy(callers, ({ able }) => (onDuty(able) > 0 ? "heard" : "unheard"));
  const loads = teamsOf(heard).map((team): LanguageLoad => {
    const own = heard.filter(({ able }) => able.isSubsetOf(team));
    return { ...named(own), by: "operators", utilisation: utilised(workOf(own), onDuty(team)) };
  });
  const alone = Map.groupBy(unheard, ({ skill }) => skill).values();
  return [
    ...[...alone].map(
      (some): LanguageLoad => ({ ...named(some), by: "operators", utilisation: Number.POSITIVE_INFINITY }),
    ),
    ...loads,
  ];
}

/** Those who can answer one kind of calls, and those who can answer any, each team once. */
function teamsOf(callers: readonly PhoneCallers[]): readonly ReadonlySet<number>[] {
  const everybody = new Set(callers.flatMap(({ able }) => [...able]).toSorted((one, other) => one - other));
  const teams = [everybody, ...callers.map(({ able }) => able)];
  return [...new Map(teams.map((team) => [[...team].join(), team])).values()].filter(({ size }) => size > 0);
}

/** Each call takes the interpreter as long as the operator, or longer. */
const interpreterLoads = (callers: readonly PhoneCallers[], { days, operators }: Scenario): readonly LanguageLoad[] =>
  [...Map.groupBy(callers, ({ language }) => language)].flatMap(([language, some]) => {
    const interpreters = operators.interpreters[language];
    if (interpreters === undefined) return [];
    return [
      { languages: [language], by: "interpreters", utilisation: utilised(workOf(some), interpreters * days * DAY) },
    ];
  });

/** Whoever calls at all. */
function callersOf(scenario: Scenario, book: PolicyBook): readonly PhoneCallers[] {
  const { callers, operators } = scenario;
  const { groups, talk, afterCall } = operators;
  const calls = contactsOf(scenario) * shareOf(callers.channels, "phone");
  const length = lawOf(talk).mean + lawOf(afterCall).mean;
  const ofSkills = skillShares(scenario, book);
  return Object.keys(callers.languages)
    .flatMap((language) =>
      [...ofSkills].map(([skill, share]) => ({
        language,
        skill,
        work: calls * shareOf(callers.languages, language) * share * length,
        able: new Set(
          groups.flatMap((group, place) => (canAnswer(group, { language, skill }, operators) ? [place] : [])),
        ),
      })),
    )
    .filter(({ work }) => work > 0);
}

/** Which part of the calls needs each skill, and which needs none. */
function skillShares({ callers, operators }: Scenario, book: PolicyBook): ReadonlyMap<string | undefined, number> {
  const needed = skillsNeeded(operators, book);
  if (needed.size === 0) return new Map([[undefined, 1]]);
  const weights = callers.categories ?? evenWeights(book.categories);
  const shares = new Map<string | undefined, number>();
  for (const category of Object.keys(weights)) {
    const skill = needed.get(category);
    shares.set(skill, (shares.get(skill) ?? 0) + shareOf(weights, category));
  }
  return shares;
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
