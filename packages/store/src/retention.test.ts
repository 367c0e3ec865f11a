import { randomBytes } from "node:crypto";
import type { Event } from "@swiftline/core/appeal";
import { testBook } from "@swiftline/core/testing";
import { DAY } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { appealId, dispatched, monday, withdrawn } from "../test/sample-appends.ts";
import { openStore, type Store } from "./open-store.ts";

const book = testBook();
const month = {
  retention: { count: 30, unit: "d" },
  zone: book.zone,
  by: "retention",
  purpose: "30d are over",
} as const;

/** A store with an appeal for each moment at which one ended; undefined where it is open. */
async function storeWith(...ends: readonly (number | undefined)[]) {
  const store = await openStore(":memory:", { book, mode: "write", identityKey: randomBytes(32).toString("base64") });
  const callers: string[] = [];
  for (const [index, end] of ends.entries()) {
    const caller = await store.identities.keep({ name: `Caller ${index}` }, monday);
    callers.push(caller);
    await store.log.append([dispatched(index, { caller })]);
    if (end !== undefined) await store.log.append([endedAt(index, end)]);
  }
  return { store, callers };
}

function endedAt(index: number, at: number) {
  const { events, ...append } = withdrawn(index);
  return { ...append, events: events.map((event): Event => ({ ...event, at })) };
}

const left = async (store: Store, callers: readonly string[]) => {
  const read = { by: "desk", purpose: "test", at: monday };
  const all = await Promise.all(callers.map((caller) => store.identities.read(caller, read)));
  return all.map((identity) => identity !== undefined);
};

test("what was kept to be answered again goes after its day", async () => {
  const { store } = await storeWith();
  for (const [key, at] of [
    ["old", monday],
    ["new", monday + DAY],
  ] as const)
    await store.replays.take(key, "print", at);
  await store.privacy.retain({ ...month, now: monday + DAY + 1, dryRun: false });
  // Asked as of the day on which both were there, so that taking a key forgets none.
  expect(await store.replays.take("old", "other", monday)).toBe("taken");
  expect(await store.replays.take("new", "other", monday)).toBe("other");
  await store.close();
});

test("what ended long enough ago is erased, what is open or ended later stays, and it is counted", async () => {
  const { store, callers } = await storeWith(monday, monday + 5 * DAY, undefined);
  const now = monday + 31 * DAY;
  expect(await store.privacy.retain({ ...month, now, dryRun: false })).toEqual({
    identities: 3,
    due: 1,
    open: 1,
    notYet: 1,
  });
  expect(await left(store, callers)).toEqual([false, true, true]);
  expect(await store.privacy.reads({ by: "retention" }, 9)).toEqual([
    { caller: callers[0], act: "erase", by: "retention", purpose: "30d are over", at: now, appealIds: [appealId(0)] },
  ]);
  await store.close();
});

test("an open appeal keeps its caller for ever", async () => {
  const { store, callers } = await storeWith(undefined);
  const counts = await store.privacy.retain({ ...month, now: monday + 40_000 * DAY, dryRun: false });
  expect(counts).toMatchObject({ due: 0, open: 1 });
  expect(await left(store, callers)).toEqual([true]);
  await store.close();
});

test("asking only erases nothing and says the same", async () => {
  const { store, callers } = await storeWith(monday, monday + DAY, undefined);
  const options = { ...month, now: monday + 40 * DAY };
  const asked = await store.privacy.retain({ ...options, dryRun: true });
  expect(await left(store, callers)).toEqual([true, true, true]);
  expect(await store.privacy.retain({ ...options, dryRun: false })).toEqual(asked);
  expect(await store.privacy.retain({ ...options, dryRun: false })).toEqual({
    identities: 1,
    due: 0,
    open: 1,
    notYet: 0,
  });
  await store.close();
});

test("who is kept for no appeal goes when the time is over", async () => {
  const { store } = await storeWith();
  await store.identities.keep({ name: "Refused" }, monday);
  const at = (days: number) => ({ ...month, now: monday + days * DAY, dryRun: false });
  expect(await store.privacy.retain(at(30))).toMatchObject({ notYet: 1 });
  expect(await store.privacy.retain(at(31))).toMatchObject({ due: 1 });
  await store.close();
});

test("of two appeals of one caller the one that ended last counts", async () => {
  const { store, callers } = await storeWith(monday);
  const [caller = ""] = callers;
  await store.log.append([dispatched(7, { caller })]);
  await store.log.append([endedAt(7, monday + 20 * DAY)]);
  const at = (days: number) => ({ ...month, now: monday + days * DAY, dryRun: false });
  expect(await store.privacy.retain(at(40))).toMatchObject({ notYet: 1 });
  expect(await store.privacy.retain(at(51))).toMatchObject({ due: 1 });
  expect(await store.privacy.callerOf(appealId(7))).toBe(caller);
  await store.close();
});
