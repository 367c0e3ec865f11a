import fc from "fast-check";
import { expect, test } from "vitest";
import type { Event } from "../../src/appeal/events.ts";
import { fold, type History } from "../../src/appeal/history.ts";
import { advance } from "../../src/hotline/advance.ts";
import { elapse } from "../../src/hotline/elapse.ts";
import { type ImportRow, importRows } from "../../src/hotline/import-rows.ts";
import { memoryLog } from "../../src/hotline/memory-log.ts";
import { testBook } from "../../src/testing/test-city.ts";
import { HOUR } from "../../src/time/duration.ts";
import type { Instant } from "../../src/time/instant.ts";
import { arbitraryCommands, sentTo } from "../arbitrary-life.ts";
import { at } from "../life.ts";
import { batchesOf, held, readRow, row } from "../rows.ts";
import { tried } from "../runs.ts";

const book = testBook();

/** Does all that time makes the hotline do at `now`, until it has no more to do. */
function letTimePass(history: History, now: Instant): History {
  const { commands } = elapse(history, book, now);
  if (commands.length === 0) return history;
  const outcome = commands.reduce<readonly Event[]>((before, command) => {
    const advanced = advance(before, command, book);
    if (!advanced.ok) throw new Error(`time may do what it does: ${advanced.reason.code}`);
    return before.concat(advanced.value);
  }, history);
  return letTimePass(outcome, now);
}

const moment = fc.integer({ min: 0, max: 1000 * HOUR }).map((after) => at(0) + after);
const looks = fc.array(moment, { maxLength: 12 }).map((moments) => moments.toSorted((a, b) => a - b));

/** A life in which nobody looked at the clock. */
const lived = arbitraryCommands.map((commands) =>
  commands.reduce<History>((history, command) => {
    const outcome = advance(history, sentTo(fold(history), command), book);
    return outcome.ok ? history.concat(outcome.value) : history;
  }, []),
);

test("what time does is the same however often and whenever somebody looks", () => {
  fc.assert(
    fc.property(lived, looks, moment, (history, looks, last) => {
      const end = Math.max(last, ...looks);
      const oftenLooked = looks.reduce(letTimePass, history);
      expect(letTimePass(oftenLooked, end)).toEqual(letTimePass(history, end));
    }),
    tried(200, 5_000),
  );
});

test("nothing happens before the moment at which the hotline said that it would look again, and then something does", () => {
  fc.assert(
    fc.property(lived, fc.integer({ min: 0, max: 200 * HOUR }), (history, after) => {
      const now = (fold(history)?.lastAt ?? 0) + after;
      const { commands, next } = elapse(history, book, now);
      if (next === undefined) return;
      expect(commands).toEqual([]);
      expect(next).toBeGreaterThan(now);
      expect(elapse(history, book, next - 1)).toEqual({ commands: [], next });
      expect(elapse(history, book, next).commands.map((command) => command.at)).toEqual([next]);
    }),
    tried(200, 5_000),
  );
});

/** Rows of few appeals, so that many are the same, tell more of one, contradict another, or are broken. */
const arbitraryRows: fc.Arbitrary<readonly ImportRow[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 12 }).map(String),
      fc.constantFrom("roads", "roads", "desk", "navy"),
      fc.constantFrom("", "", "60", "90", "late"),
      fc.boolean(),
    ),
    { maxLength: 40, size: "max" },
  )
  .map((rows) =>
    rows.map(([number, agency, closed, sound], position) => {
      const read = row(position + 2, number, agency, closed);
      return sound || position % 5 > 0 ? read : { ...read, wrong: "torn" };
    }),
  );

const importing = (log: ReturnType<typeof memoryLog>, rows: readonly ImportRow[], size: number, dryRun = false) =>
  importRows({ batches: batchesOf(rows, size), read: readRow, book, log, importId: "run", dryRun });

const size = fc.integer({ min: 1, max: 10 });

test("every row of an import is counted once, whatever the batches, and the log holds as many appeals as were new", () =>
  fc.assert(
    fc.asyncProperty(arbitraryRows, size, async (rows, size) => {
      const log = memoryLog();
      const counts = await importing(log, rows, size);
      expect(counts.new + counts.updated + counts.unchanged + counts.rejected).toBe(counts.rows);
      expect(counts.rows).toBe(rows.length);
      expect(Object.keys(await held(log)).length).toBe(counts.new);
    }),
    tried(200, 5_000),
  ));

test("a second run of an import changes nothing", () =>
  fc.assert(
    fc.asyncProperty(arbitraryRows, size, size, async (rows, size, otherSize) => {
      const log = memoryLog();
      const first = await importing(log, rows, size);
      const before = await held(log);
      const second = await importing(log, rows, otherSize);
      expect(await held(log)).toEqual(before);
      expect(second).toMatchObject({ rows: rows.length, new: 0, updated: 0 });
      expect(second.rejected).toBeGreaterThanOrEqual(first.rejected);
    }),
    tried(200, 5_000),
  ));

test("a dry run of one batch counts as the run does, and writes nothing", () =>
  fc.assert(
    fc.asyncProperty(arbitraryRows, async (rows) => {
      const log = memoryLog();
      const dry = await importing(log, rows, 40, true);
      expect(await held(log)).toEqual({});
      expect(await importing(log, rows, 40)).toEqual(dry);
    }),
    tried(200, 5_000),
  ));
