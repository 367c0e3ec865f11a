import { describe, expect, test } from "vitest";
import {
  appealId,
  at,
  closed,
  dispatchedTo,
  followedUp,
  notReached,
  registered,
  reported,
  returned,
  reworkOrdered,
  signed,
} from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import { compileBook } from "../book/compile-book.ts";
import { testBook, testCity } from "../testing/test-city.ts";
import { HOUR } from "../time/duration.ts";
import { facts } from "./facts.ts";

const book = testBook();
const of = (...history: readonly Event[]) => facts(history, book);
const toRoads = [registered(), dispatchedTo("roads")];
const result = reported("roads", { at: at(60) });

test("an appeal that is being handled has no end and a clock that runs", () => {
  expect(of(...toRoads)).toEqual({
    appealId: "testville:1",
    hotline: "testville",
    kind: "complaint",
    channel: "phone",
    population: undefined,
    category: "streets-hole",
    area: "east",
    status: "dispatched",
    open: true,
    agency: "roads",
    routedAgency: "roads",
    policy: "standard",
    registeredAt: at(0),
    endedAt: undefined,
    settledAt: undefined,
    // Three working days after Monday, at 17:00.
    dueAt: at(0) + (3 * 24 + 8) * HOUR,
    limit: "running",
    lastAt: at(0),
    returns: 0,
    reworks: 0,
    excluded: false,
    followUp: undefined,
    conduct: { agencies: [expect.objectContaining({ agency: "roads" })], hearing: undefined },
    scored: { signed: undefined, result: undefined, repeat: false, whistled: [], whistlers: [] },
  });
});

test("an appeal that nobody was given has no clock, and the policy of its route", () => {
  expect(of(registered({ text: "danger" }))).toMatchObject({
    status: "registered",
    agency: undefined,
    routedAgency: "roads",
    policy: "urgent",
    dueAt: undefined,
    limit: undefined,
  });
});

test("an appeal is settled by its last result, not by its end", () => {
  const whole = of(...toRoads, signed("roads"), result, followedUp(), closed({ at: at(125) }));
  expect(whole).toMatchObject({ settledAt: at(60), endedAt: at(125), lastAt: at(125), open: false, limit: "in-time" });
});

test("an appeal that ends without a result is settled by its end", () => {
  const imported = of(...toRoads, closed({ at: at(30), by: "import", because: "imported" }));
  expect(imported).toMatchObject({ settledAt: at(30), endedAt: at(30), limit: "in-time" });
});

test("an appeal that waits for its follow-up is settled and open", () => {
  expect(of(...toRoads, result)).toMatchObject({
    status: "reported",
    open: true,
    settledAt: at(60),
    endedAt: undefined,
  });
});

test("a limit that has passed is late once it is settled, and running until then", () => {
  expect(of(...toRoads, reported("roads", { at: at(0) + 5 * 24 * HOUR }))).toMatchObject({ limit: "late" });
  expect(of(...toRoads, signed("roads", { at: at(0) + 5 * 24 * HOUR }))).toMatchObject({ limit: "running" });
});

test("the promised policy counts before the one of today's route", () => {
  expect(of(registered(), dispatchedTo("roads", { limit: { policy: "urgent" } }))).toMatchObject({ policy: "urgent" });
});

test("today's table names an agency beside the one that acted", () => {
  expect(of(registered(), dispatchedTo("east-office"))).toMatchObject({ agency: "east-office", routedAgency: "roads" });
});

test("returns and reworks are counted", () => {
  const back = of(...toRoads, returned("roads"), dispatchedTo("desk", { at: at(20) }));
  expect(back).toMatchObject({ returns: 1, agency: "desk" });
  const again = of(...toRoads, result, followedUp({ at: at(110), resolved: "no" }), reworkOrdered("roads"));
  expect(again).toMatchObject({ reworks: 1, settledAt: undefined, limit: "running" });
});

describe("the follow-up", () => {
  test("that nobody answered is one without answers", () => {
    expect(of(...toRoads, result, notReached())?.followUp).toEqual({
      reached: false,
      contacted: false,
      resolved: undefined,
      satisfied: undefined,
    });
  });

  test("that counts is the last that reached the caller", () => {
    const calls = [
      followedUp({ at: at(100), resolved: "no", satisfied: "dissatisfied" }),
      followedUp({ at: at(110), resolved: "yes", satisfied: "satisfied" }),
      notReached({ at: at(120) }),
    ];
    expect(of(...toRoads, result, ...calls)?.followUp).toEqual({
      reached: true,
      contacted: true,
      resolved: "yes",
      satisfied: "satisfied",
    });
  });

  const bad = followedUp({ at: at(100), resolved: "no", satisfied: "dissatisfied" });
  const again = [...toRoads, result, bad, reworkOrdered("roads")];

  test("that reached nobody after rework leaves the answer before it standing", () => {
    const silent = of(...again, reported("roads", { at: at(200) }), notReached({ at: at(210) }));
    expect(silent?.followUp).toEqual({ reached: true, contacted: true, resolved: "no", satisfied: "dissatisfied" });
  });

  test("judges who had the appeal when it was given, and nobody who got it since", () => {
    const moved: Event = {
      type: "AppealTransferred",
      appealId,
      at: at(150),
      by: "agency:desk",
      from: "roads",
      to: "desk",
      reason: "theirs",
    };
    const byDesk = [...again, moved, reported("desk", { at: at(200) })];
    expect(of(...byDesk, notReached({ at: at(210) }))).toMatchObject({
      agency: "desk",
      followUp: { resolved: "no", judges: "roads" },
    });
    const told = of(...byDesk, followedUp({ at: at(210) }))?.followUp;
    expect(told).toEqual({ reached: true, contacted: true, resolved: "yes", satisfied: "satisfied" });
  });

  test("that the caller changed counts as changed", () => {
    const closing = [followedUp({ resolved: "yes", satisfied: "satisfied" }), closed({ at: at(125) })];
    const changed: Event = {
      type: "VoteChanged",
      appealId,
      at: at(300),
      by: "caller",
      channel: "web",
      contacted: true,
      resolved: "partly",
      satisfied: "basically-satisfied",
      reason: "it leaks again",
    };
    expect(of(...toRoads, result, ...closing, changed)?.followUp).toEqual({
      reached: true,
      contacted: true,
      resolved: "partly",
      satisfied: "basically-satisfied",
    });
  });
});

test("an appeal that was left out of the scores says so", () => {
  const ruled: Event = {
    type: "ExclusionRuled",
    appealId: "testville:1",
    at: at(130),
    by: "reviewer",
    excluded: true,
    reason: "not of this world",
  };
  expect(of(...toRoads, result, followedUp(), ruled)).toMatchObject({ excluded: true });
});

test("there are no facts of nothing, nor of an import that was taken back", () => {
  const withdrawn: Event = {
    type: "ImportWithdrawn",
    appealId: "testville:1",
    at: at(10),
    by: "import",
    importId: "1",
    reason: "wrong file",
  };
  expect(of()).toBeUndefined();
  expect(of(...toRoads, withdrawn)).toBeUndefined();
});

test("another book times the same past otherwise", () => {
  const [office] = testCity().calendars;
  const holiday = { id: "holiday", holidays: [{ date: "2026-06-03" }] };
  const value = { ...(office?.value as object), layers: [holiday] };
  const calendar = { file: "calendars/office.yaml", value, placeOf: () => undefined };
  const other = compileBook({ ...testCity(), calendars: [calendar] }).book;
  expect(other && facts(toRoads, other)?.dueAt).toBe(at(0) + (4 * 24 + 8) * HOUR);
});
