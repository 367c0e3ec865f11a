import { type PolicyBook, type Problem, SwiftlineError } from "@swiftline/core";
import { type Calibration, calibrating } from "@swiftline/core/simulation/calibration";
import type { WrittenScenario } from "@swiftline/core/simulation/scenario";
import { formatDate, parseDate, startOfDate, type Zone } from "@swiftline/core/time";
import type { Store } from "@swiftline/store";
import { asOfLog } from "../build-report.ts";
import { invalid } from "../flags.ts";
import type { ProgressLine } from "../present/progress.ts";

/** The last part of the period, from above 0 to below 1, or the first date of it. */
export type WantedHoldOut = { readonly share: number } | { readonly from: string };

/** Reads what is to be held out: `0.2`, `20%`, or a date. Throws `flag/invalid`. */
export function readHoldOut(text: string): WantedHoldOut {
  if (parseDate(text) !== undefined) return { from: text };
  const [, number, percent] = /^(\d+(?:\.\d+)?|\.\d+) ?(%?)$/.exec(text) ?? [];
  const share = Number(number) / (percent ? 100 : 1);
  if (share > 0 && share < 1) return { share };
  throw invalid(
    `${text} is no part of a period that can be held out`,
    "write a share such as 0.2, or a date such as 2026-05-01",
  );
}

export interface CalibrationWish {
  readonly book: PolicyBook;
  readonly base: WrittenScenario | undefined;
  readonly holdOut: WantedHoldOut | undefined;
  /** The file of the store, to be named. */
  readonly database: string;
  readonly progress: ProgressLine;
}

/**
 * Reads all appeals of a store, one after the other, and learns a scenario from them. Throws `file/empty` with all for which nothing
 * can be learned, and `flag/invalid` where nothing could be held out.
 */
export async function calibrateFrom(store: Store, wish: CalibrationWish): Promise<Calibration> {
  const { book, base, database, progress, holdOut } = wish;
  const period = registered((await store.measures(["flow"])).rows("flow"));
  const holdOutFrom = holdOut && startOfHoldOut(holdOut, period, book.zone);
  const learning = calibrating({ book, base, holdOutFrom });
  let rows = 0;
  for await (const { history } of store.log.all()) {
    learning.add(history);
    progress.show({ rows: ++rows, bytes: rows, total: period?.appeals });
  }
  progress.end();
  const learned = learning.calibration(await asOfLog(store));
  if (learned.ok) return learned.value;
  throw refusal(database, learned.reason);
}

/** On which dates appeals were registered, and how many. */
interface Registered {
  readonly first: string;
  readonly last: string;
  readonly appeals: number;
}

function registered(
  days: readonly { readonly key: readonly string[]; readonly counts: Readonly<Record<string, number>> }[],
): Registered | undefined {
  const busy = days.filter(({ counts }) => (counts.registered ?? 0) > 0);
  const dates = busy.map(({ key: [date = ""] }) => date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { first, last, appeals: busy.reduce((sum, { counts }) => sum + (counts.registered ?? 0), 0) };
}

function startOfHoldOut(wanted: WantedHoldOut, period: Registered | undefined, zone: Zone): number | undefined {
  if (period === undefined) return undefined;
  const [first, last] = [parseDate(period.first) ?? 0, parseDate(period.last) ?? 0];
  const date =
    "from" in wanted ? (parseDate(wanted.from) ?? 0) : Math.round(last + 1 - wanted.share * (last + 1 - first));
  if (date > first && date <= last) return startOfDate(zone, date);
  const what = "from" in wanted ? `the part from ${wanted.from} on` : `a part of ${wanted.share}`;
  throw invalid(
    `${what} cannot be held out: appeals are registered from ${period.first} to ${period.last}`,
    first < last ? `choose a date from ${formatDate(first + 1)} to ${period.last}` : "leave --hold-out out",
  );
}

function refusal(database: string, problems: readonly Problem[]): SwiftlineError {
  const has = (code: string): boolean => problems.some((problem) => problem.code === code);
  const isHoldOut = problems.every(({ code }) => code === "calibration/hold-out");
  const tryThis = isHoldOut
    ? "choose another part with --hold-out"
    : has("calibration/other-city")
      ? "name with --city the folder of the city whose records these are"
      : "swiftline import FILE --city CITY";
  const message = `${database}: no scenario can be learned from it`;
  return new SwiftlineError(isHoldOut ? "flag/invalid" : "file/empty", message, { problems, tryThis });
}
