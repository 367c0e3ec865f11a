import { counted } from "../../counted.ts";
import type { ReportQuestion, ReportSection } from "../../report.ts";
import { agencies } from "../../rollups/agencies.ts";
import { agreement } from "../../rollups/agreement.ts";
import { NO_AGENCY, NONE } from "../../rollups/rollup.ts";
import { shareOf, tableOf } from "../../table-of.ts";
import { openClocks } from "./limits.ts";

/** How a report names an agency, or that there is none: nobody was given the appeal, or whoever was has returned it. */
export const agencyLabel = (agency: string): string => (agency === NONE ? NO_AGENCY : agency);

/** What each agency took on, settled, and settled in time. */
export function byAgency(question: ReportQuestion): ReportSection {
  const { book } = question;
  const clocks = openClocks(question, "agency");
  const rows = [...counted(question, agencies).by("agency")].map(([agency, sums]) => {
    const inTime = sums.total("in-time");
    const overdue = clocks.get(agency)?.overdue ?? 0;
    return {
      agency: agencyLabel(agency),
      name: book.agencies.get(agency)?.name ?? "",
      registered: sums.total("registered"),
      open: sums.total("open"),
      overdue,
      settled: shareOf(sums.total("settled"), sums.total("registered")),
      time: meanOf(sums.total("settle-seconds") * 1000, sums.total("settled")),
      onTime: shareOf(inTime, inTime + sums.total("late") + overdue),
    };
  });
  return {
    id: "agencies",
    title: "Agencies",
    note: "On time as for the limits: what is open and past its limit counts as late. The mean time is over settled appeals only.",
    table: tableOf(
      {
        agency: ["Agency", "text"],
        name: ["Name", "text"],
        registered: ["Appeals", "count"],
        open: ["Still open", "count"],
        overdue: ["Overdue", "count"],
        settled: ["Settled", "share"],
        time: ["Mean time to settle", "duration"],
        onTime: ["On time", "share"],
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
  const pairs = counted(question, agreement);
  const rows = [...pairs.by("agency")].map(([agency, acted]) => {
    const appeals = acted.total("appeals");
    const agreed = acted.by("routed").get(agency)?.total("appeals") ?? 0;
    const others = [...acted.by("routed")]
      .filter(([routed]) => routed !== agency)
      .sort(([, a], [, b]) => b.total("appeals") - a.total("appeals"));
    return {
      agency,
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
        elsewhere: ["Table names another", "count"],
        instead: ["Mostly this one", "text"],
      },
      rows.toSorted((a, b) => b.appeals - a.appeals),
    ),
  };
}
