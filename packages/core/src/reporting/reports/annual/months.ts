import { rateValue } from "../../../satisfaction/score.ts";
import type { ReportQuestion, ReportSection } from "../../report.ts";
import type { Period } from "../../scores/periods.ts";
import { schemeOf } from "../../scores/scheme-of-period.ts";
import { type ScoreBoard, scoreBoard } from "../../scores/score-board.ts";
import { tableOf } from "../../table-of.ts";
import { answeredByAll } from "../periodic/answered.ts";
import type { Asked } from "../periodic/asked.ts";
import { shareIn } from "../periodic/rates.ts";

/** Volume, the three rates and the score of every month. */
export function ratesByMonth(asked: Asked, months: readonly Period[]): ReportSection {
  const rows = months.map((month) => {
    const scheme = schemeOf(month, asked.book);
    const { registered, valid, score } = answeredByAll({ ...asked, scheme }, month)["with-excluded"];
    return {
      month: month.id,
      registered,
      valid,
      response: rateValue(score.response) ?? null,
      resolution: shareIn(score.resolution),
      satisfaction: shareIn(score.satisfaction),
      score: score.composite === undefined ? null : score.composite * 100,
      low: score.interval === undefined ? null : score.interval.low * 100,
      high: score.interval === undefined ? null : score.interval.high * 100,
    };
  });
  return {
    id: "months",
    title: "Month by month",
    note: "Assessment months, from the 19th to the 18th, with the excluded appeals, each by the scheme that is meant for it. From and to are the 95 % interval of the score.",
    table: tableOf(
      {
        month: ["Month", "text"],
        registered: ["Registered", "count"],
        valid: ["Valid follow-ups", "count"],
        response: ["Response", "share"],
        resolution: ["Resolution", "share"],
        satisfaction: ["Satisfaction", "share"],
        score: ["Score", "score"],
        low: ["From", "score"],
        high: ["To", "score"],
      },
      rows,
    ),
    chart: {
      kind: "line",
      series: ["response", "resolution", "satisfaction"],
      says: "Response, resolution and satisfaction in each month.",
    },
  };
}

/** Where every unit of a ladder stood in each month, in the order of the year. */
export function placesByMonth(
  { measures, book }: ReportQuestion,
  board: ScoreBoard,
  months: readonly Period[],
): readonly ReportSection[] {
  const boards = months.map((period) => scoreBoard({ measures, book, period, draws: 0 }));
  return board.ladders.map(({ id, title, rows }) => {
    const places = boards.map(({ ladders }) => {
      const ladder = ladders.find((other) => other.id === id);
      return new Map(ladder?.rows.map(({ unit, rank }) => [unit, rank?.place]));
    });
    return {
      id: `${id}-places`,
      title: `${title}: places month by month`,
      note: `Units in the order of the year. A dash stands where fewer than ${board.smallSample} callers were reached.`,
      table: {
        columns: [
          { id: "unit", label: "Unit", unit: "text" },
          { id: "firsts", label: "Times first", unit: "count" },
          ...months.map((month) => ({ id: month.id, label: month.id, unit: "count" }) as const),
        ],
        rows: rows.map(({ unit, name }) => {
          const path = places.map((of) => of.get(unit) ?? null);
          return [name, path.filter((place) => place === 1).length, ...path];
        }),
      },
    };
  });
}
