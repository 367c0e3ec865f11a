import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../core/test/runs.ts";
import { pageOfWhole } from "./whole-list.ts";

interface Item {
  readonly at: number;
  readonly id: string;
}

const items = fc
  .uniqueArray(
    fc.record({ at: fc.integer({ min: 0, max: 5 }), id: fc.integer({ min: 1, max: 99 }).map((one) => `t:${one}`) }),
    {
      selector: ({ id }) => id,
      maxLength: 30,
    },
  )
  .map((all) => all.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1)));

const pageOf = (all: readonly Item[], limit: number, cursor: string | undefined) => {
  const paged = pageOfWhole(all, { limit, cursor, list: { name: "items" }, placeOf: (item) => item });
  if (!paged.ok) throw new Error(paged.reason.code);
  return paged.value;
};

test("page by page one meets every item once and in order, whatever leaves the list meanwhile", () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 7 }), fc.func(fc.boolean()), (all, limit, leaves) => {
      const met: Item[] = [];
      let left = all;
      let cursor: string | undefined;
      do {
        const { page, next } = pageOf(left, limit, cursor);
        met.push(...page);
        left = left.filter(({ id }) => !leaves(id, met.length));
        cursor = next;
      } while (cursor !== undefined);
      const stayed = new Set(left);
      expect(met.filter((item) => stayed.has(item))).toEqual(left);
      expect(new Set(met).size).toBe(met.length);
    }),
    tried(200, 20_000),
  );
});

test("a cursor of another list is refused, and so is what was made up", () => {
  const all = [1, 2, 3].map((at) => ({ at, id: `t:${at}` }));
  const { next } = pageOf(all, 1, undefined);
  for (const cursor of [next, "bm9uZQ", ""])
    expect(
      pageOfWhole(all, { limit: 1, cursor, list: { name: "others" }, placeOf: (item: Item) => item }),
    ).toMatchObject({ ok: false, reason: { code: "http/invalid-cursor" } });
});
