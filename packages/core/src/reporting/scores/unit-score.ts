import type { PolicyBook } from "../../book/policy-book.ts";
import type { Agency } from "../../city/lists.ts";
import { type Counts, type Interval, wilson } from "../../satisfaction/interval.ts";
import { type Change, changeOf } from "../../satisfaction/noise.ts";
import type { Scheme } from "../../satisfaction/scheme.ts";
import {
  compositeCounts,
  isMean,
  type MeanOfParts,
  type Score,
  type Scored,
  scoreOf,
  validOf,
} from "../../satisfaction/score.ts";
import { type CountsByBasis, together, type UnitCounts } from "./score-counts.ts";

/** A share with what it was counted from, and the bounds within which the truth lies nineteen times in twenty. */
export interface Rate extends Counts {
  /** Undefined over nothing. */
  readonly value: number | undefined;
  readonly interval: Interval | undefined;
}

/** Without the appeals that a ruling left out of the scores, or with them (不含剔除, 全口径). Both are always published. */
export type ScoreBasis = "without-excluded" | "with-excluded";

/** A unit as it is scored, whoever it is compared with. */
export interface UnitScore {
  readonly unit: string;
  readonly name: string;
  readonly counts: UnitCounts;
  readonly valid: number;
  /** The three rates, as the scheme counts them, and their weighted sum from 0 to 1. */
  readonly score: Score;
  readonly response: Rate | MeanOfParts;
  readonly resolution: Rate;
  readonly satisfaction: Rate;
  /** Of those asked, who was not reached. */
  readonly unreachable: Rate;
  /** Of all appeals, those that a ruling left out of the scores. */
  readonly excluded: Rate;
  readonly redo: Rate;
  readonly signedInTime: Rate;
  readonly repeats: Rate;
  /** Appeals for each 10,000 residents; undefined where the city does not say how many there are. */
  readonly perTenThousand: number | undefined;
  /** Against the period before. Undefined where one of them has no score. */
  readonly change: Change | undefined;
}

/** What of a unit is scored: what was counted of it now and in the period before, by which scheme and on which basis. */
interface Counted {
  readonly now: CountsByBasis;
  readonly before: CountsByBasis | undefined;
  readonly scheme: Scheme;
  readonly basis: ScoreBasis;
}

/** Scores a unit by what was counted of it. */
export function unitScore(agency: Agency, { areas }: PolicyBook, { now, before, scheme, basis }: Counted): UnitScore {
  const counts = onBasis(now, basis);
  const { own, whistledTo } = counts;
  const scored = scoredBy(counts);
  const score = scoreOf(scored, scheme);
  const asked = own.asked + whistledTo.asked;
  const valid = validOf(scored.votes);
  const left = now.excluded.own.accepted;
  const residents = agency.residents ?? (agency.area === undefined ? undefined : areas.get(agency.area)?.residents);
  return {
    unit: agency.id,
    name: agency.name,
    counts,
    valid,
    score,
    response: isMean(score.response) ? score.response : rateOf(score.response),
    resolution: rateOf(score.resolution),
    satisfaction: rateOf(score.satisfaction),
    unreachable: rateOf({ part: asked - valid, whole: asked }),
    excluded: rateOf({ part: left, whole: left + now.counted.own.accepted }),
    redo: rateOf({ part: own.reworked, whole: own.results }),
    signedInTime: rateOf({ part: own["signed-in-time"], whole: own.signed }),
    repeats: rateOf({ part: own.repeats, whole: own.accepted }),
    perTenThousand: residents === undefined ? undefined : (own.accepted * 10_000) / residents,
    change: before && changeBetween(scored, scoredBy(onBasis(before, basis)), scheme),
  };
}

/** A unit is scored by what it had and by what it was whistled for alike. */
export const scoredBy = ({ own, votes, whistledTo }: UnitCounts): Scored => ({
  votes: [...votes, ...whistledTo.votes],
  signedInTime: { part: own["signed-in-time"], whole: own.signed },
  evidenced: { part: own.evidenced, whole: own.results },
});

/** What was counted of a unit, the excluded appeals with it or not. */
export const onBasis = ({ counted, excluded }: CountsByBasis, basis: ScoreBasis): UnitCounts =>
  basis === "without-excluded" ? counted : together(counted, excluded);

const rateOf = (counts: Counts): Rate => ({
  ...counts,
  value: counts.whole === 0 ? undefined : counts.part / counts.whole,
  interval: wilson(counts),
});

/** The change of the composite, as of one share of the valid follow-ups. */
function changeBetween(is: Scored, was: Scored, scheme: Scheme): Change | undefined {
  const [now, before] = [is, was].map((scored) => compositeCounts(scoreOf(scored, scheme)));
  return now && before && changeOf(now, before);
}
