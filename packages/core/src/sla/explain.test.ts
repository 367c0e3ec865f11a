import { expect, test } from "vitest";
import { at, dispatchedTo, extensionApproved, parked, registered, reported, resumed } from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import { testBook } from "../testing/test-city.ts";
import { sayClock } from "../text/clock-words.ts";
import { en } from "../text/en.ts";
import { zh } from "../text/zh.ts";
import { DAY, HOUR } from "../time/duration.ts";
import { compileZone, formatInZone } from "../time/zone.ts";
import { type Clock, readClock } from "./clock.ts";
import { explainClock } from "./explain.ts";
import type { Stage, Target } from "./policy.ts";

const { calendars } = testBook();
const rules = { policy: "standard", book: "1f2e" };
const zone = compileZone("Europe/Berlin");
const inCity = (instant: number) => formatInZone(instant, zone).slice(0, 16).replace("T", " ");

/** Monday to Wednesday, parked over Tuesday and Wednesday, and reported on Monday of the next week. */
const life: readonly Event[] = [
  registered(),
  dispatchedTo("roads"),
  parked("roads", { at: at(24 * 60) }),
  resumed({ at: at(72 * 60) }),
  reported("roads", { at: at(0) + 7 * DAY + 9 * HOUR }),
];

const explained = (target: Target, now: number, history = life) => {
  const stage: Stage = { startsOn: "dispatched", target, calendar: "office", warn: [] };
  return explainClock(readClock(history, "resolve", stage, calendars) as Clock, rules, now);
};
const threeDays: Target = { workingDays: 3, ends: "close" };

test("a clock is explained by its rules, and segment by segment up to the moment", () => {
  expect(explained(threeDays, at(73 * 60))).toEqual({
    ...rules,
    stage: "resolve",
    cycle: 1,
    target: threeDays,
    calendar: "office",
    holidaysKnownUntil: undefined,
    state: "running",
    elapsed: 1,
    remaining: 2,
    dueAt: at(0) + 7 * DAY + 8 * HOUR,
    breachedAt: undefined,
    provisional: false,
    segments: [
      { state: "running", from: at(0), to: at(1440), because: "AppealDispatched", counted: 1, dueAt: at(80 * 60) },
      { state: "paused", from: at(1440), to: at(72 * 60), because: "AppealParked", counted: 0, dueAt: undefined },
      {
        state: "running",
        from: at(72 * 60),
        to: undefined,
        because: "AppealResumed",
        counted: 0,
        dueAt: at(0) + 7 * DAY + 8 * HOUR,
      },
    ],
  });
});

test("it reads in words", () => {
  expect(sayClock(explained(threeDays, at(0) + 9 * DAY), en, inCity)).toEqual([
    "Settle it: 3 working days, to the close of business (policy standard, book 1f2e, calendar office).",
    "2026-06-01 09:00 to 2026-06-02 09:00: runs (dispatched), counts 1 working day, due 2026-06-04 17:00.",
    "2026-06-02 09:00 to 2026-06-04 09:00: stands still (parked).",
    "2026-06-04 09:00 to 2026-06-08 18:00: runs (taken up again), counts 2 working days, due 2026-06-08 17:00.",
    "Since 2026-06-08 18:00: stopped (result reported).",
    "Stopped late.",
    "A limit was broken at 2026-06-08 17:00.",
  ]);
  expect(sayClock(explained({ within: 24 * HOUR, clock: "working" }, at(1440 + 60)), zh, inCity)).toEqual([
    "办理反馈: 工作时间 1d （时限政策 standard，规则版本 1f2e，日历 office）。",
    "2026-06-01 09:00 至 2026-06-02 09:00：计时（派单），计入 8h，2026-06-03 17:00 到期。",
    "2026-06-02 09:00 起：暂停计时（挂账）。",
    "暂停计时，剩余 16h。",
  ]);
});

test.each([
  ["running", { within: 8 * HOUR, clock: "natural" }, at(60), [], "Due 2026-06-01 17:00: 7h left."],
  ["overdue", { within: 8 * HOUR, clock: "natural" }, at(540), [], "Overdue since 2026-06-01 17:00, by 1h."],
  ["a moment", { at: at(480) }, at(60), [], "Due 2026-06-01 17:00: 7h left."],
  [
    "calendar days",
    { calendarDays: 3, ends: "endOfDay", roll: "nextWorking" },
    at(60),
    [],
    "Due 2026-06-05 00:00: 3 calendar days left.",
  ],
  [
    "extended",
    { within: 8 * HOUR, clock: "natural" },
    at(60),
    [extensionApproved({ until: at(540) })],
    "Due 2026-06-01 18:00: 8h left.",
  ],
] as const)("a clock that is %s says how it stands", (_name, target, now, more, sentence) => {
  const history = [...life.slice(0, 2), ...more];
  expect(sayClock(explained(target, now, history), en, inCity).at(-1)).toBe(sentence);
  for (const line of sayClock(explained(target, now, history), zh, inCity)) expect(line).toMatch(/。$/);
});
