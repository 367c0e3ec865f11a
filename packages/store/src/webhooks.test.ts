import { openHotline } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import { registration } from "../test/registration.ts";
import { openStore } from "./open-store.ts";

const book = testBook();
const portal = { id: "w1", url: "https://portal.example/", secrets: ["whsec_AAAA"], actor: "hotline" } as const;

async function opened() {
  const store = await openStore(":memory:", { book, mode: "write" });
  const hotline = openHotline({ log: store.log, book });
  for (const number of [1, 2]) await hotline.act(registration(number));
  return store;
}

test("a webhook is told what happens from when it was added on, and goes back where it is told to", async () => {
  const { webhooks, changes, close } = await opened();
  const last = (await changes.after(0, 10)).at(-1)?.position;
  expect(await webhooks.add({ ...portal, types: ["AppealDispatched"] })).toEqual({
    ...portal,
    types: ["AppealDispatched"],
    position: last,
    failures: 0,
    nextAt: 0,
  });
  const standing = { id: "w1", position: 9, failures: 3, nextAt: 5, disabledAt: 7 };
  expect(await webhooks.settle({ ...standing, from: last ?? 0 }, [])).toMatchObject({ ...portal, ...standing });
  expect(await webhooks.list()).toMatchObject([standing]);
  const replayed = await webhooks.replay("w1", 0);
  expect(replayed).toMatchObject({ position: 0, failures: 0, nextAt: 0 });
  expect(replayed).not.toHaveProperty("disabledAt");
  expect(await webhooks.replay("w2", 0)).toBeUndefined();
  await close();
});

test("tries are kept with where the webhook stands after them, newest first, and go with it", async () => {
  const { webhooks, close } = await opened();
  const tries = [
    { webhook: "w1", event: "a/1/0", at: 1, status: 204 },
    { webhook: "w1", event: "a/1/1", at: 2, error: "ECONNREFUSED" },
  ];
  const { position: from } = await webhooks.add(portal);
  await webhooks.settle({ id: "w1", from, position: from + 1, failures: 1, nextAt: 9 }, tries);
  expect(await webhooks.deliveries("w1", 10)).toEqual(tries.toReversed());
  expect(await webhooks.deliveries("w1", 1)).toEqual(tries.slice(1));
  expect(await webhooks.remove("w1")).toBe(true);
  expect(await webhooks.remove("w1")).toBe(false);
  expect(await webhooks.deliveries("w1", 10)).toEqual([]);
  await close();
});

test("a webhook that somebody has sent back meanwhile stays there, one that was taken away is gone, and tries are kept of the first", async () => {
  const { webhooks, close } = await opened();
  const { position: from } = await webhooks.add(portal);
  await webhooks.replay("w1", 0);
  const tried = { webhook: "w1", event: "a/1/0", at: 1, status: 204 };
  const standing = { id: "w1", from, position: from + 1, failures: 0, nextAt: 0 };
  expect(await webhooks.settle(standing, [tried])).toBeUndefined();
  expect(await webhooks.list()).toMatchObject([{ position: 0 }]);
  expect(await webhooks.deliveries("w1", 10)).toEqual([tried]);
  await webhooks.remove("w1");
  expect(await webhooks.settle({ ...standing, from: 0 }, [tried])).toBeUndefined();
  expect(await webhooks.list()).toEqual([]);
  expect(await webhooks.deliveries("w1", 10)).toEqual([]);
  await close();
});

test("of the tries the latest ten thousand are kept", async () => {
  const { webhooks, close } = await opened();
  const { position: from } = await webhooks.add(portal);
  const some = (from: number) =>
    Array.from({ length: 6000 }, (_, at) => ({ webhook: "w1", event: `${from + at}`, at, status: 204 }));
  await webhooks.settle({ id: "w1", from, position: from, failures: 0, nextAt: 0 }, some(0));
  await webhooks.settle({ id: "w1", from, position: from, failures: 0, nextAt: 0 }, some(6000));
  const kept = await webhooks.deliveries("w1", 20_000);
  expect(kept).toHaveLength(10_000);
  expect(kept.at(-1)?.event).toBe("2000");
  await close();
});
