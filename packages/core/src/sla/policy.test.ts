import { expect, test } from "vitest";
import { type Document, readDocument } from "../document.ts";
import { SlaFile, Stage, stageNeedsCalendar } from "./policy.ts";

const document = (value: unknown): Document => ({ file: "sla.yaml", value, placeOf: () => undefined });
const resolve = { startsOn: "dispatched", target: { within: "7d", clock: "natural" } };
const file = (stages: unknown, more: object = {}) => ({
  default: "standard",
  policies: [{ id: "standard", name: "Standard", stages, ...more }],
});
const problemsOf = (value: unknown) => {
  const read = readDocument(document(value), SlaFile);
  return read.ok ? [] : read.reason.map(({ field, message }) => `${field}: ${message}`);
};

test("a policy is read with its defaults: it promises, and it warns of nothing", () => {
  expect(SlaFile.parse(file({ resolve })).policies[0]).toEqual({
    id: "standard",
    name: "Standard",
    illustrative: false,
    stages: {
      resolve: { startsOn: "dispatched", target: { within: 7 * 24 * 3600 * 1000, clock: "natural" }, warn: [] },
    },
  });
});

const at = "policies.0.stages.resolve";
test.each([
  [{ within: "soon", clock: "natural" }, `${at}.target.within: soon is no duration, such as 2h, 90m or 7d`],
  [{ within: "0h", clock: "natural" }, `${at}.target.within: 0h is no duration, such as 2h, 90m or 7d`],
  [{ within: "2h", clock: "lunar" }, `${at}.target.clock: Invalid option: expected one of "natural"|"working"`],
  [{ workingDays: 3 }, `${at}.target.ends: Invalid option: expected one of "close"|"endOfDay"|"sameTime"`],
  [{ workingDays: -1, ends: "close" }, `${at}.target.workingDays: Too small: expected number to be >=0`],
  [{ workingDays: 1.5, ends: "close" }, `${at}.target.workingDays: Invalid input: expected int, received number`],
  [
    { calendarDays: 3, ends: "close", roll: "back" },
    `${at}.target.roll: Invalid option: expected one of "none"|"nextWorking"`,
  ],
  [{ within: "2h", clock: "natural", workingDays: 3 }, `${at}.target.workingDays: there is no such field here`],
  [{ at: "tomorrow" }, `${at}.target.at: "tomorrow" is not an instant with its zone, such as "2026-03-08T07:30:00Z"`],
  [{ within: "3661d", clock: "natural" }, `${at}.target.within: 3661d is no duration, such as 2h, 90m or 7d`],
])("the target %j is refused, and what was meant is told", (target, problem) => {
  expect(problemsOf(file({ resolve: { ...resolve, target } }))).toEqual([problem]);
});

test("a policy without a stage, an unknown stage, an unknown start and a warning after the fact are refused", () => {
  expect(problemsOf(file({}))).toEqual(["policies.0.stages: a policy needs a stage"]);
  expect(problemsOf(file({ resolve, settle: resolve }))).toEqual([
    "policies.0.stages.settle: there is no such field here",
  ]);
  expect(problemsOf(file({ resolve: { ...resolve, startsOn: "whenever" } }))[0]).toContain(`${at}.startsOn`);
  const warn = [{ used: 1.5, level: "red" }];
  expect(problemsOf(file({ resolve: { ...resolve, warn } }))).toEqual([
    `${at}.warn.0.used: Too big: expected number to be <1`,
  ]);
});

test("every problem of a file is told at once", () => {
  const policy = { id: "has space", stages: { resolve: { ...resolve, target: { within: "soon", clock: "natural" } } } };
  expect(problemsOf({ policies: [policy] })).toEqual([
    "policies.0.id: a code has 1 to 80 characters and no space, comma or |",
    "policies.0.name: Invalid input: expected string, received undefined",
    `${at}.target.within: soon is no duration, such as 2h, 90m or 7d`,
    "default: Invalid input: expected string, received undefined",
  ]);
});

test("a step of a ladder is taken once, or as often as it says, or a hundred times where it only says that it is repeated", () => {
  const steps = [
    { after: "0s", form: "reminder" },
    { after: "1h", form: "written", repeat: "1d", max: 3 },
    { after: "1h", form: "written", repeat: "1d" },
  ];
  const read = SlaFile.parse(file({ resolve: { ...resolve, escalate: steps } })).policies[0]?.stages.resolve?.escalate;
  expect(read?.map(({ after, clock, max }) => [after, clock, max])).toEqual([
    [0, "natural", 1],
    [3_600_000, "natural", 3],
    [3_600_000, "natural", 100],
  ]);
});

test("a stage needs a calendar wherever anything in it counts by one", () => {
  const needs = (rules: object) => stageNeedsCalendar(Stage.parse({ ...resolve, ...rules }));
  expect(needs({})).toBe(false);
  expect(needs({ target: { at: "2026-03-08T07:30:00Z" } })).toBe(false);
  expect(needs({ target: { workingDays: 1, ends: "close" } })).toBe(true);
  expect(needs({ warn: [{ left: "1h", clock: "working", level: "red" }] })).toBe(true);
  expect(needs({ escalate: [{ after: "1h", clock: "working", form: "written" }] })).toBe(true);
  expect(needs({ extend: { maxTotal: { workingDays: 10 } } })).toBe(true);
  expect(needs({ extend: { maxTotal: { within: "1d", clock: "natural" } } })).toBe(false);
});
