import type { AppealCursor } from "@swiftline/core";

/** How many matches are looked at for one page: a common word beside a rare status must not hold everybody up. */
const MOST_LOOKED_AT = 10_000;

/** One page of matches, newest first, and behind which of them the next begins. */
export interface FoundPage {
  readonly found: readonly AppealCursor[];
  readonly next?: AppealCursor | undefined;
}

/** The first matches that `holding` lets through. Where so many have been looked at that it is enough, the page is short and has a next. */
export function foundPage(
  matches: Iterable<readonly AppealCursor[]>,
  limit: number,
  holding: (appealIds: readonly string[]) => ReadonlySet<string>,
): FoundPage {
  const found: AppealCursor[] = [];
  let lookedAt = 0;
  for (const page of matches) {
    const held = holding(page.map(({ appealId }) => appealId));
    for (const match of page) {
      if (!held.has(match.appealId)) continue;
      if (found.length === limit) return { found, next: found.at(-1) };
      found.push(match);
    }
    lookedAt += page.length;
    if (lookedAt >= MOST_LOOKED_AT) return { found, next: page.at(-1) };
  }
  return { found };
}
