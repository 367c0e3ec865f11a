import { formatDate } from "../../../time/civil-date.ts";
import { formatValue } from "../../formats/value.ts";
import type { Figure, Report, ReportQuestion } from "../../report.ts";
import { dateOfHalfDay, halfDaysLater } from "../../scores/half-day-span.ts";
import type { ScoreBoard } from "../../scores/score-board.ts";
import { firstAndLast } from "../periodic/first-and-last.ts";
import { fullLadders } from "../periodic/full-ladders.ts";
import { headOf, notesOf } from "../periodic/head.ts";

/** A score board as a report, so that every format of reports can show it. */
export function scoreReport(board: ScoreBoard, question: ReportQuestion): Report {
  const { period, scheme } = board;
  const asked = { ...question, period, scheme };
  return {
    ...headOf({ id: "scores", title: "Scores" }, asked),
    notes: [...schemeNotes(board), ...notesOf(asked)],
    figures: board.ladders.map(meanScore),
    sections: [...firstAndLast(board), ...fullLadders(board)],
  };
}

/** A scheme that is meant for other dates may be asked for, and the report says so. */
function schemeNotes({ scheme, period, basis }: ScoreBoard): readonly string[] {
  const { id, from, to } = scheme;
  const [first, last] = [period.from, halfDaysLater(period.before, -1)].map((half) => formatDate(dateOfHalfDay(half)));
  const early = from !== undefined && (first ?? "") < from;
  const late = to !== undefined && (last ?? "") > to;
  const which = basis === "without-excluded" ? "left out" : "counted with all others";
  return [
    `Appeals that a ruling excluded from the scores are ${which}.`,
    ...(early || late
      ? [`The scheme ${id} is meant from ${from ?? "ever"} to ${to ?? "now"}, not for all of this period.`]
      : []),
  ];
}

const meanScore = ({ id, title, summary }: ScoreBoard["ladders"][number]): Figure => ({
  id,
  label: title,
  value: summary.composite === undefined ? null : summary.composite * 100,
  unit: "score",
  note: `plain mean of ${summary.units} ${summary.units === 1 ? "unit" : "units"}; ${formatValue(summary.valid, "count")} valid follow-ups`,
});
