import { type DueFollowUp, followUpsDue } from "@swiftline/core/hotline";
import { testBook } from "@swiftline/core/testing";
import { DAY, HOUR } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { openStore } from "../../src/open-store.ts";
import { appealId, dispatched, monday, reported } from "../sample-appends.ts";

/** More than are looked through at a time, an hour apart but for every third; some have a result. */
const COUNT = 1_300;
const now = monday + 400 * DAY;

test("pages of follow-ups join to the whole list, soonest due first, however many appeals have no result", async () => {
  const book = testBook();
  const store = await openStore(":memory:", { book, mode: "write" });
  const numbers = Array.from({ length: COUNT }, (_, index) => index + 1);
  await store.log.append(numbers.map((number) => dispatched(number, { after: (number - (number % 3)) * HOUR })));
  const answered = numbers.filter((number) => number % 20 === 0);
  await store.log.append(answered.map((number) => reported(number, number * HOUR + DAY)));
  const asked = { agency: undefined, now, before: undefined };

  const whole = await followUpsDue(store, book, { ...asked, limit: 10_000 });
  expect(whole.map(({ appeal }) => appeal.id).toSorted()).toEqual(numbers.map(appealId).toSorted());
  expect(whole.filter(({ reportedAt }) => reportedAt !== undefined)).toHaveLength(answered.length);
  expect(whole.every(({ dueAt }, at) => dueAt >= (whole[at - 1]?.dueAt ?? 0))).toBe(true);

  const pages: DueFollowUp[] = [];
  for (let page: readonly DueFollowUp[] = []; ; ) {
    const last = pages.at(-1);
    const after = last && { dueAt: last.dueAt, appealId: last.appeal.id };
    page = await followUpsDue(store, book, { ...asked, after, limit: 97 });
    if (page.length === 0) break;
    pages.push(...page);
  }
  expect(pages).toEqual(whole);
  const before = whole[700]?.dueAt ?? 0;
  const some = await followUpsDue(store, book, { ...asked, before, limit: 10_000 });
  expect(some).toEqual(whole.filter(({ dueAt }) => dueAt <= before));
  await store.close();
});
