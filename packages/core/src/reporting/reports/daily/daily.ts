import type { Report, ReportKind } from "../../report.ts";
import { scoreBoard } from "../../scores/score-board.ts";
import { answeredByAll } from "../periodic/answered.ts";
import { askedFor } from "../periodic/asked.ts";
import { besideBefore, eachOf, mattersIn, monthBeside } from "../periodic/besides.ts";
import { businessAppeals, leftOut, rateFigure, volume } from "../periodic/figures.ts";
import { firstAndLast } from "../periodic/first-and-last.ts";
import { headOf, notesOf } from "../periodic/head.ts";
import { byPopulation, topCategories } from "../periodic/matters.ts";
import { bothBases, comparedRates } from "../periodic/rates.ts";
import { shortLadders } from "../periodic/short-ladders.ts";
import { rankTrends } from "./rank-trend.ts";

/** The daily report as Beijing's districts write it: from noon to noon, and the assessment month so far. */
export const daily: ReportKind = {
  id: "daily",
  title: "Daily report",
  summary: "noon to noon: volume and rates against the day before, the month to date, first and last units, ladders",
  rollups: ["half-days", "scores"],
  period: "noon-day",
  build(question): Report {
    const asked = askedFor(question, "noon-day");
    const { measures, book, period: day } = asked;
    const [spans, months] = [besideBefore(day, "the day before"), monthBeside(day)];
    const matters = eachOf(spans, (span) => mattersIn(asked, span));
    const answers = eachOf(spans, (span) => answeredByAll(asked, span));
    const answered = eachOf(answers, (one) => one["with-excluded"]);
    const soFar = eachOf(months, (span) => answeredByAll(asked, span));
    const board = scoreBoard({
      measures,
      book,
      period: { ...day, ...months.now },
      previous: { ...day, ...months.before },
    });
    return {
      ...headOf(daily, asked),
      notes: notesOf(asked),
      figures: [
        volume("volume", "Appeals", answered),
        rateFigure("resolution", answered),
        rateFigure("satisfaction", answered),
        volume(
          "month-to-date",
          "Month to date",
          eachOf(soFar, (one) => one["with-excluded"]),
        ),
        businessAppeals(matters.now),
        ...leftOut(answered.now),
      ],
      sections: [
        comparedRates("rates", "The day against the day before", bothBases(answers)),
        comparedRates("month-to-date", "The assessment month so far", bothBases(soFar)),
        ...firstAndLast(board),
        topCategories(asked, matters),
        byPopulation(asked, matters.now),
        ...rankTrends(board, asked, day),
        ...shortLadders(board, "the month so far", months.against),
      ],
    };
  },
};
