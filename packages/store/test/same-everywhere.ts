import { timersOver } from "@swiftline/core";
import { type Appeal, fold, isOpen } from "@swiftline/core/appeal";
import { type AppealFacts, facts, type Measures, measureAll, rollups } from "@swiftline/core/reporting";
import { DAY } from "@swiftline/core/time";
import { expect } from "vitest";
import type { Model, Writer } from "./twins.ts";

const names = rollups.map((rollup) => rollup.name);

/** What is listed of the log in memory, newest first, by going through all of it; what was taken back is in no list. */
async function newestFirst({ hotline }: Model): Promise<readonly Appeal[]> {
  const appeals: Appeal[] = [];
  for await (const { history } of hotline.log.all()) appeals.push(fold(history) as Appeal);
  const listed = appeals.filter(({ status }) => status !== "withdrawn");
  return listed.sort((one, other) => other.registeredAt - one.registeredAt || (one.id < other.id ? 1 : -1));
}

async function collected<Value>(values: AsyncIterable<Value>): Promise<readonly Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

/** Every history, as both logs tell it. */
export const sameLogs = async ({ hotline }: Model, { store }: Writer): Promise<void> =>
  expect(await collected(store.log.all())).toEqual(await collected(hotline.log.all()));

/** The first pages of lists, and what waits for time to pass. */
export async function sameLists(model: Model, { store }: Writer): Promise<void> {
  const { log, book } = model.hotline;
  const appeals = await newestFirst(model);
  const open = appeals.filter(isOpen);
  expect((await store.list.find({}, { limit: 20 })).appeals).toEqual(appeals.slice(0, 20));
  expect((await store.list.find({ open: true }, { limit: 5 })).appeals).toEqual(open.slice(0, 5));
  const timers = timersOver(log, book);
  const next = await timers.next();
  expect(await store.timers.next()).toBe(next);
  const soon = (next ?? 0) + DAY;
  expect(await store.timers.ripe(soon, 20)).toEqual(await timers.ripe(soon, 20));
  const latest = Math.max(...appeals.map((appeal) => appeal.lastAt));
  expect(await store.latestAt()).toBe(appeals.length === 0 ? undefined : latest);
}

/** What is counted, by a plain fold and by what the appends left. */
export async function sameFigures({ hotline }: Model, { store }: Writer): Promise<void> {
  const { book, log } = hotline;
  const counted: AppealFacts[] = [];
  for await (const { history } of log.all()) {
    const one = facts(history, book);
    if (one !== undefined) counted.push(one);
  }
  expect(await collected(store.facts())).toEqual(counted);
  expect(figuresOf(await store.measures(names))).toEqual(figuresOf(await measureAll(counted, book)));
}

/** The rows of every rollup, whatever their order. */
export const figuresOf = (measures: Measures) =>
  names.map((name) =>
    measures
      .rows(name)
      .map(({ key, counts }) => [key.join(), counts] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
