import { type DueFollowUp, dueThen, followUpsDue, followUpsDueThen } from "@swiftline/core/hotline";
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

test("the lists of a moment in the past are those of a log in which nothing had happened after it", async () => {
  const book = testBook();
  const [whole, until] = await Promise.all([1, 2].map(() => openStore(":memory:", { book, mode: "write" })));
  if (whole === undefined || until === undefined) throw new Error("two stores were opened");
  const then = monday + 9 * DAY;
  const numbers = Array.from({ length: 400 }, (_, index) => index + 1);
  const answered = numbers.filter((number) => number % 3 === 0);
  for (const appends of [
    numbers.map((number) => dispatched(number, { after: number * HOUR })),
    answered.map((number) => reported(number, (number + ((number * 7) % 100)) * HOUR)),
  ]) {
    await whole.log.append(appends);
    await until.log.append(appends.filter(({ events }) => events.every(({ at }) => at <= then)));
  }
  const due = { before: then + DAY, limit: 10_000 };
  const calls = { agency: undefined, now: then, before: undefined, limit: 10_000 };
  expect(await dueThen(whole.log, book, { now: then, ...due })).toEqual(await until.list.due(due));
  expect(await followUpsDueThen(whole.log, book, calls)).toEqual(await followUpsDue(until, book, calls));
  expect(await whole.list.due(due)).not.toEqual(await until.list.due(due));
  await Promise.all([whole.close(), until.close()]);
});
