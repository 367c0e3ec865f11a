import fc from "fast-check";
import { expect, test } from "vitest";
import type { Event } from "../../src/appeal/events.ts";
import { fold, type History } from "../../src/appeal/history.ts";
import type { PolicyBook } from "../../src/book/policy-book.ts";
import { advance } from "../../src/hotline/advance.ts";
import { announcedIn } from "../../src/hotline/announcements.ts";
import { elapse } from "../../src/hotline/elapse.ts";
import type { ImportRow } from "../../src/hotline/import-batch.ts";
import { type ImportRun, importRows, noRows } from "../../src/hotline/import-rows.ts";
import { memoryLog } from "../../src/hotline/memory-log.ts";
import { overlayLog } from "../../src/hotline/overlay-log.ts";
import type { ImportLog } from "../../src/hotline/take-batch.ts";
import type { RowReader } from "../../src/intake/source.ts";
import { ok } from "../../src/result.ts";
import { Policy } from "../../src/sla/policy.ts";
import { testBook } from "../../src/testing/test-city.ts";
import { HOUR } from "../../src/time/duration.ts";
import type { Instant } from "../../src/time/instant.ts";
import { arbitraryCommands, sentTo } from "../arbitrary-life.ts";
import { appealId, at } from "../life.ts";
import { batchesOf, held, readRow, row } from "../rows.ts";
import { tried } from "../runs.ts";

const testville = testBook();

const clocks = {
  calendar: "office",
  warn: [
    { used: 0.5, level: "yellow" },
    { left: "2h", clock: "working", level: "red" },
  ],
  escalate: [
    { after: "0s", form: "reminder" },
    { after: "3h", clock: "working", form: "written", repeat: "1d", max: 4 },
  ],
};

const policyWith = (resolve: object, acknowledge: object): Policy =>
  Policy.parse({
    id: "lively",
    name: "With warnings and a ladder",
    stages: { resolve: { ...clocks, ...resolve }, acknowledge: { ...clocks, ...acknowledge } },
  });

const lively = policyWith(
  { startsOn: "dispatched", target: { workingDays: 2, ends: "close" } },
  { startsOn: "dispatched", target: { within: "5h", clock: "working" } },
);
const hasty = policyWith(
  { startsOn: "registered", target: { within: "9h", clock: "natural" }, pausesOn: [] },
  { startsOn: "dispatched", target: { within: "1h", clock: "natural" } },
);

/** The test city, all of whose limits warn and press. */
const book: PolicyBook = {
  ...testville,
  defaultPolicy: lively,
  policies: new Map([...testville.policies].map(([id, policy]) => [id, id === "standard" ? lively : policy])),
};

/** Does all that time makes the hotline do at `now`, until it has no more to do. */
function letTimePass(history: History, now: Instant, by: PolicyBook = book): History {
  const { commands } = elapse(history, by, now);
  if (commands.length === 0) return history;
  const outcome = commands.reduce<readonly Event[]>((before, command) => {
    const advanced = advance(before, command, by);
    if (!advanced.ok) throw new Error(`time may do what it does: ${advanced.reason.code}`);
    return before.concat(advanced.value);
  }, history);
  return letTimePass(outcome, now, by);
}

const moment = fc.integer({ min: 0, max: 1000 * HOUR }).map((after) => at(0) + after);
const looks = fc.array(moment, { maxLength: 12 }).map((moments) => moments.toSorted((a, b) => a - b));

/** A life in which nobody looked at the clock, and nobody told what it would have said. */
const lived = arbitraryCommands.map((commands) =>
  commands
    .filter(({ type }) => type !== "AnnounceClock" && type !== "CorrectClock")
    .reduce<History>((history, command) => {
      const outcome = advance(history, sentTo(fold(history), command), book);
      return outcome.ok ? history.concat(outcome.value.filter((event) => event.appealId === appealId)) : history;
    }, []),
);

/**
 * The same as if nothing of it had been imported, nor taken back, for an import closes what was before it, and parked for longer than
 * it lasts: that something is taken up again is an act, and done when somebody looks.
 */
const livedHere = lived
  .filter((history) => !history.some(({ type }) => type === "ImportWithdrawn"))
  .map((history) =>
    history.map((event): Event => {
      const here = event.by === "import" ? ({ ...event, by: "hotline" } as const) : event;
      return here.type === "AppealParked" ? { ...here, resolveOn: at(0) + 100_000 * HOUR } : here;
    }),
  );

test("what time does is the same however often and whenever somebody looks", () => {
  fc.assert(
    fc.property(lived, looks, moment, (history, looks, last) => {
      const end = Math.max(last, ...looks);
      const oftenLooked = looks.reduce((before, look) => letTimePass(before, look), history);
      expect(letTimePass(oftenLooked, end)).toEqual(letTimePass(history, end));
    }),
    tried(200, 5_000),
  );
});

test("what stays announced is the same whether somebody looked while it happened or when it was over", () => {
  fc.assert(
    fc.property(livedHere, looks, (history, looks) => {
      const end = Math.max(...looks, fold(history)?.lastAt ?? 0) + 1000 * HOUR;
      const told = (lookedAt: readonly Instant[]) =>
        new Set(announcedIn(letTimePass(livedWithLooks(history, lookedAt), end)).keys());
      expect(told(looks)).toEqual(told([]));
    }),
    tried(200, 10_000),
  );
});

