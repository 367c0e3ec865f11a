import type { ReportQuestion, ReportSection } from "../../report.ts";
import { NO_AGENCY, NONE } from "../../rollups/rollup.ts";
import type { HalfDaySpan } from "../../scores/half-day-span.ts";
import { together, unitCounts } from "../../scores/score-counts.ts";
import { shareOf, tableOf } from "../../table-of.ts";

/** What every unit had to do in a span, those included that are on no ladder, and what came of it. */
export function byUnit({ measures, book }: ReportQuestion, span: HalfDaySpan): ReportSection {
  const rows = [...unitCounts(measures, span)].map(([unit, { counted, excluded }]) => {
    const { own, whistledTo } = together(counted, excluded);
    return {
      unit: unit === NONE ? NO_AGENCY : (book.agencies.get(unit)?.name ?? unit),
      accepted: own.accepted,
      settled: own.settled,
      share: shareOf(own.settled, own.accepted),
      reworked: own.reworked,
      returns: own.returns,
      whistledTo: whistledTo.accepted,
      excluded: excluded.own.accepted,
    };
  });
  return {
    id: "units",
    title: "Unit by unit",
    note: "Done again are appeals that had to be; returns are those that the unit gets after others gave them back. Called to counts the appeals to which a subdistrict whistled the unit.",
    table: tableOf(
      {
        unit: ["Unit", "text"],
        accepted: ["Appeals", "count"],
        settled: ["Settled", "count"],
        share: ["Of its appeals", "share"],
        reworked: ["Done again", "count"],
        returns: ["Returns", "count"],
        whistledTo: ["Called to", "count"],
        excluded: ["Excluded", "count"],
      },
      rows.toSorted((a, b) => b.accepted - a.accepted || (a.unit < b.unit ? -1 : 1)),
    ),
    chart: { kind: "bars", series: ["accepted", "settled"], says: "Appeals that each unit had, and those settled." },
  };
}
