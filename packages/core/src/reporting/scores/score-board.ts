import type { PolicyBook } from "../../book/policy-book.ts";
import { randomStream } from "../../chance/random.ts";
import type { Agency } from "../../city/lists.ts";
import { classesOf, type UnitClass } from "../../satisfaction/classes.ts";
import type { Interval } from "../../satisfaction/interval.ts";
import { DRAWS, isEnough, type Rank, rankAll } from "../../satisfaction/ranking.ts";
import type { Scheme } from "../../satisfaction/scheme.ts";
import type { Measures } from "../measures.ts";
import type { Period } from "./periods.ts";
import { schemeOf } from "./scheme-of-period.ts";
import { unitCounts } from "./score-counts.ts";
import { type ScoreBasis, scoredBy, type UnitScore, unitScore } from "./unit-score.ts";

/** The ladders in which units are compared with their like. Classes are of subdistricts. */
export const ladders = {
  subdistricts: { title: "Subdistricts and townships", kinds: ["subdistrict", "township"], classed: true },
  departments: { title: "Departments and enterprises", kinds: ["department", "enterprise"], classed: false },
  districts: { title: "Districts", kinds: ["district"], classed: false },
} as const satisfies Record<
  string,
  { readonly title: string; readonly kinds: readonly Agency["kind"][]; readonly classed: boolean }
>;
export type LadderId = keyof typeof ladders;

/** How a unit stands to the mean of its ladder: wholly above or below by its interval, or around it. */
export type Band = "above" | "around" | "below";

/** A unit in its ladder. */
export interface ScoreRow extends UnitScore {
  /** Undefined where too few callers were reached for a place. */
  readonly rank: Rank | undefined;
  /** Undefined where nobody was reached. */
  readonly band: Band | undefined;
  /** Undefined where it meets no rule, and on ladders without classes. */
  readonly class: UnitClass | undefined;
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
  /** The city's own for the period unless another is asked for. */
  readonly scheme?: Scheme | undefined;
  readonly basis?: ScoreBasis | undefined;
  /** How often the ranks are drawn; 0 leaves out how sure they are. */
  readonly draws?: number | undefined;
}

/** Scores every unit that had an appeal in the period, or was whistled for one, and ranks it among its like. */
export function scoreBoard(question: ScoreQuestion): ScoreBoard {
  const { measures, book, period, previous, basis = "without-excluded", draws = DRAWS } = question;
  const scheme = question.scheme ?? schemeOf(period, book);
  const before = previous && unitCounts(measures, previous);
  // The ranks are drawn unit after unit: their order may not hang on the order in which they were counted.
  const counted = [...unitCounts(measures, period)].sort(([one], [other]) => (one < other ? -1 : 1));
  const all = counted.flatMap(([unit, now]) => {
    const agency = book.agencies.get(unit);
    if (agency === undefined) return [];
    return [{ agency, score: unitScore(agency, book, { now, before: before?.get(unit), scheme, basis }) }];
  });
  const built = (Object.keys(ladders) as LadderId[]).map((id): Ladder => {
    const kinds: readonly Agency["kind"][] = ladders[id].kinds;
    const units = all.filter(({ agency }) => kinds.includes(agency.kind)).map(({ score }) => score);
    const places = placesOf(units, { book, scheme, draws, seed: `${scheme.id} ${period.id} ${id} ${basis}` });
    return ladderOf(id, units, places, book);
  });
  return { period, scheme, basis, smallSample: book.smallSample, ladders: built.filter(({ rows }) => rows.length > 0) };
}

interface Ranking {
  readonly book: PolicyBook;
  readonly scheme: Scheme;
  readonly draws: number;
  readonly seed: string;
}

/** The places of the units of which enough callers were reached. */
function placesOf(
  units: readonly UnitScore[],
  { book, scheme, draws, seed }: Ranking,
): ReadonlyMap<string, Rank | undefined> {
  const enough = units.flatMap(({ unit, counts, score: { composite } }) => {
    const scored = scoredBy(counts);
    return composite !== undefined && isEnough(scored, book.smallSample) ? [{ unit, composite, scored }] : [];
  });
  const ranks = rankAll(enough, scheme, randomStream(seed), draws);
  return new Map(enough.map(({ unit }, index) => [unit, ranks[index]]));
}

function ladderOf(
  id: LadderId,
  units: readonly UnitScore[],
  places: ReadonlyMap<string, Rank | undefined>,
  book: PolicyBook,
): Ladder {
  const { title, classed } = ladders[id];
  const summary = summaryOf(units);
  const standing = units.map(({ counts, score: { composite }, change }) => ({
    accepted: counts.own.accepted,
    composite,
    change: change?.difference,
  }));
  const classes = classed ? classesOf(standing, book.classes) : [];
  const rows = units.map(
    (unit, index): ScoreRow => ({
      ...unit,
      rank: places.get(unit.unit),
      band: bandOf(unit.score.interval, summary.composite),
      class: classes[index],
    }),
  );
  return { id, title, rows: rows.toSorted(inLadder), summary };
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

function summaryOf(units: readonly UnitScore[]): ScoreSummary {
  const sum = (of: (unit: UnitScore) => number): number => units.reduce((total, unit) => total + of(unit), 0);
  const mean = (of: (unit: UnitScore) => number | undefined): number | undefined => {
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
