import { type Counts, wilson } from "../../../satisfaction/interval.ts";
import { counted } from "../../counted.ts";
import { formatValue } from "../../formats/value.ts";
import type { ReportQuestion } from "../../report.ts";
import { conductCounts, limitUse } from "../../rollups/conduct.ts";
import { shareOf } from "../../table-of.ts";
import { chanceOfShare, summed } from "./among-peers.ts";
import { besidePeers, type Check, type Compared, LEAST_CASES, UNLIKE_PEERS } from "./check.ts";
import { type AgencySums, type Indicator, indicators } from "./indicators.ts";
import { binsOf } from "./limit-use.ts";

/** Every share that is looked at, for every agency beside the others of its kind. */
export const shareChecks = (question: ReportQuestion): readonly Check[] => {
  const uses = counted(question, limitUse).by("agency");
  const agencies = [...counted(question, conductCounts).by("agency")].map(
    ([agency, { total }]) => [agency, { of: total, bins: binsOf(uses.get(agency)) }] as const,
  );
  return indicators.map((indicator) => shareCheck(indicator, agencies, question));
};

function shareCheck(
  { id, title, note, part, whole }: Indicator,
  agencies: readonly (readonly [agency: string, sums: AgencySums])[],
  { book }: ReportQuestion,
): Check {
  const counts = agencies
    .map(([agency, sums]) => [agency, { part: part[1](sums), whole: whole[1](sums) }] as const)
    .filter(([, own]) => own.whole > 0);
  // What nobody did at all tells nobody apart.
  const compared = counts.some(([, own]) => own.part > 0) ? counts : [];
  const rows = besidePeers(new Map(compared), (own) => own.whole >= LEAST_CASES, book).map(
    ({ agency, own, peers, silent }): Compared => {
      const others = summed(peers);
      const [share, usual] = [own.part / own.whole, shareOf(others.part, others.whole)];
      return {
        who: agency,
        cells: {
          agency,
          ...own,
          share,
          ...wilson(own),
          peers: usual,
        },
        shown: `${countsIn(own)}; its peers ${formatValue(usual, "share")}`,
        ruling: silent === undefined ? { chance: chanceOfShare(own, peers) } : { silent },
      };
    },
  );
  return {
    id,
    title,
    note,
    columns: {
      agency: ["Agency", "text"],
      part: [part[0], "count"],
      whole: [whole[0], "count"],
      share: ["Share", "share"],
      low: ["From", "share"],
      high: ["To", "share"],
      peers: ["Its peers", "share"],
    },
    unlike: UNLIKE_PEERS,
    rows,
  };
}

/** `34 of 120, 28.3 %` */
export const countsIn = ({ part, whole }: Counts): string =>
  `${formatValue(part, "count")} of ${formatValue(whole, "count")}, ${formatValue(part / whole, "share")}`;
