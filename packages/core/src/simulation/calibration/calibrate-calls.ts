import type { PolicyBook } from "../../book/policy-book.ts";
import { formatDate } from "../../time/civil-date.ts";
import { leanRun } from "../city/city-run.ts";
import { Scenario, type WrittenScenario } from "../scenario/scenario.ts";
import type { Calibration } from "./calibrate.ts";
import { type DaysAlike, datesOf } from "./calls-week.ts";
import { fittedScenario, plainBase } from "./fitted-scenario.ts";
import type { FittedValue, NotLearned } from "./fitted-value.ts";
import { learnCalls } from "./learn-calls.ts";
import { type LoggedCall, waitEnded } from "./logged-call.ts";

export interface CallCalibrationOptions {
  readonly book: PolicyBook;
  /** What the log does not tell is taken from here; from a plain scenario of the city where there is none. */
  readonly base?: WrittenScenario | undefined;
  /** None where left out. */
  readonly alike?: DaysAlike | undefined;
  readonly seed: string | number;
  /** How often the days of the log are simulated for each trial of `present`. */
  readonly replications?: number | undefined;
}

/**
 * A scenario whose callers and operators are those of a log of calls over whole weeks: of one call at least, in the order in which they
 * came. All operators are of one group, which speaks the languages of the first group of the base.
 *
 * Which part of those on duty takes calls no log tells; and those who speak while somebody waits are too few, because people wait when few
 * take calls. So `present` is found by trial: on the days of the log, the scenario loses as many callers as were lost.
 */
export function calibrateCalls(calls: readonly LoggedCall[], options: CallCalibrationOptions): Calibration {
  const { base, book, alike = [] } = options;
  const { languages } = (base ?? plainBase(book)).operators.groups[0] ?? { languages: [] };
  const learned = learnCalls(calls, { zone: book.zone, alike, languages });
  const endsAt = waitEnded(calls.at(-1) as LoggedCall);
  const [dates, scenario] = [datesOf(calls, book.zone), fittedScenario(learned, { base, book, endsAt })];
  const from = formatDate(dates[0] as number);
  const lost = calls.filter(({ answered }) => !answered).length / calls.length;
  const trial = Scenario.parse({ ...scenario, from, days: dates.length });
  const { present, loses } = presentThatLoses(lost, (part) =>
    shareLost({ ...trial, operators: { ...trial.operators, present: part } }, options),
  );
  const value: FittedValue = {
    path: ["operators", "present"],
    written: present,
    estimates: [],
    records: calls.length,
    remark: `by trial: ${lostWords({ present, loses, lost })}`,
  };
  return {
    scenario: { ...scenario, operators: { ...scenario.operators, present } },
    fitted: [...learned.fitted, value],
    notLearned: [...learned.notLearned, ...untold],
    appeals: 0,
    orders: 0,
    calls: calls.length,
    covered: [{ from, until: formatDate(dates.at(-1) as number) }],
    heldOut: undefined,
  };
}

/** What no log of calls tells. */
const untold: readonly NotLearned[] = [
  ...["callers.kinds", "callers.categories", "callers.areas", "callers.languages"].map((field) => ({
    field,
    why: "a log of calls does not tell what they are about",
  })),
  ...["offices", "followUp", "citizens"].map((field) => ({ field, why: "a log of calls ends with the call" })),
];

const STEPS = 500;

interface Tried {
  readonly present: number;
  /** The part of the calls that is lost with it. */
  readonly loses: number;
}

/** The share from 0 to 1, in steps, at which so many are lost, or 1 where more are: the more are present, the fewer are lost. */
function presentThatLoses(lost: number, simulated: (present: number) => number): Tried {
  let [low, high] = [0, STEPS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (simulated(middle / STEPS) > lost) low = middle;
    else high = middle;
  }
  const present = high / STEPS;
  return { present, loses: simulated(present) };
}

/** What a trial came to, beside what the log has. */
function lostWords({ present, loses, lost }: Tried & { readonly lost: number }): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  if (percent(loses) === percent(lost)) return `with it ${percent(loses)} hang up, as in the log`;
  const beside = `${percent(loses)} hang up, and ${percent(lost)} in the log`;
  return present === 1 && loses > lost ? `even where all take calls ${beside}` : `with it ${beside}`;
}

/** Of the calls whose wait is over, the part that hung up, over all replications. */
function shareLost(scenario: Scenario, { book, seed, replications = 10 }: CallCalibrationOptions): number {
  let [answered, hungUp] = [0, 0];
  for (let replication = 0; replication < replications; replication++) {
    const run = leanRun({ scenario, book, seed, replication });
    run.runUntil(run.end);
    const totals = run.totals();
    answered += totals.answered;
    hungUp += totals.abandoned;
  }
  return hungUp / Math.max(1, answered + hungUp);
}
