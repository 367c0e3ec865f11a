import { expect, test } from "vitest";
import type { Document } from "../document.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { readStaffingFile } from "./plan-file.ts";

const right = {
  profile: { calls: 1000, hours: Array.from({ length: 24 }, () => 1) },
  handling: "5m",
  target: { answered: { share: 0.8, within: "20s" } },
  shifts: [{ name: "day", starts: ["08:00"], length: "8h", breaks: [{ after: "4h", length: "30m" }], cost: 300 }],
};
const reading = (value: unknown) => {
  const document: Document = { file: "staffing.yaml", value, placeOf: (path) => ({ line: path.length, column: 1 }) };
  return readStaffingFile(document);
};
const problemsOf = (value: unknown): readonly string[] => {
  const read = reading(value);
  return read.ok ? [] : read.reason.map(({ field, message }) => `${field ?? "file"}: ${message}`);
};

test("times are read as milliseconds, a break at one time as a list of one, and what is left out has a plain meaning", () => {
  const read = reading(right);
  expect(read.ok && read.value).toMatchObject({
    handling: 5 * MINUTE,
    target: { answered: { within: 20 * SECOND } },
    shifts: [{ starts: [480 * MINUTE], breaks: [{ after: [240 * MINUTE], length: 30 * MINUTE }] }],
    shrinkage: 0,
    languages: [],
  });
});

test("everything that is wrong is told at once, each in its place", () => {
  const found = problemsOf({
    ...right,
    handling: "soon",
    target: {},
    patience: "2d",
    shrinkage: 1,
    overtime: true,
    shifts: [
      { name: "day", starts: ["08:10", "24:00"], length: "25h", cost: -1 },
      { name: "late", starts: [], length: "45m", cost: 1, breaks: [{ after: "4h", length: "0s" }] },
    ],
    languages: [{ language: "English", share: 1.2, by: "robot" }],
  });
  expect(found).toEqual(
    expect.arrayContaining([
      'handling: "soon" is not a duration, such as "2h", "90m", "7d" or "PT1H30M"',
      "target: name at least one thing to be kept",
      "patience: is longer than a day: leave it out, and nobody hangs up",
      "shrinkage: must be below 1",
      "overtime: there is no such field here",
      "shifts.0.starts.0: is no half hour, such as 07:30",
      "shifts.0.starts.1: the day is over then; 00:00 is when it begins",
      "shifts.0.length: is longer than a day",
      "shifts.1.length: is no whole number of half hours",
      "shifts.1.breaks.0.length: must be longer than nothing",
      "languages.0.share: must be below 1",
    ]),
  );
  for (const field of ["shifts.0.cost", "shifts.1.starts", "languages.0.by"])
    expect(
      found.some((problem) => problem.startsWith(`${field}: `)),
      field,
    ).toBe(true);
});

test("parts that are right by themselves may contradict each other", () => {
  const [day] = right.shifts;
  const interpreted = {
    language: "Korean",
    share: 0.6,
    by: "interpreter",
    target: { abandoned: 0.1 },
    shifts: ["night"],
  };
  expect(
    problemsOf({
      ...right,
      calls: "calls.csv",
      target: { abandoned: 0.03 },
      shifts: [day, day],
      languages: [interpreted, { ...interpreted, share: 0.4 }],
    }),
  ).toEqual([
    "file: give either calls, a table, or a profile",
    "target.abandoned: is kept by itself where nobody hangs up: give the patience of the callers",
    "shifts.1.name: a shift day is there already",
    "languages.1.language: Korean is there already",
    "languages: the shares of the languages leave nothing to the others",
    "languages.0.shifts.0: there is no shift night",
    "languages.0: who waits for an interpreter does not hang up: give a target of another kind",
    "languages.1.shifts.0: there is no shift night",
    "languages.1: who waits for an interpreter does not hang up: give a target of another kind",
  ]);
});

test("a break lies within its shift, and breaks follow each other whichever times are chosen", () => {
  const breaks = (...all: readonly object[]) => problemsOf({ ...right, shifts: [{ ...right.shifts[0], breaks: all }] });
  expect(breaks({ after: ["7h", "8h"], length: "30m" })).toEqual(["shifts.0.breaks.0: the break ends after the shift"]);
  const two = [
    { after: ["2h", "3h"], length: "30m" },
    { after: ["3h", "5h"], length: "1h" },
  ];
  expect(breaks(...two)).toEqual(["shifts.0.breaks.0: the next break begins before this one ends"]);
});

test("more ways to work than a solver has a chance with are refused, with their number", () => {
  const after = Array.from({ length: 12 }, (_, index) => `${30 * (index + 1)}m`);
  const late = Array.from({ length: 12 }, (_, index) => `${30 * (index + 14)}m`);
  const starts = Array.from(
    { length: 48 },
    (_, slot) => `${String(slot >> 1).padStart(2, "0")}:${slot % 2 ? 30 : "00"}`,
  );
  const breaks = [
    { after, length: "30m" },
    { after: late, length: "30m" },
  ];
  expect(problemsOf({ ...right, shifts: [{ name: "day", starts, length: "14h", breaks, cost: 1 }] })).toEqual([
    "shifts: there are 6912 ways to work them: give fewer starts or times of breaks",
  ]);
});
