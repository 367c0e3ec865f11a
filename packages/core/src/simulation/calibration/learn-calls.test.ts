import { describe, expect, test } from "vitest";
import { weekdays } from "../../time/civil-date.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../time/duration.ts";
import { compileZone } from "../../time/zone.ts";
import { redialOf } from "./calls-redial.ts";
import { rosterOfCalls } from "./calls-roster.ts";
import { callsOfWeek } from "./calls-week.ts";
import { learnCalls } from "./learn-calls.ts";
import type { LoggedCall } from "./logged-call.ts";

const zone = compileZone("UTC");
const MONDAY = Date.parse("2026-03-02T00:00:00Z");

const call = (came: number, more: Partial<LoggedCall> = {}): LoggedCall => ({
  came: MONDAY + came,
  waited: 0,
  answered: true,
  served: 2 * MINUTE,
  operator: undefined,
  caller: undefined,
  ...more,
});
const some = (count: number, came: number): readonly LoggedCall[] =>
  Array.from({ length: count }, (_, n) => call(came + n));

describe("the calls of a week", () => {
  const working = [["mon", "tue", "wed"]] as const;
  const weightless = { zone, alike: [], weight: () => 1 };
  const calls = [
    ...some(4, 9 * HOUR),
    ...some(90, DAY + 9 * HOUR),
    ...some(6, 2 * DAY + 9 * HOUR),
    ...some(2, 4 * DAY + 9 * HOUR),
  ];

  test("are those of each day, where none is like another", () => {
    const week = callsOfWeek(calls, weightless);
    expect(week).toHaveLength(168);
    expect([0, 1, 2, 3, 4].map((day) => week[24 * day + 9])).toEqual([4, 90, 6, 0, 2]);
  });

  test("are the median of days that are alike, so that one burst is not expected again", () => {
    const week = callsOfWeek(calls, { ...weightless, alike: working });
    expect([0, 1, 2, 3, 4].map((day) => week[24 * day + 9])).toEqual([6, 6, 6, 0, 2]);
  });

  test("count a day without calls between the first and the last", () => {
    const twice = [...some(4, 9 * HOUR), ...some(8, 7 * DAY + 9 * HOUR), ...some(1, 13 * DAY)];
    const week = callsOfWeek(twice, weightless);
    expect([week[9], week[24 + 9], week[6 * 24]]).toEqual([6, 0, 0.5]);
  });
});

describe("whether one who hung up calls again", () => {
  const hungUp = { answered: false, served: 0, waited: MINUTE };
  const callers = Array.from({ length: 40 }, (_, n) => n);

  test("is what hanging up adds to those who call again anyway", () => {
    // Of 40 who hung up 22 call again after 10 minutes; of 40 who were answered 4 do.
    const calls = callers.flatMap((n) => {
      const at = n * 7 * MINUTE;
      return [
        call(at, { ...hungUp, caller: `hung up ${n}` }),
        ...(n < 22 ? [call(at + 11 * MINUTE, { caller: `hung up ${n}` })] : []),
        call(at, { caller: `answered ${n}` }),
        ...(n < 4 ? [call(at + 30 * MINUTE, { caller: `answered ${n}` })] : []),
      ];
    });
    const redial = redialOf(calls.toSorted((one, other) => one.came - other.came));
    const anyway = 4 / (40 + 22 + 4);
    expect(redial?.share).toBeCloseTo((22 / 40 - anyway) / (1 - anyway), 12);
    expect(redial).toMatchObject({ after: 10 * MINUTE, hungUp: 40, again: 22 });
  });

  test("is never, where enough are known who hung up and none of them calls again", () => {
    const redial = redialOf(callers.map((n) => call(n, { ...hungUp, caller: `${n}` })));
    expect(redial).toEqual({ share: 0, after: undefined, hungUp: 40, again: 0 });
  });

  test("is not learned where too few are known", () => {
    expect(redialOf(callers.map((n) => call(n, hungUp)))).toBeUndefined();
    expect(redialOf(callers.slice(0, 29).map((n) => call(n, { ...hungUp, caller: `${n % 3}` })))).toBeUndefined();
  });
});

