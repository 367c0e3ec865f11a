import { type EventLog, ripeAt, sweep } from "@swiftline/core";
import { testBook, testCity } from "@swiftline/core/testing";
import { DAY, HOUR } from "@swiftline/core/time";
import { afterAll, expect, test } from "vitest";
import { dump, tamper } from "../test/dump.ts";
import { makeOlder } from "../test/older-store.ts";
import { appealId, dispatched, manyDispatched, monday, reported, withdrawn } from "../test/sample-appends.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { openStore } from "./open-store.ts";

const book = testBook();
const folder = temporaryFolder();
afterAll(folder.remove);

/** Eight working hours to sign, from Monday at 9:00, an hour after it was dispatched. */
const unsigned = monday + 9 * HOUR + 1;

async function historyIn(log: EventLog, index: number) {
  return (await log.read(appealId(index))).history;
}

test("an appeal is ripe from the moment at which time has something to do, longest waiting first", async () => {
  const { log, timers, close } = await openStore(":memory:", { book, mode: "write" });
  expect(await timers.next()).toBeUndefined();
  await log.append([dispatched(2), dispatched(1, { after: 2 * DAY })]);
  expect(await timers.next()).toBe(unsigned);
  expect(await timers.ripe(unsigned - 1, 9)).toEqual([]);
  expect(await timers.ripe(unsigned, 9)).toEqual([appealId(2)]);
  expect(await timers.ripe(monday + 30 * DAY, 9)).toEqual([appealId(2), appealId(1)]);
  expect(await timers.ripe(monday + 30 * DAY, 1)).toEqual([appealId(2)]);
  await close();
});

test("what happens to an appeal moves its moment, or takes it away", async () => {
  const { log, timers, close, check } = await openStore(":memory:", { book, mode: "write" });
  await log.append([dispatched(1), dispatched(2)], { importId: "run-1" });
  await log.append([reported(1, HOUR), withdrawn(2)]);
  expect(await timers.ripe(monday + 99 * DAY, 9)).toEqual([]);
  expect(await check()).toEqual([]);
  await close();
});

test("a limit that has passed and was not announced is ripe at once", async () => {
  const { log, timers, close } = await openStore(":memory:", { book, mode: "write" });
  await log.append([dispatched(1)]);
  await log.append([reported(1, 30 * DAY)]);
  expect(await timers.next()).toBe(monday + 30 * DAY);
  await sweep({ log, timers, book, now: monday + 30 * DAY });
  expect((await historyIn(log, 1)).slice(3).map(({ type }) => type)).toContain("ClockBreached");
  expect(await timers.next()).toBeUndefined();
  await close();
});

test("moments are computed anew with everything else, and check holds them against the log", async () => {
  const file = folder.file("moments.sqlite");
  const store = await openStore(file, { book, mode: "write" });
  await store.log.append(manyDispatched(20));
  const before = dump(file, ["appeals"]);
  await store.rebuild();
  expect(dump(file, ["appeals"])).toBe(before);
  tamper(file, `update appeals set next_at = null where appeal_id = '${appealId(3)}'`);
  expect(await store.check()).toMatchObject([
    { code: "store/list-differs", message: expect.stringContaining("another next_at") },
  ]);
  await store.close();
});

test("a store of version 1 gets its moments when it is opened for writing", async () => {
  const file = folder.file("version-1.sqlite");
  const made = await openStore(file, { book, mode: "write" });
  await made.log.append(manyDispatched(20));
  await made.close();
  const asItShouldBe = dump(file, ["appeals", "rollup", "meta"]);
  makeOlder(file, 1);
  await expect(openStore(file, { book, mode: "read" })).rejects.toMatchObject({ code: "store/not-found" });
  const store = await openStore(file, { book, mode: "write" });
  expect(dump(file, ["appeals", "rollup", "meta"])).toBe(asItShouldBe);
  expect(await store.timers.next()).toBe(ripeAt(await historyIn(store.log, 0), book));
  await store.close();
});

test("the moments of another book are not asked", async () => {
  const file = folder.file("other-book.sqlite");
  const store = await openStore(file, { book, mode: "write" });
  await store.log.append(manyDispatched(2));
  await store.close();
  const { agencies } = testCity();
  const renamed = testBook({ ...testCity(), agencies: { ...agencies, rows: agencies.rows.toReversed() } });
  const { timers, close } = await openStore(file, { book: renamed, mode: "read" });
  await expect(timers.ripe(monday + DAY, 9)).rejects.toMatchObject({ code: "store/stale" });
  await expect(timers.next()).rejects.toMatchObject({ code: "store/stale" });
  await close();
});
