import type { Report, ReportKind } from "../../report.ts";
import { scoreBoard } from "../../scores/score-board.ts";
import { answeredByAll } from "../periodic/answered.ts";
import { besideBefore, eachOf, mattersIn } from "../periodic/besides.ts";
import { dayByDay, periodsWithin } from "../periodic/day-by-day.ts";
import { businessAppeals, leftOut, rateFigure, volume } from "../periodic/figures.ts";
import { headOf, notesOf, periodOf } from "../periodic/head.ts";
import { firstAndLast, shortLadders } from "../periodic/ladder-sections.ts";
import { byPopulation, topCategories } from "../periodic/matters.ts";
import { bothBases, comparedRates } from "../periodic/rates.ts";
import { byUnit } from "../periodic/units.ts";

/** A bulletin of a week, Monday to Sunday. */
export const weekly: ReportKind = {
  id: "weekly",
  title: "Weekly bulletin",
  summary: "Monday to Sunday: volume and rates against the week before, day by day, unit by unit, ladders",
  rollups: ["half-days", "scores"],
  period: "week",
  build(question): Report {
    const { measures, book } = question;
    const week = periodOf(question, "week");
    const spans = besideBefore(week, "the week before");
    const matters = eachOf(spans, (span) => mattersIn(question, span));
    const answered = eachOf(spans, (span) => answeredByAll(question, span, "with-excluded"));
    const board = scoreBoard({ measures, book, period: week, previous: spans.before });
    return {
      ...headOf(weekly, question, week),
      notes: notesOf(question, week),
      figures: [
        volume("volume", "Appeals", answered),
        rateFigure("response", answered),
        rateFigure("resolution", answered),
        rateFigure("satisfaction", answered),
        businessAppeals(matters.now),
        ...leftOut(answered.now),
      ],
      sections: [
        comparedRates("rates", "The week against the week before", bothBases(question, spans)),
        dayByDay(question, periodsWithin(week, "day"), { note: "Local dates of the city." }),
        topCategories(question, matters),
        byPopulation(question, matters.now),
        ...firstAndLast(board),
        byUnit(question, week),
        ...shortLadders(board, "the week", spans.against),
      ],
    };
  },
};
