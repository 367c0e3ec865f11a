import { SatisfiedAnswer } from "../../../appeal/terms.ts";
import { isByContactAlone, rate } from "../../../satisfaction/scheme.ts";
import { type Counted, counted } from "../../counted.ts";
import type { ReportQuestion, ReportSection } from "../../report.ts";
import { followUps } from "../../rollups/follow-ups.ts";
import { shareOf, tableOf } from "../../table-of.ts";
import { agencyLabel } from "./agencies.ts";

/**
 * The three rates by agency, inside the valid follow-ups; nothing where nobody was called back. Only answers are counted by date: of a
 * scheme that asks for more, contact stands for the response, and there is no score.
 */
export function threeRates(question: ReportQuestion): readonly ReportSection[] {
  const { scheme } = question.book;
  const asked = counted(question, followUps);
  if (asked.total("asked") === 0) return [];
  const isWhole = isByContactAlone(scheme);
  const rows = [...asked.by("agency")].map(([agency, sums]) => {
    const rates = rate(answersOf(sums), scheme);
    return {
      agency: agencyLabel(agency),
      asked: sums.total("asked"),
      valid: sums.total("valid"),
      unreachable: shareOf(sums.total("asked") - sums.total("valid"), sums.total("asked")),
      response: rates?.response ?? null,
      resolution: rates?.resolution ?? null,
      satisfaction: rates?.satisfaction ?? null,
      score: rates === undefined || !isWhole ? null : rates.composite * 100,
    };
  });
  const section: ReportSection = {
    id: "rates",
    title: "Response, resolution, satisfaction",
    note: `Scheme ${scheme.id}: ${scheme.summary}. ${isWhole ? "" : BY_CONTACT_ALONE}Every rate is over the valid follow-ups; the unreachable share stands beside it. Appeals excluded from the scores are left out.`,
    table: tableOf(
      {
        agency: ["Agency", "text"],
        asked: ["Called back", "count"],
        valid: ["Valid", "count"],
        unreachable: ["Unreachable", "share"],
        response: [isWhole ? "Response" : "Response by contact alone", "share"],
        resolution: ["Resolution", "share"],
        satisfaction: ["Satisfaction", "share"],
        score: ["Score", "score"],
      },
      rows.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1) || b.valid - a.valid),
    ),
  };
  return [section];
}

const BY_CONTACT_ALONE =
  "The response here is by contact alone, which is not all that the scheme asks for, and so there is no score: the scores of a period have both. ";

const answersOf = ({ total }: Counted) => ({
  valid: total("valid"),
  contacted: total("contacted"),
  resolved: total("resolved"),
  satisfied: Object.fromEntries(SatisfiedAnswer.options.map((answer) => [answer, total(answer)])) as Record<
    SatisfiedAnswer,
    number
  >,
});
