import type { PolicyBook } from "../../book/policy-book.ts";
import { randomStream } from "../../chance/random.ts";
import type { Agency } from "../../city/lists.ts";
import { classesOf, type UnitClass } from "../../satisfaction/classes.ts";
import { type Counts, type Interval, wilson } from "../../satisfaction/interval.ts";
import { type Change, changeOf } from "../../satisfaction/noise.ts";
import { DRAWS, isEnough, type Rank, rankAll } from "../../satisfaction/ranking.ts";
import type { Scheme } from "../../satisfaction/scheme.ts";
import { type Score, type Scored, scoreOf, validOf } from "../../satisfaction/score.ts";
import type { Measures } from "../measures.ts";
import type { Period } from "./periods.ts";
import { together, type UnitCounts, unitCounts } from "./score-counts.ts";

/** A share with what it was counted from, and the bounds within which the truth lies nineteen times in twenty. */
export interface Rate extends Counts {
  /** Undefined over nothing. */
  readonly value: number | undefined;
  readonly interval: Interval | undefined;
}

/** The ladders in which units are compared with their like. */
export const ladders = {
  subdistricts: { title: "Subdistricts and townships", kinds: ["subdistrict", "township"] },
  departments: { title: "Departments and enterprises", kinds: ["department", "enterprise"] },
  districts: { title: "Districts", kinds: ["district"] },
} as const satisfies Record<string, { readonly title: string; readonly kinds: readonly Agency["kind"][] }>;
export type LadderId = keyof typeof ladders;

/** Without the appeals that a ruling left out of the scores, or with them (不含剔除, 全口径). Both are always published. */
export type ScoreBasis = "without-excluded" | "with-excluded";

/** How a unit stands to the mean of its ladder: wholly above or below by its interval, or around it. */
export type Band = "above" | "around" | "below";

/** A unit in its ladder. */
export interface ScoreRow {
  readonly unit: string;
  readonly name: string;
  readonly counts: UnitCounts;
  readonly valid: number;
  /** The three rates, as the scheme counts them, and their weighted sum from 0 to 1. */
  readonly score: Score;
  readonly response: Rate;
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
  /** Undefined where too few callers were reached for a place. */
  readonly rank: Rank | undefined;
  /** Undefined where nobody was reached. */
  readonly band: Band | undefined;
  readonly class: UnitClass | undefined;
  /** Against the period before. Undefined where one of them has no score. */
  readonly change: Change | undefined;
}

/** What a ladder comes to: its counts are sums, its rates plain means over the units that have them. */
export interface ScoreSummary {
  readonly units: number;
  readonly accepted: number;
  readonly valid: number;
  readonly response: number | undefined;
  readonly resolution: number | undefined;
  readonly satisfaction: number | undefined;
  readonly composite: number | undefined;
}

export interface Ladder {
  readonly id: LadderId;
  readonly title: string;
  /** By place; those without one behind, by volume. */
  readonly rows: readonly ScoreRow[];
  readonly summary: ScoreSummary;
}

/** All ladders of a period, by a scheme and on a basis. */
export interface ScoreBoard {
  readonly period: Period;
  readonly scheme: Scheme;
  readonly basis: ScoreBasis;
  /** Fewer valid follow-ups than this have no place. */
  readonly smallSample: number;
  readonly ladders: readonly Ladder[];
}

export interface ScoreQuestion {
  readonly measures: Measures;
  readonly book: PolicyBook;
  readonly period: Period;
  /** The period with which it is compared. */
  readonly previous?: Period | undefined;
  /** The city's own unless another is asked for. */
  readonly scheme?: Scheme | undefined;
  readonly basis?: ScoreBasis | undefined;
  /** How often the ranks are drawn; 0 leaves out how sure they are. */
  readonly draws?: number | undefined;
}

/** Scores every unit that had an appeal in the period, or was whistled for one, and ranks it among its like. */
export function scoreBoard(question: ScoreQuestion): ScoreBoard {
  const { book, period, scheme = book.scheme, basis = "without-excluded" } = question;
  const now = unitCounts(question.measures, period);
  const before = question.previous && unitCounts(question.measures, question.previous);
  // The ranks are drawn unit after unit: their order may not hang on the order in which they were counted.
  const byCode = [...now].sort(([one], [other]) => (one < other ? -1 : 1));
  const all = byCode.flatMap(([unit, counts]) => {
    const agency = book.agencies.get(unit);
    return agency === undefined ? [] : [unscored(agency, counts, before?.get(unit), scheme, basis)];
  });
  const built = (Object.keys(ladders) as LadderId[]).map((id): Ladder => {
    const kinds: readonly Agency["kind"][] = ladders[id].kinds;
    const among = all.filter(({ kind }) => kinds.includes(kind));
    return ladderOf(id, among, { ...question, scheme, basis });
  });
  return { period, scheme, basis, smallSample: book.smallSample, ladders: built.filter(({ rows }) => rows.length > 0) };
}

type Unranked = Omit<ScoreRow, "rank" | "band" | "class"> & { readonly kind: Agency["kind"]; readonly scored: Scored };
type OnEachBasis = ReturnType<typeof unitCounts> extends ReadonlyMap<string, infer Counted> ? Counted : never;

