import type { Event } from "@swiftline/core/appeal";
import { expect, test } from "vitest";
import { livesToldOnce } from "./lives-told-once.ts";

const on = (appealId: string, at: number) => ({ appealId, at, by: "hotline" }) as const;
const registered = (appealId: string, at: number): Event => ({
  type: "AppealRegistered",
  ...on(appealId, at),
  hotline: "one",
  kind: "complaint",
  channel: "phone",
  category: "noise",
  text: "",
});
const reported = (appealId: string, at: number): Event => ({
  type: "ResultReported",
  ...on(appealId, at),
  agency: "roads",
  result: "done",
});
const closed = (appealId: string, at: number): Event => ({
  type: "AppealClosed",
  ...on(appealId, at),
  because: "followed-up",
});

test("each appeal is told once, with all its events: when it is over, or at the end", () => {
  const lives = livesToldOnce();
  for (const event of [registered("one:1", 1), registered("one:2", 2), reported("one:2", 3), closed("one:2", 4)])
    lives.add([event]);
  expect(lives.over()).toEqual([
    { appealId: "one:2", history: [registered("one:2", 2), reported("one:2", 3), closed("one:2", 4)] },
  ]);
  expect(lives.over()).toEqual([]);
  lives.add([reported("one:1", 5)]);
  expect(lives.open()).toEqual([{ appealId: "one:1", history: [registered("one:1", 1), reported("one:1", 5)] }]);
  expect([lives.appeals(), lives.events()]).toEqual([2, 5]);
});

test("an answer that is given with the registration ends an appeal at once", () => {
  const lives = livesToldOnce();
  const answered: Event = { type: "InquiryAnswered", ...on("one:1", 1), answer: "told" };
  lives.add([registered("one:1", 1), answered]);
  expect(lives.over()).toHaveLength(1);
  expect(lives.open()).toEqual([]);
});
