import fc from "fast-check";
import { expect, test } from "vitest";
import type { Event } from "../../src/appeal/events.ts";
import { fold, type History } from "../../src/appeal/history.ts";
import type { PolicyBook } from "../../src/book/policy-book.ts";
import type { EventLog } from "../../src/book/ports.ts";
import { advance } from "../../src/hotline/advance.ts";
import { elapse } from "../../src/hotline/elapse.ts";
import { memoryLog } from "../../src/hotline/memory-log.ts";
import { ripeAt } from "../../src/hotline/ripe-at.ts";
import { sweep } from "../../src/hotline/sweep.ts";
import { timersOver } from "../../src/hotline/timers-over.ts";
import { testBook, testCity } from "../../src/testing/test-city.ts";
import { HOUR } from "../../src/time/duration.ts";
import type { Instant } from "../../src/time/instant.ts";
import { arbitraryCommands, sentTo } from "../arbitrary-life.ts";
import { appealId, at } from "../life.ts";
import { tried } from "../runs.ts";

/** The test city, whose standard limits warn twice and press again and again. */
const book: PolicyBook = testBook({
  ...testCity(),
  sla: {
    ...testCity().sla,
    value: {
      default: "standard",
      policies: ["standard", "urgent"].map((id) => ({
        id,
        name: id,
        stages: {
          acknowledge: { startsOn: "dispatched", target: { within: "5h", clock: "working" }, calendar: "office" },
          resolve: {
            startsOn: "dispatched",
            target: { workingDays: 2, ends: "close" },
            calendar: "office",
            warn: [
              { used: 0.5, level: "yellow" },
              { left: "2h", clock: "working", level: "red" },
            ],
            escalate: [{ after: "0s", form: "reminder", repeat: "1d", max: 3 }],
          },
        },
      })),
    },
  },
});

/** A life, nothing of whose clocks was told yet. */
const lived = arbitraryCommands.map((commands) =>
  commands
    .filter(({ type }) => type !== "AnnounceClock" && type !== "CorrectClock")
    .reduce<History>((history, command) => {
      const outcome = advance(history, sentTo(fold(history), command), book);
      return outcome.ok ? history.concat(outcome.value.filter((event) => event.appealId === appealId)) : history;
    }, []),
);
const lives = fc.array(lived, { minLength: 1, maxLength: 5 });
const moment = fc.integer({ min: 0, max: 1000 * HOUR }).map((after) => at(0) + after);
const looks = fc.array(moment, { maxLength: 5 }).map((moments) => moments.toSorted((a, b) => a - b));

async function logOf(histories: readonly History[]): Promise<EventLog> {
  const log = memoryLog();
  for (const [number, history] of histories.entries()) {
    const appealId = `testville:${number}`;
    if (history.length > 0)
      await log.append([{ appealId, after: 0, events: history.map((event): Event => ({ ...event, appealId })) }]);
  }
  return log;
}

/** All histories after sweeps at these moments. */
async function swept(histories: readonly History[], moments: readonly Instant[], limit?: number) {
  const log = await logOf(histories);
  const timers = timersOver(log, book);
  for (const now of moments) await sweep({ log, timers, book, now, ...(limit !== undefined && { limit }) });
  return (await Array.fromAsync(log.all())).map(({ history }) => history);
}

test("sweeping now and then comes to the same as sweeping at the end, however many appeals are read at a time", () =>
  fc.assert(
    fc.asyncProperty(lives, looks, moment, fc.integer({ min: 1, max: 3 }), async (histories, looks, last, limit) => {
      const end = Math.max(last, ...looks);
      expect(await swept(histories, [...looks, end], limit)).toEqual(await swept(histories, [end]));
    }),
    tried(100, 5_000),
  ));

test("after a sweep nothing is ripe, and until the next moment another one changes nothing", () =>
  fc.assert(
    fc.asyncProperty(lives, moment, async (histories, now) => {
      const log = await logOf(histories);
      const timers = timersOver(log, book);
      await sweep({ log, timers, book, now });
      expect(await timers.ripe(now, 10)).toEqual([]);
      const next = await timers.next();
      const counts = await sweep({ log, timers, book, now: next === undefined ? now + 10_000 * HOUR : next - 1 });
      expect(counts).toMatchObject({ appeals: 0 });
      if (next !== undefined) expect(await sweep({ log, timers, book, now: next })).not.toMatchObject({ appeals: 0 });
    }),
    tried(100, 5_000),
  ));

test("an appeal is ripe from the first moment after its last event at which time has something to do", () => {
  fc.assert(
    fc.property(lived, fc.boolean(), (history, imported) => {
      const told = imported ? history.map((event): Event => ({ ...event, by: "import" })) : history;
      const last = fold(told)?.lastAt;
      if (last === undefined) return;
      const ripe = ripeAt(told, book);
      const todo = (now: Instant) => elapse(told, book, now).commands.length;
      if (ripe !== undefined) {
        expect(ripe).toBeGreaterThanOrEqual(last);
        expect(todo(ripe)).toBeGreaterThan(0);
      }
      if (ripe !== last) expect(todo((ripe ?? last + 100_000 * HOUR) - 1)).toBe(0);
    }),
    tried(300, 10_000),
  );
});