function unscored(
  { id, name, kind, residents }: Agency,
  counted: OnEachBasis,
  before: OnEachBasis | undefined,
  scheme: Scheme,
  basis: ScoreBasis,
): Unranked {
  const counts = onBasis(counted, basis);
  const scored = scoredBy(counts);
  const score = scoreOf(scored, scheme);
  const was = before && scoreOf(scoredBy(onBasis(before, basis)), scheme);
  const { own, whistledTo } = counts;
  const asked = own.asked + whistledTo.asked;
  const valid = validOf(scored.votes);
  const left = counted.excluded.own.accepted;
  return {
    unit: id,
    name,
    kind,
    counts,
    scored,
    valid,
    score,
    response: rateOf(score.response),
    resolution: rateOf(score.resolution),
    satisfaction: rateOf(score.satisfaction),
    unreachable: rateOf({ part: asked - valid, whole: asked }),
    excluded: rateOf({ part: left, whole: left + counted.counted.own.accepted }),
    redo: rateOf({ part: own.reworked, whole: own.results }),
    signedInTime: rateOf({ part: own["signed-in-time"], whole: own.signed }),
    repeats: rateOf({ part: own.repeats, whole: own.accepted }),
    perTenThousand: residents === undefined ? undefined : (own.accepted * 10_000) / residents,
    change: changed(score, valid, was, before === undefined ? 0 : validOf(scoredBy(onBasis(before, basis)).votes)),
  };
}

const onBasis = ({ counted, excluded }: OnEachBasis, basis: ScoreBasis): UnitCounts =>
  basis === "without-excluded" ? counted : together(counted, excluded);

/** A unit is scored by what it had and by what it was whistled for alike. */
const scoredBy = ({ own, votes, whistledTo }: UnitCounts): Scored => ({
  votes: [...votes, ...whistledTo.votes],
  signedInTime: { part: own["signed-in-time"], whole: own.signed },
  evidenced: { part: own.evidenced, whole: own.results },
});

const rateOf = (counts: Counts): Rate => ({
  ...counts,
  value: counts.whole === 0 ? undefined : counts.part / counts.whole,
  interval: wilson(counts),
});

/** The change of the composite, as of one share of the valid follow-ups. */
function changed(is: Score, valid: number, was: Score | undefined, before: number): Change | undefined {
  if (is.composite === undefined || was?.composite === undefined) return undefined;
  return changeOf({ part: is.composite * valid, whole: valid }, { part: was.composite * before, whole: before });
}

function ladderOf(
  id: LadderId,
  units: readonly Unranked[],
  { book, period, scheme, basis, draws = DRAWS }: ScoreQuestion & { readonly scheme: Scheme },
): Ladder {
  const enough = units.filter(
    ({ score, scored }) => score.composite !== undefined && isEnough(scored, book.smallSample),
  );
  const stream = randomStream(`${scheme.id} ${period.id} ${id} ${basis}`);
  const ranked = enough.map(({ score, scored }) => ({ composite: score.composite ?? 0, scored }));
  const places = rankAll(ranked, scheme, stream, draws);
  const rankOf = new Map(enough.map(({ unit }, index) => [unit, places[index]]));
  const summary = summaryOf(units);
  const classes = classesOf(
    units.map(({ counts, score, change }) => ({
      accepted: counts.own.accepted,
      composite: score.composite,
      change: change?.difference,
    })),
    book.classes,
  );
  const rows = units.map(
    ({ kind: _, scored: __, ...row }, index): ScoreRow => ({
      ...row,
      rank: rankOf.get(row.unit),
      band: bandOf(row.score.interval, summary.composite),
      class: classes[index],
    }),
  );
  return { id, title: ladders[id].title, rows: rows.toSorted(inLadder), summary };
}

function bandOf(interval: Interval | undefined, mean: number | undefined): Band | undefined {
  if (interval === undefined || mean === undefined) return undefined;
  if (interval.low > mean) return "above";
  return interval.high < mean ? "below" : "around";
}

/** By place, then by volume, then by code, so that nothing hangs on the order in which units were counted. */
function inLadder(one: ScoreRow, other: ScoreRow): number {
  const places = (one.rank?.place ?? Number.MAX_SAFE_INTEGER) - (other.rank?.place ?? Number.MAX_SAFE_INTEGER);
  const volumes = other.counts.own.accepted - one.counts.own.accepted;
  return places || volumes || (one.unit < other.unit ? -1 : 1);
}

function summaryOf(units: readonly Unranked[]): ScoreSummary {
  const sum = (of: (unit: Unranked) => number): number => units.reduce((total, unit) => total + of(unit), 0);
  const mean = (of: (unit: Unranked) => number | undefined): number | undefined => {
    const known = units.map(of).filter((value) => value !== undefined);
    return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0) / known.length;
  };
  return {
    units: units.length,
    accepted: sum(({ counts }) => counts.own.accepted),
    valid: sum(({ valid }) => valid),
    response: mean(({ response }) => response.value),
    resolution: mean(({ resolution }) => resolution.value),
    satisfaction: mean(({ satisfaction }) => satisfaction.value),
    composite: mean(({ score }) => score.composite),
  };
}
