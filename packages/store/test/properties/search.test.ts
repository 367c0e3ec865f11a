import { type Append, fold, type PolicyBook } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import { HOUR } from "@swiftline/core/time";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hasWords } from "../../../core/test/has-words.ts";
import { tried } from "../../../core/test/runs.ts";
import { openStore, type Store } from "../../src/open-store.ts";
import { dispatched, reported, withdrawn } from "../sample-appends.ts";

const book: PolicyBook = testBook();

/** Pieces of text that meet in each other, in queries and in texts alike. */
const piece = fc.constantFrom(
  ..."noise Noise NOISÉ hole main street st a4 A4 7 OR AND NOT NEAR text:".split(" "),
  ..."噪音扰民路",
  "噪音",
  "𠮷",
  " ",
  " ",
  ", ",
  "*",
  "-",
  "'",
  "(",
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
const words = fc
  .array(fc.tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.boolean()), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([some, quoted]) => (quoted ? `"${some.join("")}"` : some.join(""))).join(" "));

const appeal = fc.record({
  text,
  address: text,
  confidential: fc.constantFrom(false, false, false, true),
  agency: fc.constantFrom("roads", "desk"),
  after: fc.integer({ min: 0, max: 3 }).map((hours) => hours * HOUR),
  later: fc.constantFrom("nothing", "nothing", "reported", "withdrawn"),
});

type Given = typeof appeal extends fc.Arbitrary<infer Value> ? Value : never;

const appendsOf = (given: readonly Given[]): readonly Append[] =>
  given.flatMap(({ later, ...matter }, index) => {
    const after = { reported: [reported(index)], withdrawn: [withdrawn(index)], nothing: [] }[later];
    return [dispatched(index, matter), ...after];
  });

/** All pages of a search, two appeals each. */
async function found({ list }: Store, words: string, agency: string | undefined) {
  const ids: string[] = [];
  const seconds: number[] = [];
  for (let after: Parameters<typeof list.find>[1]["after"]; ; ) {
    const { appeals, next, indexed } = await list.find({ words, agency }, { limit: 2, after });
    expect(indexed?.complete).toBe(true);
    ids.push(...appeals.map(({ id }) => id));
    seconds.push(...appeals.map(({ registeredAt }) => registeredAt));
    if (next === undefined) return { ids, seconds };
    after = next;
  }
}

test("a search finds just those in which all words stand, newest first, whatever happened between two searches", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(appeal, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(words, fc.constantFrom("roads", undefined)), { minLength: 4, maxLength: 4 }),
      async (given, queries) => {
        const store = await openStore(":memory:", { book, mode: "write" });
        const appends = appendsOf(given);
        const steps = queries.map((_, at) => appends.slice((at * appends.length) / 4, ((at + 1) * appends.length) / 4));
        for (const [at, [asked, agency]] of queries.entries()) {
          for (const append of steps[at] ?? []) await store.log.append([append], { importId: "run-1" });
          const expected: string[] = [];
          for await (const { history } of store.log.all()) {
            const one = fold(history);
            if (one === undefined || !hasWords(one, asked)) continue;
            if (agency === undefined || ("assignment" in one && one.assignment?.agency === agency))
              expected.push(one.id);
          }
          const { ids, seconds } = await found(store, asked, agency);
          expect(ids.toSorted()).toEqual(expected.toSorted());
          expect(seconds).toEqual(seconds.toSorted((one, other) => other - one));
        }
        await store.close();
      },
    ),
    tried(60, 1000),
  );
});
