import type { Counts } from "../../../satisfaction/interval.ts";
import { changeOf } from "../../../satisfaction/noise.ts";
import { type Counted, counted } from "../../counted.ts";
import { formatValue } from "../../formats/value.ts";
import type { ReportQuestion } from "../../report.ts";
import { conductCounts } from "../../rollups/conduct.ts";
import { shareOf } from "../../table-of.ts";
import { chanceOfEffect, type Effect } from "./among-peers.ts";
import { besidePeers, type Check, type Compared, LEAST_CASES, UNLIKE_PEERS } from "./check.ts";
import { countsIn } from "./shares.ts";

/** Callers who said whether the matter is resolved, and of them those who said yes: asked by phone, and on their own. */
interface TwoChannels {
  readonly phone: Counts;
  readonly own: Counts;
}

const channelsOf = ({ total }: Counted): TwoChannels => ({
  phone: { part: total("phone-resolved"), whole: total("phone-told") },
  own: { part: total("own-resolved"), whole: total("own-told") },
});

/** By how much more often yes is said on the phone; with the variance of shares to which a yes and a no were added (Agresti and Caffo 2000). */
function gapOf({ phone, own }: TwoChannels): Effect {
  const variance = ({ part, whole }: Counts): number => ((part + 1) * (whole - part + 1)) / (whole + 2) ** 3;
  return { value: phone.part / phone.whole - own.part / own.whole, variance: variance(phone) + variance(own) };
}

/**
 * Whether the answers that the hotline takes by phone are better than those that citizens give on their own, by more than at the
 * peers: people are kinder on the phone everywhere, so that alone says nothing about a unit.
 */
export function channelCheck(question: ReportQuestion): Check {
  const { book } = question;
  const shown = [...counted(question, conductCounts).by("agency")]
    .map(([agency, sums]) => [agency, channelsOf(sums)] as const)
    .filter(([, { phone, own }]) => phone.whole > 0 && own.whole > 0);
  const enough = ({ phone, own }: TwoChannels): boolean => phone.whole >= LEAST_CASES && own.whole >= LEAST_CASES;
  const rows = besidePeers(new Map(shown), enough, book).map(({ agency, own: both, peers, silent }): Compared => {
    const { phone, own } = both;
    const [gap, gaps] = [changeOf(phone, own), peers.map(gapOf)];
    return {
      who: agency,
      cells: {
        agency,
        phoneTold: phone.whole,
        phone: phone.part / phone.whole,
        ownTold: own.whole,
        own: own.part / own.whole,
        gap: gap?.difference ?? null,
        low: gap?.low ?? null,
        high: gap?.high ?? null,
        peers: shareOf(
          gaps.reduce((sum, { value }) => sum + value, 0),
          gaps.length,
        ),
      },
      shown: `by phone ${countsIn(phone)}; on their own ${countsIn(own)}; a gap of ${formatValue(gap?.difference ?? null, "points")}`,
      ruling: silent === undefined ? { chance: chanceOfEffect(gapOf(both), gaps) } : { silent },
    };
  });
  return { ...heading, rows };
}

const heading: Omit<Check, "rows"> = {
  id: "channels",
  title: "Resolved by phone, and on one's own",
  note: "Callers who said whether the matter is resolved: those whom the hotline asked by phone, and those who answered by SMS or on the web. The gap is phone less own, with its interval; it is compared with the gaps of the peers, whose plain mean is shown.",
  columns: {
    agency: ["Agency", "text"],
    phoneTold: ["Said by phone", "count"],
    phone: ["Resolved", "share"],
    ownTold: ["Said on their own", "count"],
    own: ["Resolved", "share"],
    gap: ["Gap", "points"],
    low: ["From", "points"],
    high: ["To", "points"],
    peers: ["Its peers", "points"],
  },
  unlike: UNLIKE_PEERS,
};
