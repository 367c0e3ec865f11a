import type { Report, ReportKind } from "../../report.ts";
import { monthsOfYear } from "../../scores/periods.ts";
import { scoreBoard } from "../../scores/score-board.ts";
import { answeredByAll } from "../periodic/answered.ts";
import { besideBefore, eachOf, mattersIn } from "../periodic/besides.ts";
import { businessAppeals, leftOut, rateFigure, scoreFigure, volume } from "../periodic/figures.ts";
import { headOf, notesOf, periodOf } from "../periodic/head.ts";
import { shortLadders } from "../periodic/ladder-sections.ts";
import { byPopulation, topCategories } from "../periodic/matters.ts";
import { bothBases, comparedRates } from "../periodic/rates.ts";
import { placesByMonth, ratesByMonth } from "./months.ts";

/** Twelve assessment months: the path of the rates, and where every unit stood in each month. */
export const annual: ReportKind = {
  id: "annual",
  title: "Annual report",
  summary: "twelve assessment months: volume and rates month by month, places month by month, ladders of the year",
  rollups: ["half-days", "scores"],
  period: "year",
  build(question): Report {
    const { measures, book } = question;
    const year = periodOf(question, "year");
    const spans = besideBefore(year, "the year before");
    const matters = eachOf(spans, (span) => mattersIn(question, span));
    const answered = eachOf(spans, (span) => answeredByAll(question, span, "with-excluded"));
    const board = scoreBoard({ measures, book, period: year, previous: spans.before });
    const months = monthsOfYear(year);
    return {
      ...headOf(annual, question, year),
      notes: notesOf(question, year),
      figures: [
        volume("volume", "Appeals", answered),
        rateFigure("response", answered),
        rateFigure("resolution", answered),
        rateFigure("satisfaction", answered),
        scoreFigure(answered),
        businessAppeals(matters.now),
        ...leftOut(answered.now),
      ],
      sections: [
        ratesByMonth(question, months),
        comparedRates("rates", "The year against the year before", bothBases(question, spans)),
        topCategories(question, matters),
        byPopulation(question, matters.now),
        ...shortLadders(board, "the year", spans.against),
        ...placesByMonth(question, board, months),
      ],
    };
  },
};
