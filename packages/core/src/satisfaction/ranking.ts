import type { RandomStream } from "../chance/random.ts";
import type { Scheme } from "./scheme.ts";
import { type Scored, validOf, worthOf } from "./score.ts";

/** The place of a unit in a ladder, and how sure it is. */
export interface Rank {
  /** 1 for the first. Units that show the same score share a place, and the next one after three firsts is 4. */
  readonly place: number;
  /** How many others have the same place. */
  readonly tied: number;
  /** The probability that the unit truly has that place, or one of those that the tied ones share. */
  readonly right: number;
  /** The place is between these nineteen times in twenty. */
  readonly from: number;
  readonly to: number;
}

/** Who is ranked: a score, shown to a digit, and what it was counted from. */
export interface Ranked {
  readonly composite: number;
  readonly scored: Scored;
}

/** Scores are shown in percent to one decimal; what looks the same there is a tie. */
export const shownScore = (composite: number): number => Math.round(composite * 1000) / 10;

export const DRAWS = 2000;

/**
 * Ranks units by their composite, best first. How sure a place is comes from drawing the true score of every unit so many times from
 * what its callers' votes allow: the posterior of the shares of the kinds of votes (Dirichlet), with one vote more than were
 * given, half of it for everything and half for nothing, as Jeffreys' prior does it for a share.
 */
export function rankAll(
  units: readonly Ranked[],
  scheme: Scheme,
  stream: RandomStream,
  draws = DRAWS,
): readonly Rank[] {
  const shown = units.map(({ composite }) => shownScore(composite));
  const places = shown.map((score) => 1 + shown.filter((other) => other > score).length);
  const tied = shown.map((score) => shown.filter((other) => other === score).length - 1);
  const drawn = placesDrawn(units, scheme, stream, draws);
  return units.map((_unit, index) => {
    const [place = 1, others = 0, counts = []] = [places[index], tied[index], drawn[index]];
    const right = counts.slice(place, place + others + 1).reduce((sum, count) => sum + count, 0) / draws;
    return { place, tied: others, right, from: quantile(counts, 0.025 * draws), to: quantile(counts, 0.975 * draws) };
  });
}

/** How often each unit had each place, by place from 1. */
function placesDrawn(
  units: readonly Ranked[],
  scheme: Scheme,
  stream: RandomStream,
  draws: number,
): readonly number[][] {
  const drawing = units.map((unit) => drawScore(unit.scored, scheme, stream));
  const counts = units.map(() => new Array<number>(units.length + 1).fill(0));
  for (let draw = 0; draw < draws; draw++) {
    const scores = drawing.map((next, index) => ({ index, score: next() }));
    scores.sort((one, other) => other.score - one.score);
    for (const [position, { index }] of scores.entries()) {
      const of = counts[index];
      if (of !== undefined) of[position + 1] = (of[position + 1] ?? 0) + 1;
    }
  }
  return counts;
}

/** Draws the true score of a unit from the posterior of its votes. */
function drawScore(scored: Scored, scheme: Scheme, { gamma }: RandomStream): () => number {
  const kinds = scored.votes.map((vote) => ({ shape: vote.count, worth: worthOf(vote, scored, scheme) }));
  const all = [...kinds, { shape: 0.5, worth: 1 }, { shape: 0.5, worth: 0 }];
  return () => {
    let [sum, whole] = [0, 0];
    for (const { shape, worth } of all) {
      const weight = gamma(shape);
      whole += weight;
      sum += weight * worth;
    }
    return sum / whole;
  };
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
