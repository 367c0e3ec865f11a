import { describe, expect, test } from "vitest";
import {
  appealId,
  at,
  closed,
  contacted,
  dispatchedTo,
  extensionApproved,
  followedUp,
  notReached,
  parked,
  registered,
  reopened,
  reported,
  resumed,
  returned,
  reworkOrdered,
  signed,
} from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import { testBook } from "../testing/test-city.ts";
import { compileCalendar } from "../time/calendar.ts";
import { calendarSchema } from "../time/calendar-spec.ts";
import { HOUR, MINUTE } from "../time/duration.ts";
import { type Clock, readClock, readClocks, readCycles } from "./clock.ts";
import type { Policy, Stage } from "./policy.ts";
import { breachedAt, readAt, stateOf } from "./reading.ts";
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
  const toNoon: Stage = { startsOn: "registered", target: { within: 3 * HOUR, clock: "natural" }, warn: [] };
  const clock = (...more: Event[]) => readClock([registered(), ...more], "resolve", toNoon, noCalendars) as Clock;
  const running = clock();
  const stopped = (at: number) => clock(closed({ at }));

  test("runs in time up to that very moment, and is overdue after it", () => {
    expect([noon - 1, noon, noon + 1].map((now) => stateOf(running, now))).toEqual(["running", "running", "overdue"]);
  });

  test("stopped at that very moment is in time, after it late, and says so for ever", () => {
    for (const now of [noon + 1, noon + 1000 * HOUR]) {
      expect(stateOf(stopped(noon), now)).toBe("in-time");
      expect(stateOf(stopped(noon + 1), now)).toBe("late");
    }
  });

  test("is broken at that moment, whenever somebody notices", () => {
    for (const now of [noon + 1, noon + 1000 * HOUR]) expect(breachedAt(running, now)).toBe(noon);
    expect(breachedAt(stopped(noon + 1), noon + 2)).toBe(noon);
    expect(breachedAt(running, noon)).toBeUndefined();
    expect(breachedAt(stopped(noon), noon + 1000 * HOUR)).toBeUndefined();
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
  for (const key of ["acknowledge", "contact"] as const) expect(read(key, moved)).toMatchObject(clockOf(key, 30, 90));
});

test("the time to settle the matter goes on when it changes hands", () => {
  const moved = [...atRoads, returned("roads"), dispatchedTo("desk", { at: at(30) })];
  expect(read("resolve", moved)).toMatchObject(clockOf("resolve", 0, 60));
});

test("a result stops the clock to settle, rework gives it a new one, a new result starts the follow-up anew", () => {
  const rework = [reported("roads"), followedUp({ resolved: "no" }), reworkOrdered("roads")];
  expect(read("resolve", [...atRoads, ...rework])).toMatchObject(clockOf("resolve", 120, 180));
  const again = [...atRoads, ...rework, reported("roads", { at: at(150) })];
  expect(read("resolve", again)).toMatchObject(clockOf("resolve", 120, 180, 150));
  expect(read("follow-up", again, "reported")).toMatchObject(clockOf("follow-up", 150, 210));
});

test("an attempt to call back stops the clock of the follow-up, reached or not", () => {
  for (const call of [followedUp(), notReached()])
    expect(read("follow-up", [...atRoads, reported("roads"), call], "reported")?.stoppedAt).toBe(at(120));
});

test("reopened, the clock to settle goes on with the time that was left", () => {
  const life = [...atRoads, reported("roads", { at: at(40) }), followedUp(), closed()];
  expect(read("resolve", life)).toMatchObject(clockOf("resolve", 0, 60, 40));
  expect(read("resolve", [...life, reopened()])).toMatchObject(clockOf("resolve", 0, 1460));
  const twice = [...life, reopened(), reported("roads", { at: at(1450) }), closed({ at: at(1450) })];
  expect(read("resolve", [...twice, reopened({ at: at(2000) })])).toMatchObject(clockOf("resolve", 0, 2010));
});

test("reopened, a clock that was late stays late, and one that was stopped at its due moment has nothing left", () => {
  const reportedAt = (minute: number) => [...atRoads, reported("roads", { at: at(minute) }), closed(), reopened()];
  expect(read("resolve", reportedAt(61))).toMatchObject(clockOf("resolve", 0, 60));
  expect(read("resolve", reportedAt(60))).toMatchObject(clockOf("resolve", 0, 1440));
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
    expect(read(key, again)).toMatchObject(clockOf(key, 1500, 1560));
  }
});

