import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { foundPage } from "../../src/found-page.ts";
import type { Match } from "../../src/search-matches.ts";

/** Matches from the latest place down, some of which the filter lets through, read so many at a time. */
const searched = fc.record({
  places: fc.uniqueArray(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.maxSafeInteger()), { maxLength: 60 }),
  held: fc.func(fc.integer({ min: 0, max: 9 })),
  rarity: fc.integer({ min: 0, max: 9 }),
  slice: fc.integer({ min: 1, max: 9 }),
  limit: fc.integer({ min: 1, max: 5 }),
  most: fc.integer({ min: 1, max: 20 }),
});

function* slices(matches: readonly Match[], slice: number): Generator<readonly Match[]> {
  for (let at = 0; at < matches.length; at += slice) yield matches.slice(at, at + slice);
}

test("pages join to all that the filter lets through, each once, however many are looked at for one", () => {
  fc.assert(
    fc.property(searched, ({ places, held, rarity, slice, limit, most }) => {
      const matches = places.toSorted((one, other) => other - one).map((place) => ({ place, appealId: `a:${place}` }));
      const isHeld = (appealId: string): boolean => held(appealId) >= rarity;
      const holding = (appealIds: readonly string[]) => new Set(appealIds.filter(isHeld));
      const joined: Match[] = [];
      for (let behind = Number.POSITIVE_INFINITY; ; ) {
        const left = matches.filter(({ place }) => place < behind);
        const { found, next } = foundPage(slices(left, slice), { limit, most }, holding);
        expect(found.length).toBeLessThanOrEqual(limit);
        joined.push(...found);
        if (next === undefined) break;
        expect(next).toBeLessThan(behind);
        behind = next;
      }
      expect(joined).toEqual(matches.filter(({ appealId }) => isHeld(appealId)));
    }),
    tried(500, 20_000),
  );
});
