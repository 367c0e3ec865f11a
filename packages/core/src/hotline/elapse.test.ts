import { expect, test } from "vitest";
import {
  appealId,
  at,
  closed,
  contacted,
  dispatchedTo,
  followedUp,
  parked,
  registered,
  reported,
  returned,
  reworkOrdered,
  signed,
} from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import { testBook, testCity } from "../testing/test-city.ts";
import { HOUR } from "../time/duration.ts";
import { type Instant, parseInstant } from "../time/instant.ts";
import { advance } from "./advance.ts";
import { elapse } from "./elapse.ts";

const book = testBook();
const nothing = { commands: [], next: undefined };

/** Dispatched on Monday, 1 June; three working days end on Thursday at 17:00, 15:00 UTC. */
const atRoads = [registered(), dispatchedTo("roads", { limit: { policy: "standard", dueAt: 0 } })];
const signedFor = [...atRoads, signed("roads")];
const due = parseInstant("2026-06-04T15:00:00Z") ?? 0;

const announcing = (at: Instant, announcement: object) => ({
  type: "AnnounceClock",
  appealId,
  at,
  by: "clock",
  announcement,
});
const breach = (at = due + 1, dueAt = due) => announcing(at, { kind: "breach", stage: "resolve", dueAt });
const reminder = (at = due + 1, dueAt = due, agency = "roads", reachedAt = at) =>
  announcing(at, { kind: "escalation", stage: "resolve", dueAt, reachedAt, form: "reminder", agency });
/** What the test city's policy says at first: eight working hours to sign, which nobody does here. */
const unsigned = announcing(at(480) + 1, { kind: "breach", stage: "acknowledge", dueAt: at(480) });

/** The history after the hotline did all that time made it do at `now`. */
function lookedAt(history: History, now: Instant, by = book): History {
  return elapse(history, by, now).commands.reduce<readonly Event[]>((before, command) => {
    const outcome = advance(before, command, by);
    if (!outcome.ok) throw new Error(outcome.reason.code);
    return before.concat(outcome.value);
  }, history);
}

test("what is parked is taken up again on the date that was named, however late somebody looks, and its limits go on", () => {
  const until = parseInstant("2026-06-03T10:00:00Z") ?? 0;
  const waiting = [...signedFor, parked("roads", { resolveOn: until })];
  const resume = { type: "ResumeAppeal", appealId, at: until, by: "clock" };
  expect(elapse(waiting, book, until - 1)).toEqual({ commands: [], next: until });
  expect(elapse(waiting, book, until).commands).toEqual([resume]);
  const late = elapse(waiting, book, until + 1000 * HOUR).commands;
  expect(late[0]).toEqual(resume);
  expect(late.slice(1).map(({ type }) => type)).toEqual(["AnnounceClock", "AnnounceClock"]);
  const stepwise = lookedAt(lookedAt(waiting, until), until + 1000 * HOUR);
  expect(lookedAt(waiting, until + 1000 * HOUR)).toEqual(stepwise);
});

test("what is parked is to be looked at again when its agency said so: it is reminded once, and not after the date", () => {
  const reviewAt = parseInstant("2026-06-02T10:00:00Z") ?? 0;
  const resolveOn = reviewAt + 24 * HOUR;
  const waiting = [...signedFor, parked("roads", { reviewAt, resolveOn })];
  const review = { type: "SuperviseAppeal", appealId, at: reviewAt, by: "clock", form: "reminder" };
  expect(elapse(waiting, book, reviewAt - 1)).toEqual({ commands: [], next: reviewAt });
  expect(elapse(waiting, book, reviewAt)).toMatchObject({ commands: [review], next: resolveOn });
  const reminded = lookedAt(waiting, reviewAt);
  expect(reminded.at(-1)).toMatchObject({ type: "AppealSupervised", agency: "roads", form: "reminder" });
  expect(elapse(reminded, book, reviewAt + HOUR)).toEqual({ commands: [], next: resolveOn });
  expect(lookedAt(waiting, resolveOn)).toEqual(lookedAt(reminded, resolveOn));
  const again = [
    ...lookedAt(waiting, resolveOn),
    parked("roads", { at: resolveOn, reviewAt: resolveOn + 1, resolveOn: due }),
  ];
  expect(elapse(again, book, resolveOn + 1).commands).toMatchObject([{ ...review, at: resolveOn + 1 }]);
  const pointless = [...signedFor, parked("roads", { reviewAt: resolveOn + 1, resolveOn })];
  expect(elapse(pointless, book, resolveOn)).toMatchObject({ commands: [{ type: "ResumeAppeal" }] });
});

test("until a limit has passed nothing happens, and it is known when to look again", () => {
  for (const now of [at(0), at(480)]) expect(elapse(signedFor, book, now)).toEqual({ commands: [], next: due + 1 });
  expect(elapse(atRoads, book, at(480))).toEqual({ commands: [], next: at(480) + 1 });
});

test("a limit that passes is announced, and its agency reminded, at that moment, however late somebody looks", () => {
  for (const now of [due + 1, due + 1000 * HOUR])
    expect(elapse(signedFor, book, now)).toEqual({ commands: [breach(), reminder()], next: undefined });
  expect(elapse(atRoads, book, due + 1).commands).toEqual([unsigned, breach(), reminder()]);
});

test("it is announced once", () => {
  const announced = lookedAt(signedFor, due + HOUR);
  expect(announced.slice(signedFor.length).map(({ type }) => type)).toEqual(["ClockBreached", "AppealSupervised"]);
  expect(elapse(announced, book, due + 1000 * HOUR)).toEqual(nothing);
});

