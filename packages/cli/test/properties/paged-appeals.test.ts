import { openHotline } from "@swiftline/core";
import type { Actor } from "@swiftline/core/appeal";
import { testBook } from "@swiftline/core/testing";
import { createHandler } from "@swiftline/sdk-http";
import { openStore, type Store } from "@swiftline/store";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { appealId, dispatched } from "../../../store/test/sample-appends.ts";

const book = testBook();

const appeal = fc.record({
  agency: fc.constantFrom("roads", "desk"),
  confidential: fc.constantFrom(false, false, true),
  category: fc.constantFrom("streets-hole", "noise-night"),
  text: fc.constantFrom("a hole", "a deep hole", "some noise"),
  after: fc.integer({ min: 0, max: 3000 }),
});
type Given = typeof appeal extends fc.Arbitrary<infer Value> ? Value : never;

const question = fc.record({
  filter: fc.constantFrom("open=true", "q=hole", "q=deep+hole", "q=a&category=streets", "category=noise"),
  actor: fc.constantFrom<Actor>("caller", "agency:roads", "hotline"),
  limit: fc.integer({ min: 1, max: 4 }),
});

const isHidden = ({ agency, confidential }: Given, actor: Actor): boolean =>
  (actor === "caller" && confidential) || (actor === "agency:roads" && agency !== "roads");

interface Page {
  readonly appeals: readonly { readonly id: string }[];
  readonly next?: string;
}

/** Reads pages of the appeals of a store as an actor. */
function readingAs(actor: Actor, { log, list }: Store): (query: string) => Promise<Page> {
  const handle = createHandler({
    hotline: openHotline({ log, book }),
    list,
    newId: () => "1",
    now: Date.now,
    authorize: () => ({ name: "desk", actor }),
  });
  return async (query) => (await handle(new Request(`http://city.example/v1/appeals?${query}`))).json();
}

test("pages of a list join to the whole list, for everybody, and their cursors name no appeal that it leaves out", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(appeal, { minLength: 1, maxLength: 15 }),
      fc.array(question, { minLength: 3, maxLength: 3 }),
      async (given, questions) => {
        const store = await openStore(":memory:", { book, mode: "write" });
        await store.log.append(given.map((matter, index) => dispatched(index, matter)));
        for (const { filter, actor, limit } of questions) {
          const read = readingAs(actor, store);
          const whole = (await read(`${filter}&limit=200`)).appeals;
          const ids = whole.map(({ id }) => id);
          const joined: Page["appeals"][number][] = [];
          for (let more = ""; ; ) {
            const { appeals, next } = await read(`${filter}&limit=${limit}${more}`);
            joined.push(...appeals);
            if (next === undefined) break;
            const [, named] = JSON.parse(Buffer.from(next, "base64url").toString());
            expect(["", ...ids]).toContain(named);
            more = `&cursor=${next}`;
          }
          expect(joined).toEqual(whole);
          const hidden = given.flatMap((one, index) => (isHidden(one, actor) ? [appealId(index)] : []));
          expect(ids.filter((id) => hidden.includes(id))).toEqual([]);
        }
        await store.close();
      },
    ),
    tried(40, 600),
  );
});