test("whatever ends an appeal stops all its clocks", () => {
  const base = { appealId, at: at(30), by: "hotline" } as const;
  const ends: readonly Event[] = [
    { type: "InquiryAnswered", ...base, answer: "at nine" },
    { type: "AppealDiverted", ...base, disposition: "emergency", advice: "call 112" },
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

describe("a parked appeal", () => {
  const life = [...atRoads, parked("roads", { at: at(40) })];

  test("has no limit while it stands still, and goes on with the time that was left", () => {
    expect(read("resolve", life)).toMatchObject({ dueAt: undefined, stoppedAt: undefined });
    expect(read("resolve", [...life, resumed({ at: at(500) })])).toMatchObject({ dueAt: at(520) });
  });

  test("reads at every moment as it did then", () => {
    const clock = read("resolve", [...life, resumed({ at: at(500) }), reported("roads", { at: at(530) })]) as Clock;
    const said = [0, 20, 40, 499, 500, 520, 521, 530, 999].map((minute) => {
      const { state, elapsed, remaining, dueAt, breachedAt } = readAt(clock, at(minute));
      return [
        state,
        elapsed / MINUTE,
        remaining / MINUTE,
        dueAt === undefined ? "" : dueAt - at(0),
        breachedAt !== undefined,
      ];
    });
    expect(said).toEqual([
      ["running", 0, 60, 60 * MINUTE, false],
      ["running", 20, 40, 60 * MINUTE, false],
      ["paused", 40, 20, "", false],
      ["paused", 40, 20, "", false],
      ["running", 40, 20, 520 * MINUTE, false],
      ["running", 60, 0, 520 * MINUTE, false],
      ["running", 61, -1, 520 * MINUTE, true],
      ["stopped", 70, -10, "", true],
      ["stopped", 70, -10, "", true],
    ]);
    expect(readAt(clock, at(-1))).toMatchObject({ state: "idle", elapsed: 0, dueAt: undefined });
  });

  test("reported from there, was in time; taken up again it goes on as if it had not been parked since", () => {
    const reportedThen = [...life, reported("roads", { at: at(400) }), closed({ at: at(400) })];
    expect(stateOf(read("resolve", reportedThen) as Clock, at(999))).toBe("in-time");
    expect(read("resolve", [...reportedThen, reopened({ at: at(900) })])).toMatchObject({ dueAt: at(920) });
  });

  test("runs on where the policy says that nothing makes it stand still", () => {
    const stern: Stage = { ...hour("dispatched"), pausesOn: [] };
    expect(readClock(life, "resolve", stern, noCalendars)).toMatchObject({ dueAt: at(60) });
  });

  test("does not go on because of what does not end its pause", () => {
    const ruled: Event = { type: "DisputeRuled", appealId, at: at(45), by: "reviewer", upheld: false, reason: "no" };
    expect(read("resolve", [...life, ruled])?.dueAt).toBeUndefined();
  });

  test("does not give its agency more time to sign or to speak with the caller", () => {
    expect(read("contact", life)).toMatchObject({ dueAt: at(60) });
  });
});

test("a disputed dispatch makes a clock stand still where the policy says so, until it is ruled on", () => {
  const fair: Stage = { ...hour("dispatched"), pausesOn: ["disputed"] };
  const dispute = { appealId, by: "agency:roads", agency: "roads", ground: "duty", reason: "not ours" } as const;
  const life: Event[] = [...atRoads, { type: "AssignmentDisputed", at: at(10), ...dispute }];
  expect(readClock(life, "resolve", fair, noCalendars)?.dueAt).toBeUndefined();
  const ruled: Event = { type: "DisputeRuled", appealId, at: at(100), by: "reviewer", upheld: false, reason: "yours" };
  expect(readClock([...life, ruled], "resolve", fair, noCalendars)).toMatchObject({ dueAt: at(150) });
});

describe("an extension", () => {
  const until = (minute: number, atMinute = 40) => extensionApproved({ at: at(atMinute), until: at(minute) });
  const more = (minutes: number, atMinute = 40) =>
    extensionApproved({ at: at(atMinute), until: undefined, more: minutes * MINUTE });

  test("that was approved is the limit in force, or so much later than it", () => {
    expect(read("resolve", [...atRoads, until(300)])).toMatchObject({ dueAt: at(300) });
    expect(read("resolve", [...atRoads, more(15)])).toMatchObject({ dueAt: at(75) });
    expect(read("resolve", [...atRoads, until(300), more(15, 50)])).toMatchObject({ dueAt: at(315) });
  });

  test("counts only the limit to settle the matter", () => {
    expect(read("contact", [...atRoads, until(300)])).toMatchObject({ dueAt: at(60) });
  });

  test("is kept through a pause", () => {
    const life = [...atRoads, until(300), parked("roads", { at: at(100) }), resumed({ at: at(1000) })];
    expect(read("resolve", life)).toMatchObject({ dueAt: at(1200) });
  });

  test("approved while the appeal is parked counts as if it had been approved when it was parked", () => {
    const life = [...atRoads, parked("roads", { at: at(30) }), until(300, 50), resumed({ at: at(1000) })];
    expect(read("resolve", life)).toMatchObject({ dueAt: at(1270) });
  });

  test("after the limit gives a new one, and does not mend the old", () => {
    const clock = read("resolve", [...atRoads, until(300, 100)]) as Clock;
    expect([clock.dueAt, clock.brokenAt]).toEqual([at(300), at(60)]);
    expect(stateOf(clock, at(200))).toBe("overdue");
    expect(read("resolve", [...atRoads, more(15, 100)])).toMatchObject({ dueAt: at(60) });
  });

  test("in days holds to the moment, and what a pause takes from it is given back in days", () => {
    const { calendars } = testBook();
    const days: Stage = { ...hour("dispatched"), target: { workingDays: 3, ends: "close" }, calendar: "office" };
    const friday = at(4 * 1440 + 8 * 60);
    const extendedTo = (...later: Event[]) =>
      readClock([...atRoads, extensionApproved({ until: friday }), ...later], "resolve", days, calendars)?.dueAt;
    expect(extendedTo()).toBe(friday);
    const pause = [parked("roads", { at: at(1440) }), resumed({ at: at(2 * 1440) })];
    expect(extendedTo(...pause)).toBe(friday + 3 * 24 * HOUR);
    expect(extendedTo(extensionApproved({ until: undefined, more: HOUR }))).toBe(friday + HOUR);
  });
});

describe("a reopened appeal", () => {
  const life = [...atRoads, reported("roads", { at: at(70) }), closed({ at: at(70) }), reopened({ at: at(100) })];
  const inMode = (reopen: NonNullable<Stage["reopen"]>) =>
    readCycles(life, "resolve", { ...hour("dispatched"), reopen }, noCalendars);

  test("goes on where it was, unless the policy says otherwise", () => {
    expect(inMode("continue")).toMatchObject([{ cycle: 1, dueAt: at(60), brokenAt: at(60) }]);
    expect(read("resolve", life)).toMatchObject({ dueAt: at(60) });
  });

  test("may begin once more from nothing, and keeps what it broke", () => {
    expect(inMode("restart")).toMatchObject([{ cycle: 1, startedAt: at(0), dueAt: at(160), brokenAt: at(60) }]);
  });

  test("may have a new clock, with the old one beside it", () => {
    expect(inMode("newCycle")).toMatchObject([
      { cycle: 1, stoppedAt: at(70), brokenAt: at(60) },
      { cycle: 2, startedAt: at(100), dueAt: at(160), brokenAt: undefined },
    ]);
  });
});

test("an agency to which an appeal is transferred has its own time to sign; that of the matter goes on", () => {
  const moved: Event = {
    type: "AppealTransferred",
    appealId,
    at: at(20),
    by: "agency:roads",
    from: "roads",
    to: "desk",
    reason: "theirs",
  };
  const life = [...atRoads, moved];
  expect(readCycles(life, "acknowledge", hour("dispatched"), noCalendars)).toMatchObject([
    { stoppedAt: at(20) },
    { startedAt: at(20), dueAt: at(80) },
  ]);
  expect(read("resolve", life)).toMatchObject({ dueAt: at(60) });
});

test("events that came in late are read at their moments", () => {
  const life = [...atRoads, parked("roads"), resumed(), reported("roads", { at: at(100) })];
  expect(
    read(
      "resolve",
      life.toReversed().toSorted((one) => (one.type === "AppealRegistered" ? -1 : 0)),
    ),
  ).toEqual(read("resolve", life));
});

test("a limit beyond the announced holidays is provisional", () => {
  const { calendars } = testBook();
  const days: Stage = { ...hour("registered"), target: { workingDays: 3, ends: "close" }, calendar: "office" };
  const provisional = (known: string) => {
    const spec = calendarSchema.parse({ ...office, holidaysKnownUntil: known });
    const clock = readClock([registered()], "resolve", days, new Map([["office", compileCalendar(spec)]])) as Clock;
    return readAt(clock, at(0)).provisional;
  };
  expect(["2026-06-03", "2026-06-04"].map(provisional)).toEqual([true, false]);
  expect(readAt(readClock([registered()], "resolve", days, calendars) as Clock, at(0)).provisional).toBe(false);
});

const office = {
  id: "office",
  zone: "Europe/Berlin",
  weekly: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]])),
};
