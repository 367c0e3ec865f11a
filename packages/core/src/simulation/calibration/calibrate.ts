import { fold, type History } from "../../appeal/history.ts";
import { type PolicyBook, policyFor } from "../../book/policy-book.ts";
import type { Problem } from "../../problem.ts";
import { no, ok, type Result } from "../../result.ts";
import { readCycles } from "../../sla/clock.ts";
import { formatDate } from "../../time/civil-date.ts";
import { dateOfLocal } from "../../time/local-time.ts";
import { Scenario, type WrittenScenario } from "../scenario/scenario.ts";
import { fittedScenario, plainBase } from "./fitted-scenario.ts";
import { type FittedValue, type Learned, type NotLearned, together } from "./fitted-value.ts";
import { type HeldOut, heldOut } from "./hold-out.ts";
import { learnCallers } from "./learn-callers.ts";
import { learnCitizens } from "./learn-citizens.ts";
import { learnFollowUps } from "./learn-follow-ups.ts";
import { learnOffices } from "./learn-offices.ts";
import { gathering, type LogRecords } from "./log-records.ts";
import { observeAppeal } from "./observe-appeal.ts";
import type { ObservedAppeal } from "./observed-appeal.ts";

export interface CalibrationOptions {
  readonly book: PolicyBook;
  /** What the records do not tell is taken from here; from a plain scenario of the city where there is none. */
  readonly base?: WrittenScenario | undefined;
  /** Appeals from this moment on are held out: what is fitted to the others is held against them. */
  readonly holdOutFrom?: number | undefined;
}

/** A scenario that was fitted to records. */
export interface Calibration {
  /** Fitted to all records, also to those that were held out. */
  readonly scenario: WrittenScenario;
  readonly fitted: readonly FittedValue[];
  readonly notLearned: readonly NotLearned[];
  readonly appeals: number;
  readonly orders: number;
  /** Of a log of calls; 0 where it was learned from appeals. */
  readonly calls: number;
  /** The times, in order, that the registrations or calls cover: local dates. */
  readonly covered: readonly { readonly from: string; readonly until: string }[];
  readonly heldOut: HeldOut | undefined;
}

/** Learns a scenario from the appeals of a log, told one by one in any order. */
export interface Calibrating {
  readonly add: (history: History) => void;
  /** What was learned from a log that ends at `endsAt`, or all for which nothing can be. Ask once. */
  readonly calibration: (endsAt: number) => Result<Calibration, readonly Problem[]>;
}

export function calibrating({ book, base, holdOutFrom }: CalibrationOptions): Calibrating {
  const start = Scenario.parse(base ?? plainBase(book));
  const all = gathering(start, book);
  const [earlier, later] = [gathering(start, book), gathering(start, book)];
  const limitOf = limitBy(book);

  function addHeldOut(appeal: ObservedAppeal, history: History, from: number): void {
    if (appeal.matter.at >= from) {
      later.add(appeal);
      return;
    }
    const known =
      appeal.lastAt < from
        ? appeal
        : observeAppeal(
            history.filter(({ at }) => at < from),
            limitOf,
          );
    if (known !== undefined) earlier.add(known);
  }

  return {
    add(history) {
      const appeal = observeAppeal(history, limitOf);
      if (appeal === undefined) return;
      all.add(appeal);
      if (holdOutFrom !== undefined) addHeldOut(appeal, history, holdOutFrom);
    },
    calibration(endsAt) {
      const records = all.records(endsAt);
      const found = recordProblems(records, book);
      if (holdOutFrom === undefined || records.appeals === 0)
        return found.length > 0 ? no(found) : ok(calibrationOf(records, { start, book, base }));
      const parts = {
        earlier: earlier.records(holdOutFrom, { until: holdOutFrom }),
        later: later.records(endsAt, { from: holdOutFrom }),
      };
      const problems = [...found, ...holdOutProblems(parts)];
      if (problems.length > 0) return no(problems);
      const learned = learn(parts.earlier, { start, book, tested: false });
      const scenario = Scenario.parse(fittedScenario(learned, { base, book, endsAt: holdOutFrom }));
      const forecast = heldOut({ ...parts, scenario, from: holdOutFrom, book });
      return ok({ ...calibrationOf(records, { start, book, base }), heldOut: forecast });
    },
  };
}

interface Given {
  /** The base, or the plain scenario in its place. */
  readonly start: Scenario;
  readonly book: PolicyBook;
}

function calibrationOf(
  records: LogRecords,
  { start, book, base }: Given & Pick<CalibrationOptions, "base">,
): Calibration {
  const learned = learn(records, { start, book, tested: true });
  const { appeals, orders, covered, endsAt } = records;
  const date = (local: number): string => formatDate(dateOfLocal(local));
  return {
    ...learned,
    scenario: fittedScenario(learned, { base, book, endsAt }),
    appeals,
    orders,
    calls: 0,
    covered: covered.map(({ from, until }) => ({ from: date(from), until: date(until) })),
    heldOut: undefined,
  };
}

/** Learns all that can be learned; tests take longer than fits, and can be left out. */
const learn = (records: LogRecords, { start, book, tested }: Given & { readonly tested: boolean }): Learned =>
  together([
    learnCallers(records, start, book),
    learnOffices(records, { book, tested }),
    learnFollowUps(records, tested),
    learnCitizens(records, start),
  ]);

/** By when a result is in time where none was promised: by the city's own limits. */
const limitBy =
  (book: PolicyBook) =>
  (history: History): number | undefined => {
    const appeal = fold(history);
    if (appeal === undefined) return undefined;
    const { resolve } = policyFor(appeal, book).stages;
    return resolve && readCycles(history, "resolve", resolve, book.calendars)[0]?.dueAt;
  };

function recordProblems(
  { appeals, orders, toResult, inquiries, offices }: LogRecords,
  book: PolicyBook,
): readonly Problem[] {
  if (appeals === 0) return [{ code: "calibration/nothing-recorded", message: "no appeal is recorded" }];
  const strangers = [...offices.keys()].filter((id) => !book.agencies.has(id));
  if (offices.size > 0 && strangers.length === offices.size)
    return [
      {
        code: "calibration/other-city",
        message: `${book.city.id} has none of the agencies of the records: ${strangers.slice(0, 3).join(", ")}`,
      },
    ];
  if (toResult.over.length === 0 && inquiries.answered === 0)
    return [
      {
        code: "calibration/nothing-ended",
        message: `none of the ${orders} orders has a result, so nothing can be learned of how long they take`,
      },
    ];
  return [];
}

function holdOutProblems({
  earlier,
  later,
}: {
  readonly earlier: LogRecords;
  readonly later: LogRecords;
}): readonly Problem[] {
  const code = "calibration/hold-out";
  if (later.appeals === 0) return [{ code, message: "no appeal is left to be held out" }];
  if (earlier.appeals === 0) return [{ code, message: "all appeals are held out, and none is left to learn from" }];
  if (earlier.toResult.over.length === 0)
    return [{ code, message: "no order has a result before the held-out part begins" }];
  return [];
}
