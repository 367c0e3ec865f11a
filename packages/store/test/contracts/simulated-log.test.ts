import { memoryLog, openHotline } from "@swiftline/core";
import type { Event } from "@swiftline/core/appeal";
import type { EventLog, Recorded } from "@swiftline/core/book";
import { fullRun } from "@swiftline/core/simulation/city";
import { Scenario } from "@swiftline/core/simulation/scenario";
import { testBook } from "@swiftline/core/testing";
import { afterAll, expect, test } from "vitest";
import { openStore } from "../../src/open-store.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const book = testBook();

const scenario = Scenario.parse({
  name: "three days",
  city: "testville",
  from: "2026-06-01",
  days: 3,
  callers: { rate: "40/day", languages: { en: 1 } },
  operators: {
    groups: [{ name: "all", languages: ["en"], shifts: [{ from: "00:00", until: "24:00", operators: 5 }] }],
  },
  offices: { usual: { staff: 20, calendar: "office", returns: 0.2, work: "1h" } },
});

/** Sends a simulated run through a hotline over a log; answers what the log holds then. */
async function sentThrough(log: EventLog): Promise<readonly Recorded[]> {
  const hotline = openHotline({ log, book });
  const appends: (readonly Event[])[] = [];
  const commands: Parameters<Parameters<typeof fullRun>[1]>[1][] = [];
  const run = fullRun({ scenario, book, seed: 3 }, (events, ordered) => {
    appends.push(events);
    commands.push(ordered);
  });
  run.runUntil(Number.POSITIVE_INFINITY);
  for (const command of commands) await hotline.act(command);
  const held: Recorded[] = [];
  for await (const one of log.all()) held.push(one);
  const simulated = Map.groupBy(appends.flat(), ({ appealId }) => appealId);
  expect(held.map(({ history }) => history)).toEqual(held.map(({ appealId }) => simulated.get(appealId)));
  expect(held.length).toBe(simulated.size);
  return held;
}

test("a simulated run that is sent through a store gives the same log, in memory and in SQLite", async () => {
  const { log, close } = await openStore(folder.file("simulated.sqlite"), { book, mode: "write" });
  const [remembered, stored] = [await sentThrough(memoryLog()), await sentThrough(log)];
  expect(stored).toEqual(remembered);
  await close();
});
