import type { Odds } from "../scenario/citizens-schema.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { AnswerCell } from "./answer-cells.ts";
import { chiSquareAbove } from "./chi-square.ts";
import { type FitTest, type FittedValue, type Learned, significant, together } from "./fitted-value.ts";
import { learnShare } from "./learn-share.ts";
import type { LogRecords } from "./log-records.ts";
import { type CasesAlike, chanceOf, type LogisticFit, logisticRegression } from "./logistic-regression.ts";

/** What a citizen is asked, and by which answers of a cell it is fitted. */
const questions = {
  resolved: {
    what: "answer whether it is resolved",
    said: (cell: AnswerCell) => ({ yes: cell.resolved, no: cell.unresolved }),
  },
  satisfied: {
    what: "answer of a caller whose appeal is resolved",
    said: ({ satisfied: [resolved] }: AnswerCell) => resolved,
  },
  unresolved: {
    what: "answer of a caller whose appeal is not resolved",
    said: ({ satisfied: [, not] }: AnswerCell) => not,
  },
} as const;
export type Question = keyof typeof questions;
export const questionNames = Object.keys(questions) as readonly Question[];

const covariates = ["perDay", "late", "redone", "silent", "again"] as const;
type Covariate = (typeof covariates)[number];

/** Of so many who said the rarer of yes and no, log-odds are learned. */
const FEWEST_OF_EITHER = 20;

/** Learns what citizens say when they are called back, and whether they are reached. */
export function learnCitizens(records: LogRecords, { citizens }: Scenario): Learned {
  const cells = [...records.answers.values()];
  const odds = questionNames.map((question) => learnOdds(question, cells, citizens[question]));
  return together([...odds, learnBasically(cells), learnRepeats(records)]);
}

/** Where no record tells of an earlier appeal, the rate has those in it who appeal again: nobody is to do so besides. */
function learnRepeats({ repeats, appeals }: LogRecords): Learned {
  if (repeats > 0)
    return {
      fitted: [],
      notLearned: [{ field: "citizens.repeat", why: "records do not say which appeal repeats which" }],
    };
  const remark = "no record tells of an earlier appeal: who appeals again is in the rate";
  return {
    fitted: [{ path: ["citizens", "repeat", "share"], written: 0, estimates: [], records: appeals, remark }],
    notLearned: [],
  };
}

/** The answers to a question, as cases of a regression. */
export const casesOf = (question: Question, cells: Iterable<AnswerCell>): readonly CasesAlike[] =>
  [...cells].map((cell) => ({
    covariates: [cell.days / cell.count, Number(cell.late), cell.redone, Number(cell.silent), Number(cell.again)],
    ...questions[question].said(cell),
  }));

/** The chance of a yes by the log-odds of a scenario. */
export const chanceBy = (odds: Odds, one: Pick<CasesAlike, "covariates">): number =>
  chanceOf([odds.base, ...covariates.map((name) => odds[name])], one.covariates);

function learnOdds(question: Question, cells: readonly AnswerCell[], given: Odds): Learned {
  const field = `citizens.${question}`;
  const no = (why: string): Learned => ({ fitted: [], notLearned: [{ field, why }] });
  const cases = casesOf(question, cells).filter(({ yes, no: nays }) => yes + nays > 0);
  const [yes, nays] = [total(cases, "yes"), total(cases, "no")];
  const { what } = questions[question];
  if (yes + nays === 0) return no(`no ${what} is recorded`);
  if (Math.min(yes, nays) < FEWEST_OF_EITHER)
    return no(`only ${Math.min(yes, nays)} of ${yes + nays} said the rarer: ${what}`);
  const varying = covariates.filter((_, place) => differing(cases, place) >= FEWEST_OF_EITHER);
  const fit = logisticRegression(cases.map((one) => reduced(one, varying, given)));
  if (fit === undefined) return no("what happened to the callers cannot be told apart");
  const value = (name: Covariate | "base"): number => {
    const place = name === "base" ? 0 : 1 + varying.indexOf(name);
    return name !== "base" && place === 0
      ? given[name]
      : Math.max(-20, Math.min(20, fit.coefficients[place] as number));
  };
  const odds = Object.fromEntries(
    (["base", ...covariates] as const).map((name) => [name, significant(value(name), 4)]),
  );
  const constant = covariates.filter((name) => !varying.includes(name));
  const remarks = [
    constant.length === 0 ? "" : `${constant.join(", ")} differed too rarely, and stayed`,
    fit.separated ? "some effect is so strong that only its prior bounds it" : "",
  ].filter(Boolean);
  const learned: FittedValue = {
    path: ["citizens", question],
    written: odds,
    estimates: estimatesOf(fit, varying),
    records: yes + nays,
    test: calibrationTest(cases, odds as unknown as Odds),
    ...(remarks.length > 0 && { remark: remarks.join("; ") }),
  };
  return {
    fitted: [learned],
    notLearned: constant.map((name) => ({ field: `${field}.${name}`, why: "it was the same for nearly all" })),
  };
}

