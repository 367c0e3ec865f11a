import { expect, test } from "vitest";
import { smallTown, townBook } from "../../../test/literals/town.ts";
import { assignmentOf, isHeld } from "../../appeal/appeal.ts";
import type { Event } from "../../appeal/events.ts";
import { fold } from "../../appeal/history.ts";
import { cityMeasures, measuredOf } from "./city-measures.ts";
import { fullRun } from "./city-run.ts";

const book = townBook();

/** Agencies with far too few staff, and what their log and their measures say at the end. */
function overloaded() {
  const events: Event[] = [];
  const scenario = smallTown({ offices: { usual: { staff: 1, work: "20h" } } });
  const run = fullRun({ scenario, book, seed: 3 }, (some) => events.push(...some));
  run.runUntil(run.end);
  const lives = [...Map.groupBy(events, ({ appealId }) => appealId).values()];
  return { run, lives, measured: measuredOf(run) };
}

const isOverdue = (life: readonly Event[], at: number): boolean => {
  const appeal = fold(life);
  const due = appeal && isHeld(appeal) ? assignmentOf(appeal)?.limit?.dueAt : undefined;
  return due !== undefined && due < at;
};

test("what is past its limit at the end without a result is late, and is among all that are due", () => {
  const { run, lives, measured } = overloaded();
  const overdue = lives.filter((life) => isOverdue(life, run.end)).length;
  const { lateReports, reports } = run.totals();
  expect(overdue).toBeGreaterThan(lateReports);
  expect(measured).toMatchObject({
    overdue,
    lateOrOverdue: lateReports + overdue,
    reportedOrOverdue: reports + overdue,
  });
});

test("what has no result at the end is told beside the first results", () => {
  const { lives, measured } = overloaded();
  const isReported = (life: readonly Event[]): boolean => life.some(({ type }) => type === "ResultReported");
  const isForAgency = (life: readonly Event[]): boolean => fold(life)?.status !== "answered";
  const [reported, not] = [lives.filter(isReported), lives.filter((life) => isForAgency(life) && !isReported(life))];
  expect(measured).toMatchObject({ unreported: not.length, firstResultsOrNone: reported.length + not.length });
});

test("every measure says what it means, and rests on what a run tells", () => {
  const { measured } = overloaded();
  const parts = cityMeasures.flatMap((one) => (one.kind === "ratio" ? [one.part, one.whole] : [one.name]));
  expect(parts.filter((name) => measured[name] === undefined)).toEqual([]);
  expect(cityMeasures.filter(({ meaning }) => meaning.length < 20)).toEqual([]);
});