test("a reminder by hand does not spare the agency that of the clock", () => {
  const byHand: Event = {
    type: "AppealSupervised",
    appealId,
    at: at(60),
    by: "hotline",
    form: "reminder",
    agency: "roads",
    reason: "please hurry",
  };
  expect(elapse([...signedFor, byHand], book, due + 1).commands).toEqual([breach(), reminder()]);
});

test("what is announced never stands before what has happened since, and says when it was so", () => {
  const late = contacted("roads", { at: due + HOUR });
  expect(elapse([...signedFor, late], book, due + 2 * HOUR).commands).toEqual([
    breach(due + HOUR),
    reminder(due + HOUR, due, "roads", due + 1),
  ]);
});

test("it is announced also when all is over, but not what was still to come when it ended", () => {
  const late = [
    reported("roads", { at: due + HOUR }),
    followedUp({ at: due + 2 * HOUR }),
    closed({ at: due + 2 * HOUR }),
  ];
  expect(elapse([...signedFor, ...late], book, due + 9 * HOUR).commands).toEqual([
    breach(due + 2 * HOUR),
    reminder(due + 2 * HOUR, due, "roads", due + 1),
  ]);
  const early = [reported("roads", { at: due }), followedUp({ at: due }), closed({ at: due })];
  expect(elapse([...signedFor, ...early], book, due + 9 * HOUR)).toEqual(nothing);
});

test("rework has a limit of its own, and a reminder of its own", () => {
  const lateResult = [reported("roads", { at: due + HOUR }), followedUp({ at: due + 2 * HOUR, resolved: "no" })];
  const history = [...lookedAt(signedFor, due + 1), ...lateResult, reworkOrdered("roads", { at: due + 2 * HOUR })];
  const next = parseInstant("2026-06-09T15:00:00Z") ?? 0;
  expect(elapse(history, book, due + 3 * HOUR)).toEqual({ commands: [], next: next + 1 });
  expect(elapse(history, book, next + 1).commands).toEqual([breach(next + 1, next), reminder(next + 1, next)]);
});

test("the limit is the matter's: whoever has it when it passes is reminded", () => {
  const moved = [
    returned("roads"),
    dispatchedTo("desk", { at: at(15), limit: { policy: "standard" } }),
    signed("desk", { at: at(20) }),
  ];
  expect(elapse([...atRoads, ...moved], book, due + 1).commands).toEqual([breach(), reminder(due + 1, due, "desk")]);
});

test("while no agency has the appeal nobody is reminded; the next one is, when it gets it", () => {
  const life = [...atRoads, returned("roads")];
  expect(elapse(life, book, due + 1)).toEqual({ commands: [breach()], next: undefined });
  const monday = due + 90 * HOUR;
  const found = [
    ...life,
    dispatchedTo("desk", { at: monday, limit: { policy: "standard" } }),
    signed("desk", { at: monday }),
  ];
  expect(elapse(found, book, monday + 1).commands).toEqual([breach(monday), reminder(monday, due, "desk")]);
});

test("where no clock runs nothing is announced", () => {
  const lives = {
    unknown: [],
    registered: [registered()],
    reported: [...signedFor, reported("roads")],
    closed: [...signedFor, reported("roads"), followedUp(), closed()],
    withdrawn: [
      ...signedFor,
      { type: "ImportWithdrawn", appealId, at: due + HOUR, by: "hotline", importId: "run", reason: "wrong" } as const,
    ],
  };
  for (const [name, history] of Object.entries(lives))
    expect([name, elapse(history, book, due + 2 * HOUR)]).toEqual([name, nothing]);
});

test("an imported dispatch names no policy of ours: the one that the table names for its matter counts", () => {
  const imported = dispatchedTo("east-office", { by: "import", manner: "imported", limit: { dueAt: at(0) } });
  const urgent = [registered({ text: "danger" }), imported];
  expect(elapse(urgent, book, at(0)).next).toBe(at(0) + 4 * HOUR + 1);
});

test("what an import brings was lived elsewhere: nothing is announced of the time before its last event", () => {
  const imported = signedFor.map((event) => ({ ...event, by: "import" as const }));
  expect(elapse(imported, book, due + 1).commands).toEqual([breach(), reminder()]);
  const noted = {
    type: "ProgressNoted",
    appealId,
    at: due + HOUR,
    by: "import",
    agency: "roads",
    note: "dug",
  } as const;
  expect(elapse([...imported, noted], book, due + 9 * HOUR)).toEqual(nothing);
});

/** The same city, told on Wednesday that Thursday, the last of the three working days, is a holiday. */
const holiday = "2026-06-04";
const corrected = testBook({
  ...testCity(),
  calendars: [
    {
      file: "calendars/office.yaml",
      value: {
        id: "office",
        zone: "Europe/Berlin",
        weekly: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]])),
        layers: [{ id: "holidays", holidays: [{ date: "2026-05-01" }, { date: holiday }] }],
      },
      placeOf: () => undefined,
    },
  ],
});

test("a corrected calendar takes back what was announced, once, and says what is true", () => {
  const announced = lookedAt(signedFor, due + HOUR);
  const now = due + 2 * HOUR;
  const friday = due + 24 * HOUR;
  const { commands, next } = elapse(announced, corrected, now);
  const base = { type: "CorrectClock", appealId, at: now, by: "clock", is: { dueAt: friday } };
  expect(commands).toEqual([
    { ...base, was: breach().announcement },
    { ...base, was: reminder().announcement },
  ]);
  expect(next).toBe(friday + 1);
  const takenBack = lookedAt(announced, now, corrected);
  expect(elapse(takenBack, corrected, now + HOUR)).toEqual({ commands: [], next: friday + 1 });
  // and there and back: what is so again is said again
  expect(elapse(takenBack, book, now).commands).toEqual([breach(now), reminder(now, due, "roads", due + 1)]);
});
