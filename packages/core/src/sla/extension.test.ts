import { expect, test } from "vitest";
import { at, dispatchedTo, extensionApproved, parked, registered } from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import { testBook } from "../testing/test-city.ts";
import { MINUTE } from "../time/duration.ts";
import { refusesExtension } from "./extension.ts";
import { Stage } from "./policy.ts";

const { calendars } = testBook();
const atRoads = [registered(), dispatchedTo("roads")];

const why = (
  extend: object | undefined,
  wanted: { readonly at: number; readonly until?: number; readonly more?: number },
  ...later: Event[]
) => {
  const target = { within: "100m", clock: "natural" };
  const stage = Stage.parse({ startsOn: "dispatched", target, calendar: "office", ...(extend && { extend }) });
  const refused = refusesExtension([...atRoads, ...later], stage, calendars, wanted);
  return refused?.code === "appeal/may-not-extend" ? refused.why : refused;
};

test("more time is granted before the limit has passed, at that very moment too, and no later", () => {
  for (const minute of [10, 100]) expect(why(undefined, { at: at(minute), until: at(500) })).toBeUndefined();
  expect(why(undefined, { at: at(100) + 1, until: at(500) })).toBe("overdue");
  expect(why({ beforeDueOnly: false }, { at: at(101), until: at(500) })).toBeUndefined();
});

test("what is wanted must be later than what is in force", () => {
  expect(why(undefined, { at: at(10), until: at(100) })).toBe("no-later");
  expect(why({ beforeDueOnly: false }, { at: at(600), until: at(500) })).toBe("no-later");
  expect(why(undefined, { at: at(10), more: MINUTE })).toBeUndefined();
});

test("it is granted as often as the policy says", () => {
  const first = extensionApproved({ at: at(20), until: at(200) });
  expect(why({ maxTimes: 2 }, { at: at(30), until: at(300) }, first)).toBeUndefined();
  expect(why({ maxTimes: 1 }, { at: at(30), until: at(300) }, first)).toBe("too-often");
});

test("all extensions together lie no farther beyond the first limit than the policy says", () => {
  const first = extensionApproved({ at: at(20), until: at(200) });
  const natural = { maxTotal: { within: "150m", clock: "natural" } };
  expect(why(natural, { at: at(30), until: at(250) }, first)).toBeUndefined();
  expect(why(natural, { at: at(30), until: at(251) }, first)).toBe("too-long");
  const days = { maxTotal: { workingDays: 10 } };
  const twoWeeks = 14 * 24 * 60;
  expect(why(days, { at: at(30), until: at(100 + twoWeeks) })).toBeUndefined();
  expect(why(days, { at: at(30), until: at(101 + twoWeeks) })).toBe("too-long");
});

test("where no clock runs there is nothing to extend", () => {
  expect(why(undefined, { at: at(60), until: at(500) }, parked("roads"))).toBe("no-clock");
  expect(refusesExtension(atRoads, undefined, calendars, { at: at(10), until: at(500) })).toMatchObject({
    why: "no-clock",
  });
});