describe("the roster of a log", () => {
  const shown = (calls: readonly LoggedCall[]) =>
    rosterOfCalls(calls, { zone, alike: [] }).map(({ days, from, until, operators }) => [
      days[0],
      from / HOUR,
      until / HOUR,
      operators,
    ]);

  test("has those who speak in a half hour, and those between two calls that are near", () => {
    const calls = [
      call(9 * HOUR + 25 * MINUTE, { operator: "Ann", served: 10 * MINUTE }),
      call(10 * HOUR + MINUTE, { operator: "Ann" }),
      call(9 * HOUR + 40 * MINUTE, { operator: "Bob" }),
      call(11 * HOUR + 40 * MINUTE, { operator: "Bob" }),
      call(11 * HOUR + 50 * MINUTE, {}),
    ];
    expect(shown(calls)).toEqual([
      ["mon", 9, 9.5, 1],
      ["mon", 9.5, 10, 2],
      ["mon", 10, 10.5, 1],
      ["mon", 11.5, 12, 1],
    ]);
  });

  test("is the mean where a weekday comes more than once, and goes on after midnight", () => {
    const late = (day: number, operator: string) => call(day * DAY - 5 * MINUTE, { operator, served: 10 * MINUTE });
    const calls = [late(1, "Ann"), late(1, "Bob"), late(1, "Cem"), late(8, "Ann"), call(8 * DAY)];
    expect(shown(calls)).toEqual([
      ["mon", 23.5, 24, 2],
      ["tue", 0, 0.5, 2],
    ]);
  });
});

const always = { "callers.channels": { phone: 1 }, "operators.afterCall": "0s" };

const learned = (calls: readonly LoggedCall[]) => {
  const { fitted, notLearned } = learnCalls(calls, { zone, alike: [], languages: ["en"] });
  const written = Object.fromEntries(fitted.map((value) => [value.path.join("."), value.written]));
  return { written, not: notLearned.map(({ field }) => field) };
};

test("a log in which nobody waits says nothing of patience, and one without operators nothing of talks", () => {
  const calls = Array.from({ length: 7 * 24 }, (_, hour) => call(hour * HOUR, { served: 0 }));
  expect(learned(calls)).toEqual({
    written: {
      "callers.rate": "24/day",
      "callers.week": Array.from({ length: 24 * weekdays.length }, () => 1),
      "callers.redial.share": 0,
      ...always,
    },
    not: ["callers.patience", "operators.talk", "operators.groups"],
  });
});

test("of those who hung up, the part that calls again is no first call", () => {
  const calls = Array.from({ length: 7 * 40 }, (_, n) => n).flatMap((n) => {
    const at = Math.floor(n / 40) * DAY + (n % 40) * 20 * MINUTE;
    const caller = `${n}`;
    return [
      call(at, { answered: false, served: 0, waited: 30 * SECOND, caller }),
      call(at + 5 * MINUTE, { caller, served: 3 * MINUTE + n * SECOND, operator: "Ann" }),
    ];
  });
  const { written } = learned(calls);
  expect(written).toMatchObject({
    "callers.rate": "40/day",
    "callers.redial": { share: 1, after: { exponential: { mean: "4m 30s" } } },
  });
  expect(written["operators.groups"]).toMatchObject([
    { name: "everybody", languages: ["en"], shifts: weekdays.map((day) => ({ days: [day], until: "13:30" })) },
  ]);
});

test.each([
  ["known", (n: number) => `${n}`],
  ["not known", () => undefined],
])(
  "where callers are %s and nobody is seen to call again, every call is a first one, and nobody redials",
  (_, nameOf) => {
    const calls = Array.from({ length: 7 * 40 }, (__, n) =>
      call(n * 30 * MINUTE, { answered: false, served: 0, waited: MINUTE, caller: nameOf(n) }),
    );
    expect(learned(calls).written).toMatchObject({ "callers.redial.share": 0 });
  },
);
