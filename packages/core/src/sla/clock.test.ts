import { describe, expect, test } from "vitest";
import {
  appealId,
  at,
  closed,
  contacted,
  dispatchedTo,
  followedUp,
  notReached,
  registered,
  reopened,
  reported,
  returned,
  reworkOrdered,
  signed,
} from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import { testBook } from "../testing/test-city.ts";
import { HOUR } from "../time/duration.ts";
import { breachedAt, readClock, readClocks, stateOf } from "./clock.ts";
import type { Policy, Stage } from "./policy.ts";
import { eventStarting, type StageKey, type StageTrigger, stageKeys, stageMeaning, stageTriggers } from "./stage.ts";

const noCalendars = new Map();
const hour = (startsOn: StageTrigger): Stage => ({
  startsOn,
  target: { within: HOUR, clock: "natural" },
  warn: [],
});
const read = (key: StageKey, history: History, startsOn: StageTrigger = "dispatched") =>
  readClock(history, key, hour(startsOn), noCalendars);

const atRoads = [registered(), dispatchedTo("roads")];
const clockOf = (stage: StageKey, startedAt: number, dueAt: number, stoppedAt?: number) => ({
  stage,
  startedAt: at(startedAt),
  dueAt: at(dueAt),
  stoppedAt: stoppedAt === undefined ? undefined : at(stoppedAt),
});

describe("a clock that is due at noon", () => {
  const noon = at(180);
  const running = { stage: "resolve", startedAt: at(0), dueAt: noon, stoppedAt: undefined } as const;

  test("runs in time up to that very moment, and is overdue after it", () => {
    expect([noon - 1, noon, noon + 1].map((now) => stateOf(running, now))).toEqual(["running", "running", "overdue"]);
  });

  test("stopped at that very moment is in time, after it late, and says so for ever", () => {
    for (const now of [noon - 1, noon + 1000 * HOUR]) {
      expect(stateOf({ ...running, stoppedAt: noon }, now)).toBe("in-time");
      expect(stateOf({ ...running, stoppedAt: noon + 1 }, now)).toBe("late");
    }
  });

  test("is broken at that moment, whenever somebody notices", () => {
    for (const now of [noon + 1, noon + 1000 * HOUR]) expect(breachedAt(running, now)).toBe(noon);
    expect(breachedAt({ ...running, stoppedAt: noon + 1 }, noon + 2)).toBe(noon);
    expect(breachedAt(running, noon)).toBeUndefined();
    expect(breachedAt({ ...running, stoppedAt: noon }, noon + 1000 * HOUR)).toBeUndefined();
  });

  test("without a due moment is never late", () => {
    expect(stateOf({ ...running, dueAt: undefined }, noon + 1000 * HOUR)).toBe("running");
  });
});

test("a clock that nothing has started is not there", () => {
  expect(read("resolve", [registered()])).toBeUndefined();
  expect(read("resolve", [])).toBeUndefined();
});

test("each trigger starts a clock at the moment of its event", () => {
  const life = [registered(), dispatchedTo("roads", { at: at(5) }), signed("roads"), reported("roads")];
  expect(stageTriggers.map((trigger) => read("follow-up", life, trigger)?.startedAt)).toEqual(
    [0, 5, 10, 60].map((minute) => at(minute)),
  );
  expect(Object.keys(eventStarting)).toEqual(stageTriggers);
});

test("signing, returning, speaking with the caller or reporting stops the clock to sign", () => {
  for (const stop of [signed("roads"), returned("roads"), contacted("roads"), reported("roads")])
    expect(read("acknowledge", [...atRoads, stop])?.stoppedAt).toBe(stop.at);
});

test("each agency has its own time to sign and to speak with the caller", () => {
  const moved = [...atRoads, returned("roads"), dispatchedTo("desk", { at: at(30) })];
  for (const key of ["acknowledge", "contact"] as const) expect(read(key, moved)).toEqual(clockOf(key, 30, 90));
});

test("the time to settle the matter goes on when it changes hands", () => {
  const moved = [...atRoads, returned("roads"), dispatchedTo("desk", { at: at(30) })];
  expect(read("resolve", moved)).toEqual(clockOf("resolve", 0, 60));
});

