import type { Counted } from "../../counted.ts";
import type { Report, ReportKind } from "../../report.ts";
import type { HalfDaySpan } from "../../scores/half-day-span.ts";
import { answeredIn } from "../periodic/answered.ts";
import { askedFor } from "../periodic/asked.ts";
import { type Beside, besideBefore, eachOf, mattersIn, monthBeside } from "../periodic/besides.ts";
import { dayByDay, periodsWithin } from "../periodic/day-by-day.ts";
import { leftOut, rateFigure, volume } from "../periodic/figures.ts";
import { headOf, notesOf } from "../periodic/head.ts";
import { comparedRates } from "../periodic/rates.ts";
import { urgentByCategory } from "./by-category.ts";

const NONE_URGENT = "The city calls no category urgent: city.yaml names none under urgentCategories.";

/** The urgent report as Beijing's districts write it: the categories that the city calls urgent, from noon to noon. */
export const urgent: ReportKind = {
  id: "urgent",
  title: "Urgent report",
  summary: "noon to noon: the categories that the city calls urgent, their rates by day and in the month to date",
  rollups: ["half-days"],
  period: "noon-day",
  build(question): Report {
    const asked = askedFor(question, "noon-day");
    const { book, period: day } = asked;
    const { urgentCategories } = book.city;
    const urgentIn = (spans: Beside<HalfDaySpan>): Beside<Counted> =>
      eachOf(spans, (span) => mattersIn(asked, span).only("top-category", urgentCategories));
    const [matters, month] = [urgentIn(besideBefore(day, "the day before")), urgentIn(monthBeside(day))];
    const answered = eachOf(matters, (sums) => answeredIn(sums, asked));
    const soFar = eachOf(month, (sums) => answeredIn(sums, asked));
    return {
      ...headOf(urgent, asked),
      notes: [...(urgentCategories.length === 0 ? [NONE_URGENT] : []), ...notesOf(asked)],
      figures: [
        volume("volume", "Urgent appeals", answered),
        rateFigure("resolution", answered),
        rateFigure("satisfaction", answered),
        volume("month-to-date", "Month to date", soFar),
        ...leftOut(answered.now),
      ],
      sections: [
        urgentByCategory(asked, matters, month.now),
        comparedRates("rates", "The day against the day before", [{ label: "", beside: answered }]),
        comparedRates("month-to-date", "The assessment month so far", [{ label: "", beside: soFar }]),
        dayByDay(asked, periodsWithin(monthBeside(day).now, "noon-day"), {
          note: "The days of the assessment month so far, each until its noon; the first one begins before the month does.",
          pick: (all) => all.only("top-category", urgentCategories),
        }),
      ],
    };
  },
};
