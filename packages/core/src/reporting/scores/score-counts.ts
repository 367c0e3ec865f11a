import type { VoteCount } from "../../satisfaction/score.ts";
import type { Measures } from "../measures.ts";
import { scoreMonths } from "../rollups/score-months.ts";
import { type Basis, bases, type ScoreMeasure, scoreMeasures, scores, votesIn } from "../rollups/scores.ts";
import type { HalfDaySpan } from "./half-day-span.ts";
import type { Period } from "./periods.ts";

/** What was counted of one unit, on one basis: its own work, and the votes by which it is scored. */
export interface UnitCounts {
  readonly own: Readonly<Record<ScoreMeasure, number>>;
  /** Votes on appeals that it had. */
  readonly votes: readonly VoteCount[];
  /** Appeals to which it was whistled, and the votes on them: by them too it is scored (article 33). */
  readonly whistledTo: { readonly accepted: number; readonly asked: number; readonly votes: readonly VoteCount[] };
}

export type CountsByBasis = Readonly<Record<Basis, UnitCounts>>;

/** The rollup from which a period is scored: assessment months are kept added up. */
export const scoreRollupOf = ({ kind }: { readonly kind?: Period["kind"] | undefined }): string =>
  (kind === "assessment-month" ? scoreMonths : scores).name;

/** The counts of every unit on each basis, from one pass over its rollup. */
export function unitCounts(
  measures: Measures,
  { kind, from, before }: HalfDaySpan & Partial<Period>,
): ReadonlyMap<string, CountsByBasis> {
  const sums = new Map<string, Map<string, Record<string, number>>>();
  for (const { key, counts } of measures.rows(scoreRollupOf({ kind }))) {
    const [halfDay = "", unit = "", basis = "", as = ""] = key;
    if (halfDay < from || halfDay >= before) continue;
    const of = sums.get(unit) ?? new Map<string, Record<string, number>>();
    sums.set(unit, of);
    const place = `${basis} ${as}`;
    const sum = of.get(place) ?? {};
    of.set(place, sum);
    for (const measure in counts) sum[measure] = (sum[measure] ?? 0) + (counts[measure] ?? 0);
  }
  return new Map(Array.from(sums, ([unit, of]) => [unit, byBasis((basis) => countsOf(of, basis))]));
}

const byBasis = (counts: (basis: Basis) => UnitCounts): CountsByBasis =>
  Object.fromEntries(bases.map((basis) => [basis, counts(basis)])) as Record<Basis, UnitCounts>;

function countsOf(sums: ReadonlyMap<string, Readonly<Record<string, number>>>, basis: Basis): UnitCounts {
  const lead = sums.get(`${basis} lead`) ?? {};
  const whistled = sums.get(`${basis} whistled`) ?? {};
  const own = Object.fromEntries(scoreMeasures.map((measure) => [measure, lead[measure] ?? 0]));
  const { accepted = 0, asked = 0 } = whistled;
  return {
    own: own as Record<ScoreMeasure, number>,
    votes: votesIn(lead),
    whistledTo: { accepted, asked, votes: votesIn(whistled) },
  };
}

/** Both together. */
export const together = (one: UnitCounts, other: UnitCounts): UnitCounts => ({
  own: added(one.own, other.own),
  votes: [...one.votes, ...other.votes],
  whistledTo: {
    accepted: one.whistledTo.accepted + other.whistledTo.accepted,
    asked: one.whistledTo.asked + other.whistledTo.asked,
    votes: [...one.whistledTo.votes, ...other.whistledTo.votes],
  },
});

const added = (one: UnitCounts["own"], other: UnitCounts["own"]): UnitCounts["own"] =>
  Object.fromEntries(scoreMeasures.map((measure) => [measure, one[measure] + other[measure]])) as Record<
    ScoreMeasure,
    number
  >;
