import type { Report, ReportKind } from "../../report.ts";
import { scoreBoard } from "../../scores/score-board.ts";
import { answeredByAll } from "../periodic/answered.ts";
import { besideBefore, eachOf, mattersIn, monthBeside } from "../periodic/besides.ts";
import { businessAppeals, leftOut, rateFigure, volume } from "../periodic/figures.ts";
import { headOf, notesOf, periodOf } from "../periodic/head.ts";
import { firstAndLast, shortLadders } from "../periodic/ladder-sections.ts";
import { byPopulation, topCategories } from "../periodic/matters.ts";
import { bothBases, comparedRates } from "../periodic/rates.ts";
import { rankTrends } from "./rank-trend.ts";

/** The daily report as Beijing's districts write it: from noon to noon, and the assessment month so far. */
export const daily: ReportKind = {
  id: "daily",
  title: "Daily report",
  summary: "noon to noon: volume and rates against the day before, the month to date, first and last units, ladders",
  rollups: ["half-days", "scores"],
  period: "noon-day",
  build(question): Report {
    const { measures, book } = question;
    const day = periodOf(question, "noon-day");
    const [spans, months] = [besideBefore(day, "the day before"), monthBeside(day)];
    const matters = eachOf(spans, (span) => mattersIn(question, span));
    const answered = eachOf(spans, (span) => answeredByAll(question, span, "with-excluded"));
    const board = scoreBoard({
      measures,
      book,
      period: { ...day, ...months.now },
      previous: { ...day, ...months.before },
    });
    return {
      ...headOf(daily, question, day),
      notes: notesOf(question, day),
      figures: [
        volume("volume", "Appeals", answered),
        rateFigure("resolution", answered),
        rateFigure("satisfaction", answered),
        volume(
          "month-to-date",
          "Month to date",
          eachOf(months, (span) => answeredByAll(question, span, "with-excluded")),
        ),
        businessAppeals(matters.now),
        ...leftOut(answered.now),
      ],
      sections: [
        comparedRates("rates", "The day against the day before", bothBases(question, spans)),
        comparedRates("month-to-date", "The assessment month so far", bothBases(question, months)),
        ...firstAndLast(board),
        topCategories(question, matters),
        byPopulation(question, matters.now),
        ...rankTrends(board, question, day),
        ...shortLadders(board, "the month so far", months.against),
      ],
    };
  },
};
