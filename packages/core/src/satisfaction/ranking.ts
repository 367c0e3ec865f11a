import type { RandomStream } from "../chance/random.ts";
import { scoreDrawer } from "./posterior.ts";
import type { Scheme } from "./scheme.ts";
import { type Scored, validOf } from "./score.ts";

/** The place of a unit in a ladder, and how sure it is. */
export interface Rank extends Sureness {
  /** 1 for the first. Units that show the same score share a place, and the next one after three firsts is 4. */
  readonly place: number;
  /** How many others have the same place. */
  readonly tied: number;
}

/** How sure a place is: probabilities, from drawn scores. Undefined where none were drawn. */
export interface Sureness {
  /** That the unit truly has that place, or one of those that the tied ones share. */
  readonly right: number | undefined;
  /** The place is between these nineteen times in twenty. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** That it truly is among the first, and among the last, {@link ENDS}. */
  readonly amongFirst: number | undefined;
  readonly amongLast: number | undefined;
  /** That it truly is before the next unit that shows a lower score; undefined also for the last. */
  readonly beforeNext: number | undefined;
}

/** Who is ranked: a score, shown to a digit, and what it was counted from. */
export interface Ranked {
  readonly composite: number;
  readonly scored: Scored;
}

/** Scores are shown in percent to one decimal; what looks the same there is a tie. */
export const shownScore = (composite: number): number => Number((composite * 100).toFixed(1));

export const DRAWS = 2000;

/** So many units are the first of a ladder, and so many the last: bulletins name them. */
export const ENDS = 3;

/** Ranks units by their composite, best first, and says how sure the places are by so many draws of the true scores. */
export function rankAll(
  units: readonly Ranked[],
  scheme: Scheme,
  stream: RandomStream,
  draws = DRAWS,
): readonly Rank[] {
  const shown = units.map(({ composite }) => shownScore(composite));
  const sorted = shown.toSorted((one, other) => other - one);
  const next = shown.map((score) => nextOf(score, shown));
  const { places, beforeNext } = draw(units, next, scheme, { stream, draws });
  return shown.map((score, index) => {
    const place = 1 + sorted.indexOf(score);
    const tied = sorted.lastIndexOf(score) + 1 - place;
    if (draws === 0) return { place, tied, ...unsure };
    const before = next[index] === undefined ? undefined : (beforeNext[index] ?? 0) / draws;
    return { place, tied, ...surenessOf(places[index] ?? [], { place, tied, draws }), beforeNext: before };
  });
}

const unsure: Sureness = {
  right: undefined,
  from: undefined,
  to: undefined,
  amongFirst: undefined,
  amongLast: undefined,
  beforeNext: undefined,
};

/** How sure a place is, by how often the unit had each in the draws. */
function surenessOf(
  counts: readonly number[],
  { place, tied, draws }: { readonly place: number; readonly tied: number; readonly draws: number },
): Omit<Sureness, "beforeNext"> {
  const last = counts.length - 1;
  const share = (first: number, to: number): number =>
    counts.slice(first, to + 1).reduce((sum, count) => sum + count, 0) / draws;
  return {
    right: share(place, place + tied),
    from: quantile(counts, 0.025 * draws),
    to: quantile(counts, 0.975 * draws),
    amongFirst: share(1, ENDS),
    amongLast: share(Math.max(1, last + 1 - ENDS), last),
  };
}

/** The first of the units that show the highest score below this one. */
function nextOf(score: number, shown: readonly number[]): number | undefined {
  const below = shown.filter((other) => other < score);
  return below.length === 0 ? undefined : shown.indexOf(Math.max(...below));
}

interface Drawn {
  /** How often each unit had each place, by place from 1. */
  readonly places: readonly number[][];
  /** How often each was before the one that is next to it. */
  readonly beforeNext: readonly number[];
}

function draw(
  units: readonly Ranked[],
  next: readonly (number | undefined)[],
  scheme: Scheme,
  { stream, draws }: { readonly stream: RandomStream; readonly draws: number },
): Drawn {
  const drawers = units.map(({ scored }) => scoreDrawer(scored, scheme, stream));
  const places = units.map(() => new Array<number>(units.length + 1).fill(0));
  const beforeNext = units.map(() => 0);
  for (let round = 0; round < draws; round++) {
    const scores = drawers.map((drawScore) => drawScore());
    const order = scores.map((_score, index) => index);
    order.sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
    for (const [position, index] of order.entries()) {
      const counts = places[index];
      if (counts !== undefined) counts[position + 1] = (counts[position + 1] ?? 0) + 1;
      const other = next[index];
      if (other !== undefined && (scores[index] ?? 0) > (scores[other] ?? 0))
        beforeNext[index] = (beforeNext[index] ?? 0) + 1;
    }
  }
  return { places, beforeNext };
}

/** The first place by which so many draws are reached. */
function quantile(counts: readonly number[], reached: number): number {
  let sum = 0;
  for (const [place, count] of counts.entries()) {
    sum += count;
    if (sum > reached) return place;
  }
  return counts.length - 1;
}

/** Whether there are enough valid follow-ups for a place. */
export const isEnough = ({ votes }: Scored, minimum: number): boolean => validOf(votes) >= minimum;
