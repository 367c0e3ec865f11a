import { expect, test } from "vitest";
import { readCalendar } from "./read-calendar.ts";

const office = { id: "office", zone: "Asia/Shanghai", weekly: { mon: [["09:00", "17:00"]] } };

const problemsOf = (input: unknown) =>
  readCalendar(input).problems.map(({ code, field, severity = "error" }) => `${severity} ${code} ${field}`);

test("a calendar needs no more than an id, a zone and some hours", () => {
  const { calendar, problems } = readCalendar(office);
  expect(problems).toEqual([]);
  expect(calendar).toMatchObject({ id: "office", layers: [] });
});

test("all problems are told at once, each with its place", () => {
  const problems = problemsOf({
    id: "office",
    zone: "Asia/Shangai",
    weekly: {
      mon: [
        ["9:00", "17:00"],
        ["24:00", "03:00"],
      ],
      tue: [
        ["09:00", "12:00"],
        ["11:00", "13:00"],
      ],
      someday: [],
    },
    layers: [
      {
        id: "holidays",
        dates: { "2026-02-30": [], "2026-02-28": [["09:00", "25:00"]] },
        closures: [
          ["2026-01-02T00:00", "2026-01-01T00:00"],
          ["2026-01-01", "2026-01-02T00:00"],
        ],
        holidays: [{ date: "1700-01-01" }],
        hollidays: [],
      },
    ],
  });
  expect(problems.toSorted()).toEqual([
    "error calendar/malformed layers.0.closures.1.0",
    "error calendar/malformed layers.0.dates.2026-02-28.0.1",
    "error calendar/malformed layers.0.dates.2026-02-30",
    "error calendar/malformed layers.0.holidays.0.date",
    "error calendar/malformed weekly.mon.0.0",
    "error calendar/malformed weekly.mon.1.0",
    "error calendar/reversed-closure layers.0.closures.0",
    "error calendar/unknown-field layers.0.hollidays",
    "error calendar/unknown-field weekly.someday",
    "error calendar/unknown-zone zone",
    "warning calendar/overlap weekly.tue.1",
  ]);
});

test("an unknown zone comes with the one that was meant", () => {
  const [problem] = readCalendar({ ...office, zone: "Asia/Shangai" }).problems;
  expect(problem).toMatchObject({ suggestion: "did you mean Asia/Shanghai?", path: ["zone"] });
});

test("a calendar in which no shift ever starts is refused, even when it has other faults", () => {
  expect(problemsOf({ ...office, weekly: { mon: [] } })).toEqual(["error calendar/never-open weekly"]);
  expect(problemsOf({ ...office, zone: "x", weekly: {} })).toContain("error calendar/never-open weekly");
  expect(
    readCalendar({ ...office, weekly: {}, layers: [{ id: "fair", dates: { "2026-05-01": [["10:00", "16:00"]] } }] })
      .problems,
  ).toEqual([]);
});

test("hours that are malformed are no missing hours", () => {
  expect(problemsOf({ ...office, weekly: { mon: "09:00-17:00" } })).toEqual(["error calendar/malformed weekly.mon"]);
});

test("a make-up day like a day without shifts is doubtful", () => {
  const layers = [{ id: "x", workdays: [{ date: "2026-02-14", like: "sun" }] }];
  expect(problemsOf({ ...office, layers })).toEqual(["warning calendar/no-shifts layers.0.workdays.0"]);
});

test("a doubt stops nothing", () => {
  const { calendar, problems } = readCalendar({
    ...office,
    layers: [{ id: "x", holidays: [{ date: "2026-02-14" }], workdays: [{ date: "2026-02-14" }] }],
  });
  expect(problems).toMatchObject([
    { code: "calendar/shadowed", severity: "warning", path: ["layers", 0, "holidays", 0] },
  ]);
  expect(calendar).toBeDefined();
});

test("what is no calendar at all is refused, not thrown", () => {
  for (const input of [null, undefined, 7, "calendar", []]) expect(readCalendar(input).calendar).toBeUndefined();
});
