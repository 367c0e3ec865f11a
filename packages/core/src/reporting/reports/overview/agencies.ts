import { counted } from "../../counted.ts";
import type { ReportQuestion, ReportSection } from "../../report.ts";
import { NONE } from "../../rollups/rollup.ts";
import { shareOf, tableOf } from "../../table-of.ts";

/** What each agency took on, settled, and settled in time. */
export function byAgency(question: ReportQuestion): ReportSection {
  const { book } = question;
  const rows = [...counted(question, "agencies").by(1)].map(([agency, sums]) => ({
    agency: agency === NONE ? "not dispatched" : agency,
    name: book.agencies.get(agency)?.name ?? "",
    registered: sums.total("registered"),
    open: sums.total("open"),
    settled: shareOf(sums.total("settled"), sums.total("registered")),
    time: meanOf(sums.total("settle-seconds") * 1000, sums.total("settled")),
    inTime: shareOf(sums.total("in-time"), sums.total("in-time") + sums.total("late")),
  }));
  return {
    id: "agencies",
    title: "Agencies",
    note: "In time: of the appeals that were settled. The mean time is over settled appeals only.",
    table: tableOf(
      {
        agency: ["Agency", "text"],
        name: ["Name", "text"],
        registered: ["Appeals", "count"],
        open: ["Still open", "count"],
        settled: ["Settled", "share"],
        time: ["Mean time to settle", "duration"],
        inTime: ["In time", "share"],
      },
      rows.toSorted((a, b) => b.registered - a.registered),
    ),
    chart: {
      kind: "bars",
      series: ["registered", "open"],
      says: "Appeals that each agency took on, and those still open.",
    },
  };
}

const meanOf = (sum: number, count: number): number | null => (count === 0 ? null : Math.round(sum / count));

/** How often the agency that acted is the one that the city's table names. */
export function tableAgreement(question: ReportQuestion): ReportSection {
  const pairs = counted(question, "agreement");
  const rows = [...pairs.by(1)].map(([agency, acted]) => {
    const appeals = acted.total("appeals");
    const agreed = acted.by(2).get(agency)?.total("appeals") ?? 0;
    const others = [...acted.by(2)]
      .filter(([routed]) => routed !== agency)
      .sort(([, a], [, b]) => b.total("appeals") - a.total("appeals"));
    return {
      agency: agency === NONE ? "not dispatched" : agency,
      appeals,
      agreed: shareOf(agreed, appeals),
      instead: others[0]?.[0] ?? null,
      elsewhere: appeals - agreed,
    };
  });
  return {
    id: "agreement",
    title: "Dispatch against the city's table",
    note: "Whether today's routing table names the agency that acted; where it does not, the one it names most often.",
    table: tableOf(
      {
        agency: ["Agency that acted", "text"],
        appeals: ["Appeals", "count"],
        agreed: ["Table agrees", "share"],
        elsewhere: ["Table says another", "count"],
        instead: ["most often", "text"],
      },
      rows.toSorted((a, b) => b.appeals - a.appeals),
    ),
  };
}
