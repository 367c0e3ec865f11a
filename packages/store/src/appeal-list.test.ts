import type { AppealCursor, AppealFilter, DueAppeal } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import { DAY, HOUR } from "@swiftline/core/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appealId, dispatched, monday, reported } from "../test/sample-appends.ts";
import { openStore, type Store } from "./open-store.ts";

let store: Store;

beforeAll(async () => {
  store = await openStore(":memory:", { book: testBook(), mode: "write" });
  await store.log.append([
    dispatched(1, { category: "noise-night", area: "west", agency: "desk" }),
    dispatched(2, { after: HOUR }),
    dispatched(3, { after: HOUR, text: "danger" }),
    dispatched(4, { after: 2 * HOUR, category: "streets-light", area: "west" }),
    dispatched(5, { after: 3 * HOUR, category: "other", agency: "desk" }),
  ]);
  await store.log.append([reported(4)]);
  await store.log.append([
    {
      appealId: appealId(5),
      after: 1,
      events: [{ type: "AppealClosed", appealId: appealId(5), at: monday + DAY, by: "import", because: "imported" }],
    },
  ]);
});
afterAll(() => store.close());

const found = async (filter: AppealFilter, limit = 10, after?: AppealCursor) =>
  (await store.list.find(filter, { limit, after })).appeals.map((appeal) => Number(appeal.id.split(":")[1]));

test("appeals are listed newest first", async () => expect(await found({})).toEqual([5, 4, 3, 2, 1]));

test("a category or an area stands for its subtree", async () => {
  expect(await found({ category: "streets" })).toEqual([4, 3, 2]);
  expect(await found({ category: "streets-light" })).toEqual([4]);
  expect(await found({ area: "testville" })).toEqual([5, 4, 3, 2, 1]);
  expect(await found({ area: "west" })).toEqual([4, 1]);
  expect(await found({ area: "no-such-area" })).toEqual([]);
});

test("filters hold together", async () => {
  expect(await found({ open: false })).toEqual([5]);
  expect(await found({ open: true, agency: "desk" })).toEqual([1]);
  expect(await found({ status: "reported", area: "west" })).toEqual([4]);
  expect(await found({ registeredFrom: monday + HOUR, registeredBefore: monday + 3 * HOUR })).toEqual([4, 3, 2]);
});

test("between two pages others have a turn", async () => {
  let turns = 0;
  const take = () => {
    turns++;
    turn = setImmediate(take);
  };
  let turn = setImmediate(take);
  for (let page = 0; page < 20; page++) await store.list.find({}, { limit: 2 });
  clearImmediate(turn);
  expect(turns).toBeGreaterThanOrEqual(19);
});

test("pages join without gap or repetition, also within one moment, and the last one says that it is", async () => {
  const pages: number[][] = [];
  let after: AppealCursor | undefined;
  do {
    const page = await store.list.find({}, { limit: 2, after });
    pages.push(page.appeals.map((appeal) => Number(appeal.id.split(":")[1])));
    after = page.next;
  } while (after !== undefined);
  expect(pages).toEqual([[5, 4], [3, 2], [1]]);
});

test("appeals come as the log tells them", async () => {
  const { appeals } = await store.list.find({ status: "reported" }, { limit: 1 });
  expect(appeals).toMatchObject([
    { id: appealId(4), status: "reported", reportedAt: monday + DAY, assignment: { agency: "roads" } },
  ]);
});

test("due lists hold running clocks only, soonest first", async () => {
  const due = async (before: number, agency?: string) =>
    (await store.list.due({ before, agency, limit: 10 })).map((one) => [
      Number(one.appealId.split(":")[1]),
      one.policy,
    ]);
  expect(await due(monday + 30 * DAY)).toEqual([
    [3, "urgent"],
    [1, "standard"],
    [2, "standard"],
  ]);
  expect(await due(monday + 5 * HOUR)).toEqual([]);
  expect(await due(monday + 5 * HOUR + 1)).toEqual([[3, "urgent"]]);
  expect(await due(monday + 30 * DAY, "desk")).toEqual([[1, "standard"]]);
});

test("pages of a due list, each behind the last of the one before, hold everything once", async () => {
  const before = monday + 30 * DAY;
  const paged: DueAppeal[] = [];
  for (let page = await store.list.due({ before, limit: 1 }); page.length > 0; ) {
    paged.push(...page);
    page = await store.list.due({ before, after: paged.at(-1), limit: 1 });
  }
  expect(paged).toEqual(await store.list.due({ before, limit: 10 }));
});