const estimatesOf = ({ coefficients, errors }: LogisticFit, varying: readonly Covariate[]): FittedValue["estimates"] =>
  (["base", ...varying] as const).map((name, place) => {
    const [estimate, width] = [coefficients[place] as number, 1.959964 * (errors[place] as number)];
    return { name, unit: "number", estimate, low: estimate - width, high: estimate + width };
  });

/** How many answers have another value of a covariate than the most frequent one. */
function differing(cases: readonly CasesAlike[], place: number): number {
  const counts = new Map<number, number>();
  for (const { covariates: values, yes, no } of cases)
    counts.set(values[place] as number, (counts.get(values[place] as number) ?? 0) + yes + no);
  return [...counts.values()].reduce((sum, count) => sum + count, 0) - Math.max(...counts.values());
}

const total = (cases: readonly CasesAlike[], said: "yes" | "no"): number =>
  cases.reduce((sum, one) => sum + one[said], 0);

/** A case with the covariates that vary; what the others say stays as given. */
function reduced(one: CasesAlike, varying: readonly Covariate[], given: Odds): CasesAlike {
  const kept = covariates.flatMap((name, place) => (varying.includes(name) ? [one.covariates[place] as number] : []));
  const offset = covariates.reduce(
    (sum, name, place) => sum + (varying.includes(name) ? 0 : given[name] * (one.covariates[place] as number)),
    0,
  );
  return { ...one, covariates: kept, offset };
}

/** Hosmer and Lemeshow (1980): in ten groups of rising chance, those who said yes beside those who should have. */
function calibrationTest(cases: readonly CasesAlike[], odds: Odds): FitTest {
  const ordered = cases
    .map((one) => ({ chance: chanceBy(odds, one), yes: one.yes, all: one.yes + one.no }))
    .toSorted((one, other) => one.chance - other.chance);
  const each = ordered.reduce((sum, { all }) => sum + all, 0) / 10;
  const groups = Array.from({ length: 10 }, () => ({ expected: 0, yes: 0, spread: 0 }));
  let met = 0;
  for (const { chance, yes, all } of ordered) {
    const group = groups[Math.min(9, Math.floor(met / each))] as (typeof groups)[number];
    group.expected += chance * all;
    group.spread += chance * (1 - chance) * all;
    group.yes += yes;
    met += all;
  }
  const filled = groups.filter(({ spread }) => spread > 0);
  const statistic = filled.reduce((sum, { yes, expected, spread }) => sum + (yes - expected) ** 2 / spread, 0);
  const degrees = Math.max(1, filled.length - 2);
  return { name: "hosmer-lemeshow", statistic, degrees, p: chiSquareAbove(statistic, degrees) };
}

function learnBasically(cells: readonly AnswerCell[]): Learned {
  const some = cells.reduce((sum, cell) => sum + cell.basically, 0);
  const all = cells.reduce((sum, cell) => sum + cell.satisfied[0].yes + cell.satisfied[1].yes, 0);
  return learnShare(["citizens", "basically"], { some, all, what: "satisfied caller" });
}