/** The events of a life as they come in, with a look at the clock now and then before the next one; also at its very moment. */
function livedWithLooks(history: History, looks: readonly Instant[]): History {
  let left = looks;
  return history.reduce<History>((before, event) => {
    const now = left.filter((look) => look <= event.at);
    left = left.slice(now.length);
    return [...now.reduce((one, look) => letTimePass(one, look), before), event];
  }, []);
}

test("after a look nothing more is to be done then, nor before the moment at which it says to look again, and then something is", () => {
  fc.assert(
    fc.property(lived, fc.integer({ min: 0, max: 200 * HOUR }), (history, after) => {
      const now = (fold(history)?.lastAt ?? 0) + after;
      const { next } = elapse(history, book, now);
      const looked = letTimePass(history, now);
      expect(elapse(looked, book, now)).toEqual({ commands: [], next });
      if (next === undefined) return;
      expect(next).toBeGreaterThan(now);
      expect(elapse(looked, book, next - 1)).toEqual({ commands: [], next });
      const [first] = elapse(looked, book, next).commands;
      expect(first).toMatchObject({
        type: expect.stringMatching(/^(AnnounceClock|ResumeAppeal|SuperviseAppeal)$/),
        at: next,
      });
    }),
    tried(200, 10_000),
  );
});

test("whatever a wrong book has announced is taken back by the right one, and announced again by the wrong one", () => {
  const wrong = { ...book, defaultPolicy: hasty, policies: new Map([...book.policies].map(([id]) => [id, hasty])) };
  fc.assert(
    fc.property(livedHere, (history) => {
      const end = (fold(history)?.lastAt ?? 0) + 1000 * HOUR;
      const right = letTimePass(history, end);
      const thereAndBack = letTimePass(letTimePass(history, end, wrong), end);
      const names = (one: History) => new Set(announcedIn(one).keys());
      expect(names(thereAndBack)).toEqual(names(right));
      expect(names(letTimePass(right, end, wrong))).toEqual(names(letTimePass(history, end, wrong)));
    }),
    tried(100, 5_000),
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

/** Of a row that is closed after an hour it notes something odd. */
const readOdd: RowReader = (row) => {
  const read = readRow(row);
  const isOdd = read.ok && row.cells[2] === "60";
  return isOdd
    ? ok({ ...read.value, notes: [{ code: "intake/odd", message: "after an hour", line: row.line }] })
    : read;
};

const importing = (
  log: ImportLog,
  rows: readonly ImportRow[],
  size: number,
  setAside?: ImportRun<ImportRow>["setAside"],
) =>
  importRows({
    batches: batchesOf(rows, size),
    read: readOdd,
    book,
    log,
    importId: "run",
    ...(setAside && { setAside }),
  });

const size = fc.integer({ min: 1, max: 10 });

test("every row of an import is counted once, whatever the batches, and what was not rejected is in the log", () =>
  fc.assert(
    fc.asyncProperty(arbitraryRows, size, async (rows, size) => {
      const log = memoryLog();
      const rejected = new Set<ImportRow>();
      const counts = await importing(log, rows, size, async (rejections) => {
        for (const { row } of rejections) rejected.add(row);
        return rejected.size;
      });
      const { new: added, updated, unchanged, flagged } = counts;
      expect(added + updated + unchanged + flagged + counts.rejected).toBe(counts.rows);
      expect([counts.rows, counts.rejected]).toEqual([rows.length, rejected.size]);
      const taken = rows.filter((row) => !rejected.has(row)).map(({ cells: [number] }) => `testville:${number}`);
      expect(Object.keys(await held(log))).toEqual([...new Set(taken)].sort());
    }),
    tried(200, 5_000),
  ));

test("a second run of an import changes nothing and flags nothing", () =>
  fc.assert(
    fc.asyncProperty(arbitraryRows, size, size, async (rows, size, otherSize) => {
      const log = memoryLog();
      const first = await importing(log, rows, size);
      const before = await held(log);
      const second = await importing(log, rows, otherSize);
      expect(await held(log)).toEqual(before);
      const { unchanged, rejected } = second;
      expect(second).toEqual({ ...noRows, rows: rows.length, unchanged, rejected });
      expect(rejected).toBeGreaterThanOrEqual(first.rejected);
    }),
    tried(200, 5_000),
  ));

test("a rehearsal over a log that holds something counts as the run does, batch by batch, and leaves the log as it was", () =>
  fc.assert(
    fc.asyncProperty(arbitraryRows, arbitraryRows, size, async (known, rows, size) => {
      const log = memoryLog();
      await importing(log, known, size);
      const before = await held(log);
      const rehearsed = await importing(overlayLog(log, memoryLog()), rows, size);
      expect(await held(log)).toEqual(before);
      expect(await importing(log, rows, size)).toEqual(rehearsed);
    }),
    tried(200, 5_000),
  ));
