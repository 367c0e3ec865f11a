import { describe, expect, test } from "vitest";
import { compileCalendar, type WorkCalendar } from "../../src/time/calendar.ts";
import { type CalendarInput, calendarSchema } from "../../src/time/calendar-spec.ts";
import { type CivilDate, civilDate, parseDate, weekdayIndexOf } from "../../src/time/civil-date.ts";
import { HOUR } from "../../src/time/duration.ts";
import { parseInstant } from "../../src/time/instant.ts";
import { readChineseHolidays } from "../reference/read-reference.ts";

type Layer = NonNullable<CalendarInput["layers"]>[number];
type Status = "work" | "off";

const { timeZone, years, revisions, effectiveChecks } = readChineseHolidays();
const official = new Map(
  Object.values(years).flatMap(({ days }) => days.map(({ date, kind }) => [date, kind] as const)),
);

/** The status of the dates as they were announced before a revision. */
function beforeRevision(announced: string): Map<string, Status> {
  const changes = revisions
    .filter((revision) => revision.announced >= announced)
    .flatMap((revision) => revision.changes);
  return new Map([...official, ...changes.map(({ date, from }) => [date, from] as const)]);
}

function layerOf(id: string, status: Iterable<readonly [string, Status]>): Layer {
  const days = [...status];
  const on = (kind: Status) => days.filter(([, status]) => status === kind).map(([date]) => ({ date }));
  return { id, holidays: on("off"), workdays: on("work") };
}

function calendarOf(...layers: Layer[]): WorkCalendar {
  const hours: [string, string][] = [
    ["09:00", "12:00"],
    ["13:30", "17:30"],
  ];
  const weekly = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
  return compileCalendar(
    calendarSchema.parse({ id: "china", zone: timeZone, weekly, layers, holidaysKnownUntil: "2026-12-31" }),
  );
}

const isWorking = (status: Status | undefined, date: CivilDate) =>
  (status ?? (weekdayIndexOf(date) < 5 ? "work" : "off")) === "work";

const date = (text: string) => parseDate(text) as CivilDate;
const inChina = (text: string) => parseInstant(`${text}+08:00`) as number;
const china = calendarOf(layerOf("state-council", official));

test.each(effectiveChecks)("$year has $workingDays working days", ({ year, workingDays }) => {
  expect(china.workingDaysBetween(civilDate(year - 1, 12, 31) as CivilDate, civilDate(year, 12, 31) as CivilDate)).toBe(
    workingDays,
  );
});

test("every announced date is worked or not as announced", () => {
  const wrong = [...official].filter(
    ([day, status]) => china.isWorkingDate(date(day)) !== isWorking(status, date(day)),
  );
  expect(wrong).toEqual([]);
});

test("a make-up Saturday counts as a working day, with the hours of a Monday", () => {
  const friday = inChina("2026-10-09T16:00");
  expect(china.addWorkingDays(friday, 1, "close")).toBe(inChina("2026-10-10T17:30"));
  expect(china.between(inChina("2026-10-10T00:00"), inChina("2026-10-11T00:00"))).toBe(7 * HOUR);
});

test("answers are provisional for years that are not announced yet", () => {
  expect(china.isProvisional(inChina("2026-12-31T23:59"))).toBe(false);
  expect(china.isProvisional(inChina("2027-01-01T00:00"))).toBe(true);
});

describe.each(revisions)("the notice of $announced", ({ announced, changes }) => {
  const before = beforeRevision(announced);
  const notice = layerOf(
    announced,
    changes.map(({ date, to }) => [date, to] as const),
  );
  const laterNotices = revisions
    .filter((revision) => revision.announced > announced)
    .map((revision) =>
      layerOf(
        revision.announced,
        revision.changes.map(({ date, to }) => [date, to] as const),
      ),
    );

  test("as a later layer turns the calendar before it into the official one", () => {
    const old = calendarOf(layerOf("before", before));
    const revised = calendarOf(layerOf("before", before), notice, ...laterNotices);
    for (const change of changes) {
      expect(old.isWorkingDate(date(change.date))).toBe(change.from === "work");
      expect(revised.isWorkingDate(date(change.date))).toBe(change.to === "work");
    }
    const [from, to] = [inChina("2019-01-01T00:00"), inChina("2021-01-01T00:00")];
    expect(revised.segments(from, to)).toEqual(china.segments(from, to));
  });
});

test("a clock that was due on a day that became a holiday is due after it", () => {
  const old = calendarOf(layerOf("before", beforeRevision("2020-01-27")));
  const start = inChina("2020-01-23T16:00");
  expect(old.add(start, 8 * HOUR)).toBe(inChina("2020-01-31T17:00"));
  expect(china.add(start, 8 * HOUR)).toBe(inChina("2020-02-03T17:00"));
});