test("a result stops the clock to settle, rework gives it a new one, a new result starts the follow-up anew", () => {
  const rework = [reported("roads"), followedUp({ resolved: "no" }), reworkOrdered("roads")];
  expect(read("resolve", [...atRoads, ...rework])).toEqual(clockOf("resolve", 120, 180));
  const again = [...atRoads, ...rework, reported("roads", { at: at(150) })];
  expect(read("resolve", again)).toEqual(clockOf("resolve", 120, 180, 150));
  expect(read("follow-up", again, "reported")).toEqual(clockOf("follow-up", 150, 210));
});

test("an attempt to call back stops the clock of the follow-up, reached or not", () => {
  for (const call of [followedUp(), notReached()])
    expect(read("follow-up", [...atRoads, reported("roads"), call], "reported")?.stoppedAt).toBe(at(120));
});

test("reopened, the clock to settle goes on with the time that was left", () => {
  const life = [...atRoads, reported("roads", { at: at(40) }), followedUp(), closed()];
  expect(read("resolve", life)).toEqual(clockOf("resolve", 0, 60, 40));
  expect(read("resolve", [...life, reopened()])).toEqual(clockOf("resolve", 0, 1460));
  const twice = [...life, reopened(), reported("roads", { at: at(1450) }), closed({ at: at(1450) })];
  expect(read("resolve", [...twice, reopened({ at: at(2000) })])).toEqual(clockOf("resolve", 0, 2010));
});

test("reopened, a clock that was late stays late, and one that was stopped at its due moment has nothing left", () => {
  const reportedAt = (minute: number) => [...atRoads, reported("roads", { at: at(minute) }), closed(), reopened()];
  expect(read("resolve", reportedAt(61))).toEqual(clockOf("resolve", 0, 60));
  expect(read("resolve", reportedAt(60))).toEqual(clockOf("resolve", 0, 1440));
});

test("a clock is never broken while it stood still: stopped at close with nothing left, reopened at night, it is due then", () => {
  const { calendars } = testBook();
  const eightHours: Stage = {
    startsOn: "dispatched",
    target: { within: 8 * HOUR, clock: "working" },
    calendar: "office",
    warn: [],
  };
  const [close, night] = [at(8 * 60), at(12 * 60)];
  const life = [...atRoads, reported("roads", { at: close }), closed({ at: close })];
  expect(readClock(life, "resolve", eightHours, calendars)).toMatchObject({ dueAt: close, stoppedAt: close });
  const again = readClock([...life, reopened({ at: night })], "resolve", eightHours, calendars);
  expect(again).toMatchObject({ dueAt: night, stoppedAt: undefined });
});

test("reopened, nobody has to sign or to speak with the caller until it is dispatched again", () => {
  const life = [...atRoads, signed("roads"), reported("roads"), closed(), reopened()];
  for (const key of ["acknowledge", "contact"] as const) {
    expect(read(key, life)?.stoppedAt).toBeDefined();
    const again = [...life, dispatchedTo("desk", { at: at(1500) })];
    expect(read(key, again)).toEqual(clockOf(key, 1500, 1560));
  }
});

test("whatever ends an appeal stops all its clocks", () => {
  const base = { appealId, at: at(30), by: "hotline" } as const;
  const ends: readonly Event[] = [
    { type: "InquiryAnswered", ...base, answer: "at nine" },
    { type: "AppealDiverted", ...base, disposition: "emergency", advice: "call 112" },
    { type: "AppealMerged", ...base, into: "testville:2" },
    { type: "AppealSplit", ...base, into: ["testville:2", "testville:3"] },
    { type: "AppealTerminated", ...base, reason: "caller refuses" },
    { type: "AppealClosed", ...base, because: "imported" },
    { type: "ImportWithdrawn", ...base, importId: "run", reason: "wrong file" },
  ];
  for (const end of ends)
    for (const key of stageKeys) expect(read(key, [registered(), end], "registered")?.stoppedAt).toBe(at(30));
});

test("all clocks of a policy are read, those left out that have not started", () => {
  const policy: Policy = {
    id: "test",
    name: "Test",
    illustrative: false,
    stages: { resolve: hour("dispatched"), acknowledge: hour("dispatched"), "follow-up": hour("reported") },
  };
  expect(readClocks(atRoads, policy, noCalendars).map((clock) => clock.stage)).toEqual(["acknowledge", "resolve"]);
  expect(Object.keys(stageMeaning)).toEqual(stageKeys);
});
