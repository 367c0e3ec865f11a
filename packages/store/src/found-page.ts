import type { Match } from "./search-matches.ts";

/** How many matches are looked at for one page: a common word beside a rare status must not hold everybody up. */
const MOST_LOOKED_AT = 10_000;

/** One page of matches, newest first, and behind which place the next begins. */
interface FoundPage {
  readonly found: readonly Match[];
  readonly next?: number | undefined;
}

interface Looking {
  readonly limit: number;
  /** Where so many have been looked at that it is enough, the page is short and has a next. */
  readonly most?: number;
}

/** The first matches that `holding` lets through. */
export function foundPage(
  matches: Iterable<readonly Match[]>,
  { limit, most = MOST_LOOKED_AT }: Looking,
  holding: (appealIds: readonly string[]) => ReadonlySet<string>,
): FoundPage {
  const found: Match[] = [];
  const lookedAt: number[] = [];
  for (const page of matches) {
    const held = holding(page.map(({ appealId }) => appealId));
    for (const match of page) {
      if (!held.has(match.appealId)) continue;
      if (found.length === limit) return { found, next: found.at(-1)?.place };
      found.push(match);
    }
    lookedAt.push(...page.map(({ place }) => place));
    if (lookedAt.length >= most) return { found, next: coarsePlace(lookedAt, found) };
  }
  return { found };
}

/**
 * A round number among the places of the later half, above no match that was found: where a page ends must not tell when a match came
 * that it does not show. What lies between is looked at again.
 */
function coarsePlace(lookedAt: readonly number[], found: readonly Match[]): number {
  const last = lookedAt.at(-1) ?? 0;
  const middle = lookedAt[lookedAt.length >> 1] ?? last;
  return roundest(last, Math.min(middle, found.at(-1)?.place ?? middle));
}

/** The whole number from `least` to `most` that the highest power of two divides. */
function roundest(least: number, most: number): number {
  let step = 2 ** 52;
  while (Math.floor(most / step) * step < least) step /= 2;
  return Math.floor(most / step) * step;
}
