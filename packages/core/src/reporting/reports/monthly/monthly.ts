import type { Report, ReportKind } from "../../report.ts";
import { scoreBoard } from "../../scores/score-board.ts";
import type { ScoreBasis } from "../../scores/unit-score.ts";
import { answeredByAll } from "../periodic/answered.ts";
import { askedFor } from "../periodic/asked.ts";
import { besideBefore, eachOf, mattersIn } from "../periodic/besides.ts";
import { dayByDay, periodsWithin } from "../periodic/day-by-day.ts";
import { businessAppeals, leftOut, rateFigures, scoreFigure, volume } from "../periodic/figures.ts";
import { firstAndLast } from "../periodic/first-and-last.ts";
import { fullLadders } from "../periodic/full-ladders.ts";
import { headOf, notesOf } from "../periodic/head.ts";
import { byPopulation, topCategories } from "../periodic/matters.ts";
import { bothBases, comparedRates } from "../periodic/rates.ts";
import { byClass, changesBeyondChance, whistled } from "./standing.ts";

/** The report of an assessment month: every ladder on both bases, and how far it can be trusted. */
export const monthly: ReportKind = {
  id: "monthly",
  title: "Monthly report",
  summary:
    "an assessment month, 19th to 18th: ladders with and without the excluded appeals, classes, changes and what of them is noise, whistles",
  rollups: ["half-days", "score-months"],
  period: "assessment-month",
  build(question): Report {
    const asked = askedFor(question, "assessment-month");
    const { measures, book, period: month } = asked;
    const spans = besideBefore(month, "the month before");
    const matters = eachOf(spans, (span) => mattersIn(asked, span));
    const answers = eachOf(spans, (span) => answeredByAll(asked, span));
    const answered = eachOf(answers, (one) => one["with-excluded"]);
    const boardOn = (basis: ScoreBasis) => scoreBoard({ measures, book, period: month, previous: spans.before, basis });
    const [board, withExcluded] = [boardOn("without-excluded"), boardOn("with-excluded")];
    return {
      ...headOf(monthly, asked),
      notes: notesOf(asked),
      figures: [
        volume("volume", "Appeals", answered),
        ...rateFigures(answered),
        scoreFigure(answered),
        businessAppeals(matters.now),
        ...leftOut(answered.now),
      ],
      sections: [
        comparedRates("rates", "The month against the month before", bothBases(answers)),
        ...firstAndLast(board),
        byClass(board),
        changesBeyondChance(board),
        ...fullLadders(board),
        ...fullLadders(withExcluded),
        whistled(board),
        topCategories(asked, matters),
        byPopulation(asked, matters.now),
        dayByDay(asked, periodsWithin(month, "day"), { note: "Local dates of the city." }),
      ],
    };
  },
};
