import { openHotline } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import { registration } from "../test/registration.ts";
import { openStore } from "./open-store.ts";

const book = testBook();
test("changes come in the order in which they were made, and each is met once by whoever goes on from the last", async () => {
  const { log, changes, close } = await openStore(":memory:", { book, mode: "write" });
  expect(await changes.last()).toBe(0);
  const hotline = openHotline({ log, book });
  for (const number of [3, 1, 2]) await hotline.act(registration(number));
  await hotline.act({ type: "SignAssignment", appealId: "testville:1", at: 9, by: "agency:roads" });
  const met: string[] = [];
  let position = 0;
  const last = await changes.last();
  for (;;) {
    const page = await changes.after(position, 3);
    if (page.length === 0) break;
    for (const change of page) {
      met.push(`${change.appealId}@${change.version}`);
      expect(change.position).toBeGreaterThan(position);
      position = change.position;
      const { history } = await log.read(change.appealId);
      expect(history).toEqual(expect.arrayContaining([...change.events]));
    }
  }
  expect(position).toBe(last);
  expect(met).toEqual(["testville:3@1", "testville:1@1", "testville:2@1", "testville:1@2"]);
  await close();
});
