import type { Report, ReportKind } from "../../report.ts";
import { monthsOfYear } from "../../scores/periods.ts";
import { scoreBoard } from "../../scores/score-board.ts";
import { answeredByAll } from "../periodic/answered.ts";
import { askedFor } from "../periodic/asked.ts";
import { besideBefore, eachOf, mattersIn } from "../periodic/besides.ts";
import { businessAppeals, leftOut, rateFigures, scoreFigure, volume } from "../periodic/figures.ts";
import { headOf, notesOf } from "../periodic/head.ts";
import { byPopulation, topCategories } from "../periodic/matters.ts";
import { bothBases, comparedRates } from "../periodic/rates.ts";
import { shortLadders } from "../periodic/short-ladders.ts";
import { placesByMonth, ratesByMonth } from "./months.ts";

/** Twelve assessment months: the path of the rates, and where every unit stood in each month. */
export const annual: ReportKind = {
  id: "annual",
  title: "Annual report",
  summary: "twelve assessment months: volume and rates month by month, places month by month, ladders of the year",
  rollups: ["half-days", "scores", "score-months"],
  period: "year",
  build(question): Report {
    const asked = askedFor(question, "year");
    const { measures, book, period: year } = asked;
    const spans = besideBefore(year, "the year before");
    const matters = eachOf(spans, (span) => mattersIn(asked, span));
    const answers = eachOf(spans, (span) => answeredByAll(asked, span));
    const answered = eachOf(answers, (one) => one["with-excluded"]);
    const board = scoreBoard({ measures, book, period: year, previous: spans.before });
    const months = monthsOfYear(year);
    return {
      ...headOf(annual, asked),
      notes: notesOf(asked),
      figures: [
        volume("volume", "Appeals", answered),
        ...rateFigures(answered),
        scoreFigure(answered),
        businessAppeals(matters.now),
        ...leftOut(answered.now),
      ],
      sections: [
        ratesByMonth(asked, months),
        comparedRates("rates", "The year against the year before", bothBases(answers)),
        topCategories(asked, matters),
        byPopulation(asked, matters.now),
        ...shortLadders(board, "the year", spans.against),
        ...placesByMonth(asked, board, months),
      ],
    };
  },
};
