import { rateValue, scoreOf, validOf } from "../../../satisfaction/score.ts";
import { calendarHorizon } from "../../../time/calendar-spec.ts";
import { parseDate } from "../../../time/civil-date.ts";
import type { ReportQuestion, ReportSection } from "../../report.ts";
import { type HalfDaySpan, midnight } from "../../scores/half-day-span.ts";
import { schemeOf } from "../../scores/scheme-of-period.ts";
import { unitCounts } from "../../scores/score-counts.ts";
import { onBasis, scoredBy } from "../../scores/unit-score.ts";
import { shareOf, tableOf } from "../../table-of.ts";
import { rateNotesOf } from "../periodic/head.ts";
import { agencyLabel } from "./agencies.ts";

/** The three rates by agency, as a score of the same days has them; nothing where nobody was called back. */
export function threeRates({ measures, book, from, to }: ReportQuestion): readonly ReportSection[] {
  const span = spanOf(from, to);
  const scheme = schemeOf(span, book);
  const rows = [...unitCounts(measures, span)].flatMap(([agency, byBasis]) => {
    const counts = onBasis(byBasis, "without-excluded");
    const asked = counts.own.asked + counts.whistledTo.asked;
    if (asked === 0) return [];
    const scored = scoredBy(counts);
    const valid = validOf(scored.votes);
    const { response, resolution, satisfaction, composite } = scoreOf(scored, scheme);
    return [
      {
        agency: agencyLabel(agency),
        asked,
        valid,
        unreachable: shareOf(asked - valid, asked),
        response: rateValue(response) ?? null,
        resolution: rateValue(resolution) ?? null,
        satisfaction: rateValue(satisfaction) ?? null,
        score: composite === undefined ? null : composite * 100,
      },
    ];
  });
  if (rows.length === 0) return [];
  const section: ReportSection = {
    id: "rates",
    title: "Response, resolution, satisfaction",
    note: `${rateNotesOf(scheme).join(" ")} The unreachable share stands beside them. Appeals excluded from the scores are left out.`,
    table: tableOf(
      {
        agency: ["Agency", "text"],
        asked: ["Called back", "count"],
        valid: ["Valid", "count"],
        unreachable: ["Unreachable", "share"],
        response: ["Response", "share"],
        resolution: ["Resolution", "share"],
        satisfaction: ["Satisfaction", "share"],
        score: ["Score", "score"],
      },
      rows.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1) || b.valid - a.valid || (a.agency < b.agency ? -1 : 1)),
    ),
  };
  return [section];
}

/** The half days of the dates that are asked for, both included; all of them where none are. */
function spanOf(from: string | undefined, to: string | undefined): HalfDaySpan {
  const first = (from === undefined ? undefined : parseDate(from)) ?? calendarHorizon.from;
  const last = (to === undefined ? undefined : parseDate(to)) ?? calendarHorizon.to;
  return { from: midnight(first), before: midnight(last + 1) };
}
