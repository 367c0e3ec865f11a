import { expect, test } from "vitest";
import { at, dispatchedTo, registered, reported, signed } from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import type { EventLog, Timers } from "../book/ports.ts";
import { testBook } from "../testing/test-city.ts";
import { HOUR } from "../time/duration.ts";
import { parseInstant } from "../time/instant.ts";
import { memoryLog } from "./memory-log.ts";
import { ripeAt } from "./ripe-at.ts";
import { type Fired, sweep } from "./sweep.ts";
import { timersOver } from "./timers-over.ts";

const book = testBook();
const idOf = (number: number) => `testville:${number}`;

/** Dispatched on Monday, 1 June, and signed for; three working days end on Thursday at 17:00, 15:00 UTC. */
const signedFor = [registered(), dispatchedTo("roads", { limit: { policy: "standard", dueAt: 0 } }), signed("roads")];
const due = parseInstant("2026-06-04T15:00:00Z") ?? 0;

/** A log with so many appeals of one life. */
async function logOf(count: number, life: readonly Event[] = signedFor): Promise<EventLog> {
  const log = memoryLog();
  for (let number = 1; number <= count; number++) {
    const appealId = idOf(number);
    await log.append([{ appealId, after: 0, events: life.map((event) => ({ ...event, appealId })) }]);
  }
  return log;
}

const nothing = { appeals: 0, warned: 0, breached: 0, escalated: 0, resumed: 0, corrected: 0 };
const typesIn = async (log: EventLog, number: number) =>
  (await log.read(idOf(number))).history.slice(signedFor.length).map(({ type }) => type);

test("a sweep announces what time brought about, tells who had the appeal, and counts", async () => {
  const log = await logOf(1);
  const fired: Fired[] = [];
  const swept = await sweep({
    log,
    timers: timersOver(log, book),
    book,
    now: due + HOUR,
    onFired: (one) => fired.push(...one),
  });
  expect(swept).toEqual({ ...nothing, appeals: 1, breached: 1, escalated: 1 });
  expect(fired).toMatchObject([
    { event: { type: "ClockBreached", at: due + 1, dueAt: due }, agency: "roads" },
    { event: { type: "AppealSupervised", form: "reminder", at: due + 1 }, agency: "roads" },
  ]);
  expect((await log.read(idOf(1))).history.slice(-2)).toEqual(fired.map(({ event }) => event));
});

test("what falls due at a moment is announced then and not a millisecond earlier", async () => {
  const log = await logOf(1);
  const timers = timersOver(log, book);
  expect(await timers.next()).toBe(due + 1);
  expect(await sweep({ log, timers, book, now: due })).toEqual(nothing);
  expect(await sweep({ log, timers, book, now: due + 1 })).toMatchObject({ appeals: 1 });
  expect(await timers.next()).toBeUndefined();
});

test("two sweeps are as one", async () => {
  const log = await logOf(3);
  const timers = timersOver(log, book);
  expect(await sweep({ log, timers, book, now: due + HOUR })).toMatchObject({ appeals: 3, breached: 3 });
  expect(await sweep({ log, timers, book, now: due + 9 * HOUR })).toEqual(nothing);
  expect((await log.read(idOf(1))).version).toBe(2);
});

test("two sweeps at once announce each thing once, whoever is faster", async () => {
  const log = await logOf(20);
  const timers = timersOver(log, book);
  const both = await Promise.all([1, 2].map(() => sweep({ log, timers, book, now: due + HOUR, limit: 7 })));
  expect(both.map(({ breached }) => breached).reduce((sum, count) => sum + count)).toBe(20);
  for (let number = 1; number <= 20; number++)
    expect(await typesIn(log, number)).toEqual(["ClockBreached", "AppealSupervised"]);
});

test("what is reported while the sweep goes on is taken into account: it decides again", async () => {
  const log = await logOf(1);
  const inTime = { ...reported("roads", { at: due }), appealId: idOf(1) };
  let others = 0;
  const contended: EventLog = {
    ...log,
    async append(appends) {
      if (others++ === 0) await log.append([{ appealId: idOf(1), after: 1, events: [inTime] }]);
      return log.append(appends);
    },
  };
  expect(await sweep({ log: contended, timers: timersOver(log, book), book, now: due + HOUR })).toEqual(nothing);
  expect(await typesIn(log, 1)).toEqual(["ResultReported"]);
});

test("an appeal that others always write first is left to the next sweep, and those behind it are not", async () => {
  const log = await logOf(5);
  const timers = timersOver(log, book);
  const busy = new Set([1, 2, 3].map(idOf));
  const contended: EventLog = {
    ...log,
    append: async (appends) =>
      appends.some(({ appealId }) => busy.has(appealId))
        ? { ok: false, reason: { code: "log/conflict", appealId: "", expected: 1, actual: 2 } }
        : log.append(appends),
  };
  expect(await sweep({ log: contended, timers, book, now: due + HOUR, limit: 2 })).toMatchObject({ appeals: 2 });
  expect(await sweep({ log, timers, book, now: due + HOUR, limit: 2 })).toMatchObject({ appeals: 3 });
});

test("timers that name the same appeals for ever do not keep a sweep for ever", async () => {
  const log = await logOf(2);
  const ids = [idOf(1), idOf(2)];
  const stuck: Timers = { ripe: async (_now, limit) => ids.slice(0, limit), next: async () => at(0) };
  expect(await sweep({ log, timers: stuck, book, now: at(0), limit: 1 })).toEqual(nothing);
});

test("a sweep that is told to stop ends after the appeals that it has in hand", async () => {
  const log = await logOf(5);
  let asked = 0;
  const interrupted = () => asked++ > 0;
  const swept = await sweep({ log, timers: timersOver(log, book), book, now: due + HOUR, limit: 2, interrupted });
  expect(swept).toMatchObject({ appeals: 2 });
});

test("nothing waits in what was lived and closed elsewhere, nor where nothing happened", () => {
  const imported = [...signedFor, { type: "AppealClosed", appealId: idOf(1), at: due + HOUR, because: "imported" }].map(
    (event) => ({ ...event, by: "import" }) as Event,
  );
  expect(ripeAt(imported, book)).toBeUndefined();
  expect(ripeAt([], book)).toBeUndefined();
});
