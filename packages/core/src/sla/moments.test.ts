import { expect, test } from "vitest";
import { at, closed, dispatchedTo, extensionApproved, parked, registered, reported, resumed } from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import { testBook } from "../testing/test-city.ts";
import { HOUR, MINUTE } from "../time/duration.ts";
import { type Clock, readClock } from "./clock.ts";
import { moments, nextMoment } from "./moments.ts";
import { Stage } from "./policy.ts";

const { calendars } = testBook();
const atRoads = [registered(), dispatchedTo("roads")];

const stage = (rules: object): Stage =>
  Stage.parse({ startsOn: "dispatched", target: { within: "100m", clock: "natural" }, escalate: [], ...rules });

const clockOf = (rules: object, ...later: Event[]): Clock =>
  readClock([...atRoads, ...later], "resolve", stage(rules), calendars) as Clock;

/** Each moment as minutes since the start, and what it is. */
const told = (rules: object, ...later: Event[]) =>
  moments(clockOf(rules, ...later)).map((moment) => [
    (moment.at - at(0)) / MINUTE,
    moment.kind === "warning" ? moment.level : moment.kind === "breach" ? "breach" : moment.form,
  ]);

const justAfter = (minute: number) => minute + 1 / MINUTE;

test("a limit is broken a millisecond after it, unless the clock stopped by then", () => {
  expect(told({})).toEqual([[justAfter(100), "breach"]]);
  expect(told({}, reported("roads", { at: at(100) }))).toEqual([]);
  expect(told({}, reported("roads", { at: at(100) + 1 }))).toEqual([[justAfter(100), "breach"]]);
});

const yellow = { used: 0.5, level: "yellow" };
const red = { left: "10m", clock: "natural", level: "red" };

test("warnings come when a share is used, or when only so much is left", () => {
  expect(told({ warn: [red, yellow] })).toEqual([
    [50, "yellow"],
    [90, "red"],
    [justAfter(100), "breach"],
  ]);
});

test("a warning that would come before the start comes with it", () => {
  expect(told({ warn: [{ ...red, left: "5h" }] })).toEqual([
    [0, "red"],
    [justAfter(100), "breach"],
  ]);
});

test("a pause moves what has not come yet, and repeats nothing", () => {
  expect(told({ warn: [red, yellow] }, parked("roads", { at: at(60) }), resumed({ at: at(500) }))).toEqual([
    [50, "yellow"],
    [530, "red"],
    [justAfter(540), "breach"],
  ]);
});

test("more time that moves the mark of a warning ahead makes it come again", () => {
  expect(told({ warn: [yellow] }, extensionApproved({ at: at(60), until: at(400) }))).toEqual([
    [50, "yellow"],
    [200, "yellow"],
    [justAfter(400), "breach"],
  ]);
});

test("in working days the share is one of the open time between the start and the limit", () => {
  const days = { target: { workingDays: 1, ends: "close" }, calendar: "office", warn: [yellow] };
  expect(told(days)[0]).toEqual([8 * 60, "yellow"]);
});

test("time left may be counted in working time: ten minutes before Tuesday's opening is Monday evening", () => {
  const target = { within: "8h10m", clock: "working" };
  const warn = [{ left: "20m", clock: "working", level: "red" }];
  expect(told({ target, calendar: "office", warn })[0]).toEqual([7 * 60 + 50, "red"]);
});

test("the ladder goes on for as long as the clock runs after its limit", () => {
  const escalate = [
    { after: "0s", form: "reminder" },
    { after: "1h", form: "written", repeat: "1h", max: 2 },
  ];
  const all = [
    [justAfter(100), "breach"],
    [justAfter(100), "reminder"],
    [160, "written"],
    [220, "written"],
  ];
  expect(told({ escalate })).toEqual(all);
  expect(told({ escalate }, reported("roads", { at: at(170) }))).toEqual(all.slice(0, 3));
});

test("while the clock stands still nobody is pressed, and the time does not count", () => {
  const escalate = [{ after: "1h", form: "written" }];
  expect(told({ escalate }, parked("roads", { at: at(130) }), resumed({ at: at(1000) }))).toEqual([
    [justAfter(100), "breach"],
    [1030, "written"],
  ]);
});

test("the ladder may go by working time: four hours after a limit at 16:00 is Tuesday at noon", () => {
  const target = { within: "7h", clock: "working" };
  const escalate = [{ after: "4h", clock: "working", form: "interview" }];
  expect(told({ target, calendar: "office", escalate })[1]).toEqual([27 * 60, "interview"]);
});

test("a policy without a ladder reminds the agency that has to settle the matter, and no other", () => {
  const rules: Stage = { startsOn: "dispatched", target: { within: HOUR, clock: "natural" }, warn: [] };
  const kinds = (key: "resolve" | "acknowledge") =>
    moments(readClock(atRoads, key, rules, calendars) as Clock).map(({ kind }) => kind);
  expect([kinds("resolve"), kinds("acknowledge")]).toEqual([["breach", "escalation"], ["breach"]]);
});

test("the next moment is the first after now, and there is none once the clock has stopped", () => {
  const clock = clockOf({ warn: [yellow] });
  expect(nextMoment(clock, at(0))?.at).toBe(at(50));
  expect(nextMoment(clock, at(50))).toMatchObject({ kind: "breach", dueAt: at(100), at: at(100) + 1 });
  expect(nextMoment(clock, at(101))).toBeUndefined();
  expect(nextMoment(clockOf({}, closed({ at: at(10) })), at(0))).toBeUndefined();
});
