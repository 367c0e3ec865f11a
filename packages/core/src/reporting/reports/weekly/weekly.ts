import type { Report, ReportKind } from "../../report.ts";
import { scoreBoard } from "../../scores/score-board.ts";
import { answeredByAll } from "../periodic/answered.ts";
import { askedFor } from "../periodic/asked.ts";
import { besideBefore, eachOf, mattersIn } from "../periodic/besides.ts";
import { dayByDay, periodsWithin } from "../periodic/day-by-day.ts";
import { businessAppeals, leftOut, rateFigures, volume } from "../periodic/figures.ts";
import { firstAndLast } from "../periodic/first-and-last.ts";
import { headOf, notesOf } from "../periodic/head.ts";
import { byPopulation, topCategories } from "../periodic/matters.ts";
import { bothBases, comparedRates } from "../periodic/rates.ts";
import { shortLadders } from "../periodic/short-ladders.ts";
import { byUnit } from "../periodic/units.ts";

/** A bulletin of a week, Monday to Sunday. */
export const weekly: ReportKind = {
  id: "weekly",
  title: "Weekly bulletin",
  summary: "Monday to Sunday: volume and rates against the week before, day by day, unit by unit, ladders",
  rollups: ["half-days", "scores"],
  period: "week",
  build(question): Report {
    const asked = askedFor(question, "week");
    const { measures, book, period: week } = asked;
    const spans = besideBefore(week, "the week before");
    const matters = eachOf(spans, (span) => mattersIn(asked, span));
    const answers = eachOf(spans, (span) => answeredByAll(asked, span));
    const answered = eachOf(answers, (one) => one["with-excluded"]);
    const board = scoreBoard({ measures, book, period: week, previous: spans.before });
    return {
      ...headOf(weekly, asked),
      notes: notesOf(asked),
      figures: [
        volume("volume", "Appeals", answered),
        ...rateFigures(answered),
        businessAppeals(matters.now),
        ...leftOut(answered.now),
      ],
      sections: [
        comparedRates("rates", "The week against the week before", bothBases(answers)),
        dayByDay(asked, periodsWithin(week, "day"), { note: "Local dates of the city." }),
        topCategories(asked, matters),
        byPopulation(asked, matters.now),
        ...firstAndLast(board),
        byUnit(asked, week),
        ...shortLadders(board, "the week", spans.against),
      ],
    };
  },
};
