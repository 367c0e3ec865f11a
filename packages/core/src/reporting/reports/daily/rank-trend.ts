import type { ReportQuestion, ReportSection, ReportTable } from "../../report.ts";
import { type Period, periodKinds } from "../../scores/periods.ts";
import { type Ladder, type ScoreBoard, type ScoreRow, scoreBoard } from "../../scores/score-board.ts";
import { monthToDate } from "../../scores/to-date.ts";

const LAST = 3;
const DAYS = 7;

/** Where the last three of each ladder stood at the noon of each of the last seven days, in the month until then. */
export function rankTrends(board: ScoreBoard, question: ReportQuestion, day: Period): readonly ReportSection[] {
  const days = [day];
  while (days.length < DAYS) days.unshift(periodKinds[day.kind].before(days[0] ?? day));
  const boards = days.map((one) => [one.id, boardUntil(question, one)] as const);
  return board.ladders.flatMap(({ id, title, rows }) => {
    const last = rows.filter(({ rank }) => rank !== undefined).slice(-LAST);
    if (last.length === 0) return [];
    const section: ReportSection = {
      id: `${id}-trend`,
      title: `${title}: the last three, day by day`,
      note: "Their places in the month until the noon of each day; 1 is the first. A dash stands where too few callers had been reached.",
      table: trendTable(
        last,
        boards.map(([one, { ladders }]) => [one, placesOn(ladders.find((ladder) => ladder.id === id))]),
      ),
      chart: {
        kind: "places",
        series: last.map(({ unit }) => unit),
        says: "The places of the last three units over the last seven days.",
      },
    };
    return [section];
  });
}

/** How all stood in the assessment month until the end of a day. How sure the places are is left out. */
const boardUntil = ({ measures, book }: ReportQuestion, day: Period): ScoreBoard =>
  scoreBoard({ measures, book, period: { ...day, ...monthToDate(day).now }, draws: 0 });

const placesOn = (ladder: Ladder | undefined): ReadonlyMap<string, number> =>
  new Map(ladder?.rows.flatMap(({ unit, rank }) => (rank === undefined ? [] : [[unit, rank.place]])));

const trendTable = (
  units: readonly ScoreRow[],
  days: readonly (readonly [day: string, places: ReadonlyMap<string, number>])[],
): ReportTable => ({
  columns: [
    { id: "day", label: "Day", unit: "date" },
    ...units.map(({ unit, name }) => ({ id: unit, label: name, unit: "count" }) as const),
  ],
  rows: days.map(([day, places]) => [day, ...units.map(({ unit }) => places.get(unit) ?? null)]),
});
