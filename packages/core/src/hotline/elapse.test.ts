import { expect, test } from "vitest";
import {
  appealId,
  at,
  closed,
  dispatchedTo,
  followedUp,
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
import { type Instant, parseInstant } from "../time/instant.ts";
import { advance } from "./advance.ts";
import { elapse } from "./elapse.ts";

const book = testBook();
const nothing = { commands: [], next: undefined };

/** Dispatched on Monday, 1 June; three working days end on Thursday at 17:00, 15:00 UTC. */
const atRoads = [registered(), dispatchedTo("roads", { limit: { policy: "standard", dueAt: 0 } })];
const due = parseInstant("2026-06-04T15:00:00Z") ?? 0;

const reminder = (at: Instant) => ({
  type: "SuperviseAppeal",
  appealId,
  at,
  by: "clock",
  form: "reminder",
  reason: "the limit of Standard, 3 working days has passed",
});

/** The history after the hotline did all that time made it do at `now`. */
function lookedAt(history: History, now: Instant): History {
  return elapse(history, book, now).commands.reduce<readonly Event[]>((before, command) => {
    const outcome = advance(before, command, book);
    if (!outcome.ok) throw new Error(outcome.reason.code);
    return before.concat(outcome.value);
  }, history);
}

test("until the limit has passed nothing happens, and it is known when to look again", () => {
  for (const now of [at(0), due - 1, due]) expect(elapse(atRoads, book, now)).toEqual({ commands: [], next: due + 1 });
});

test("an agency that lets its limit pass is reminded at the moment when it passed, however late somebody looks", () => {
  for (const now of [due + 1, due + 1000 * HOUR])
    expect(elapse(atRoads, book, now)).toEqual({ commands: [reminder(due + 1)], next: undefined });
});

test("it is reminded once", () => {
  const reminded = lookedAt(atRoads, due + HOUR);
  expect(reminded.length).toBe(atRoads.length + 1);
  expect(elapse(reminded, book, due + 1000 * HOUR)).toEqual(nothing);
});

test("a reminder by hand before the limit does not spare the agency that of the clock", () => {
  const byHand: Event = {
    type: "AppealSupervised",
    appealId,
    at: at(60),
    by: "hotline",
    form: "reminder",
    agency: "roads",
    reason: "please hurry",
  };
  expect(elapse([...atRoads, byHand], book, due + 1).commands).toEqual([reminder(due + 1)]);
});

test("the reminder never stands before what has happened since", () => {
  const late = signed("roads", { at: due + HOUR });
  expect(elapse([...atRoads, late], book, due + 2 * HOUR).commands).toEqual([reminder(due + HOUR)]);
});

test("rework has a limit of its own, and a reminder of its own", () => {
  const lateResult = [reported("roads", { at: due + HOUR }), followedUp({ at: due + 2 * HOUR, resolved: "no" })];
  const history = [...lookedAt(atRoads, due + 1), ...lateResult, reworkOrdered("roads", { at: due + 2 * HOUR })];
  const next = parseInstant("2026-06-09T15:00:00.001Z") ?? 0;
  expect(elapse(history, book, due + 3 * HOUR)).toEqual({ commands: [], next });
  expect(elapse(history, book, next).commands).toEqual([reminder(next)]);
});

test("the limit is the matter's: it goes on when the appeal is returned and sent to another agency", () => {
  const moved = [returned("roads"), dispatchedTo("desk", { at: at(15), limit: { policy: "standard" } })];
  expect(elapse([...atRoads, ...moved], book, due + 1).commands).toEqual([reminder(due + 1)]);
});

test("nobody is reminded while no agency holds the appeal", () => {
  const lives = {
    unknown: [],
    registered: [registered()],
    returned: [...atRoads, returned("roads")],
    reported: [...atRoads, reported("roads")],
    closed: [...atRoads, reported("roads"), followedUp(), closed()],
    reopened: [...atRoads, reported("roads"), followedUp(), closed(), reopened()],
  };
  for (const [name, history] of Object.entries(lives))
    expect([name, elapse(history, book, due + 1)]).toEqual([name, nothing]);
});

test("an imported dispatch names no policy of ours: the one that the table names for its matter counts", () => {
  const imported = dispatchedTo("east-office", { by: "import", manner: "imported", limit: { dueAt: at(0) } });
  const urgent = [registered({ text: "danger" }), imported];
  expect(elapse(urgent, book, at(0)).next).toBe(at(0) + 4 * HOUR + 1);
});
