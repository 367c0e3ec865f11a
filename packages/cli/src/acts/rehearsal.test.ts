import { memoryLog, openHotline } from "@swiftline/core";
import type { Command } from "@swiftline/core/appeal";
import { testBook } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import { rehearsal } from "./rehearsal.ts";

const book = testBook();
const at = Date.UTC(2026, 5, 1, 9);

const register = (appealId: string): Command => ({
  type: "RegisterAppeal",
  appealId,
  at,
  by: "hotline",
  hotline: "testville",
  kind: "complaint",
  channel: "phone",
  category: "streets-hole",
  text: "A hole in the road",
});
const sign = (appealId: string, by: `agency:${string}`): Command => ({
  type: "SignAssignment",
  appealId,
  at: at + 1,
  by,
});
const merge = (appealId: string, into: string): Command => ({
  type: "MergeAppeal",
  appealId,
  at: at + 2,
  by: "hotline",
  into,
});

/** The second appeal is there already. */
async function begun() {
  const log = memoryLog();
  await openHotline({ log, book }).act(register("testville:2"));
  return log;
}

const tried = [
  register("testville:1"),
  register("testville:2"),
  sign("testville:1", "agency:desk"),
  sign("testville:1", "agency:roads"),
  merge("testville:2", "testville:1"),
];

test("acts in a row are answered as they would be in earnest, and the log stays as it was", async () => {
  const real = await begun();
  const kept = await begun();
  const inEarnest = openHotline({ log: real, book });
  const inTrial = openHotline({ log: rehearsal(kept), book });
  for (const command of tried) expect(await inTrial.act(command)).toEqual(await inEarnest.act(command));
  expect(await Array.fromAsync(kept.all())).toEqual(await Array.fromAsync((await begun()).all()));
});

test("an append after another version than the one that is there is a conflict", async () => {
  const log = rehearsal(await begun());
  const { history } = await log.read("testville:2");
  const append = { appealId: "testville:2", after: 0, events: history };
  const conflict = { code: "log/conflict", appealId: "testville:2", expected: 0, actual: 1 };
  expect(await log.append([append])).toEqual({ ok: false, reason: conflict });
});
