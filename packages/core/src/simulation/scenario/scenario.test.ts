import { expect, test } from "vitest";
import { smallTown, townBook } from "../../../test/literals/town.ts";
import type { Document } from "../../document.ts";
import { presets } from "./presets.ts";
import { readScenario, Scenario, scenarioJsonSchema } from "./scenario.ts";
import { scenarioProblems } from "./scenario-problems.ts";

const document = (value: unknown): Document => ({ file: "scenario.yaml", value, placeOf: () => undefined });
const book = townBook();

const least = {
  name: "least",
  city: "testville",
  from: "2026-01-05",
  days: 7,
  callers: { rate: "240/day" },
  operators: {
    groups: [{ name: "all", languages: ["zh"], shifts: [{ from: "00:00", until: "24:00", operators: 3 }] }],
  },
};

test("little need be said; everything else has a default", () => {
  const read = readScenario(document(least));
  expect(read.ok && read.value.callers.rate).toBe(240);
  expect(read.ok && read.value.offices.usual.staff).toBe(3);
});

test("every default says where it comes from", () => {
  const without: string[] = [];
  function look(schema: unknown, path: string): void {
    if (typeof schema !== "object" || schema === null) return;
    const said = schema as Record<string, unknown>;
    const plain = JSON.stringify(said.default);
    if ("default" in said && !("x-source" in said) && plain !== "{}") without.push(path);
    for (const [name, part] of Object.entries((said.properties ?? {}) as object)) look(part, `${path}.${name}`);
    look(said.items, `${path}[]`);
  }
  look(scenarioJsonSchema(), "scenario");
  expect(without).toEqual([]);
});

test("what cannot be is refused, all of it at once and each with its field", () => {
  const read = readScenario(
    document({
      ...least,
      days: 0,
      callers: { rate: "0/day", patience: "-3m", businesses: 1.2, redial: { share: 2, after: "soon" } },
      operators: { ...least.operators, groups: [], talk: { lognormal: { mean: "3m" } }, answered: -0.1 },
      offices: { usual: { staff: 0 }, kinds: { ministry: {} } },
    }),
  );
  const fields = read.ok ? [] : read.reason.map(({ field }) => field);
  for (const field of [
    "days",
    "callers.rate",
    "callers.patience",
    "callers.businesses",
    "callers.redial.share",
    "operators.groups",
    "operators.answered",
    "offices.usual.staff",
  ])
    expect(fields).toContain(field);
});

test("a rate has a unit", () => {
  const rateOf = (rate: string) => Scenario.safeParse({ ...least, callers: { rate } }).data?.callers.rate;
  expect(rateOf("70000/day")).toBe(70_000);
  expect(rateOf("10/hour")).toBe(240);
  expect(rateOf("70000")).toBeUndefined();
});

test("codes that the city does not have are told with what was meant", () => {
  const scenario = smallTown({
    callers: { rate: "100/day", categories: { strets: 1 }, areas: { east: 1 }, languages: { en: 1, el: 1 } },
    offices: { usual: { staff: 3, calendar: "offce" }, agencies: { road: { staff: 3 } } },
  });
  const problems = scenarioProblems(document({}), { ...scenario, city: "elsewhere" }, book);
  expect(problems.map(({ code, field }) => [code, field])).toEqual([
    ["scenario/other-city", "city"],
    ["scenario/unknown-code", "callers.categories.strets"],
    ["scenario/unknown-code", "offices.agencies.road"],
    ["scenario/unknown-code", "offices.usual.calendar"],
    ["scenario/nobody-speaks", "callers.languages.el"],
  ]);
  expect(problems[1]?.suggestion).toContain("streets");
});

test("a backlog that would grow for ever is told before the run, with the utilisation", () => {
  const scenario = smallTown({
    callers: { rate: "4000/day", languages: { en: 1 } },
    followUp: { callers: 1, talk: "10m" },
    offices: { usual: { staff: 5, work: "2h" } },
  });
  const problems = scenarioProblems(document({}), scenario, book);
  expect(problems.map(({ field, severity }) => [field, severity])).toContainEqual(["followUp.callers", undefined]);
  const offices = problems.filter(({ field }) => field === "offices.usual").map(({ message }) => message);
  expect(offices.some((message) => /would be busy \d+ %/.test(message))).toBe(true);
});

test("too few operators are a warning, since callers hang up; none at all are an error", () => {
  const groups = (operators: number) => [
    { name: "all", languages: ["en"], shifts: [{ from: "08:00", until: "16:00", operators }] },
  ];
  const told = (operators: number) =>
    scenarioProblems(
      document({}),
      smallTown({
        callers: { rate: "2000/day", languages: { en: 1 } },
        operators: { groups: groups(operators) },
        offices: { usual: { staff: 500 } },
      }),
      book,
    ).map(({ field, severity }) => [field, severity]);
  expect(told(5)).toContainEqual(["operators.groups", "warning"]);
  expect(told(0)).toContainEqual(["operators.groups", undefined]);
  expect(told(100)).toEqual([]);
});

test.each(presets)("the preset $name is sound", (preset) => {
  const read = readScenario(document(preset));
  expect(read.ok ? [] : read.reason).toEqual([]);
});
