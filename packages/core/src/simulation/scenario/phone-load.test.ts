import { expect, test } from "vitest";
import { smallTown, townBook } from "../../../test/literals/town.ts";
import type { Document } from "../../document.ts";
import { phoneLoadOf } from "./phone-load.ts";
import type { Scenario } from "./scenario.ts";
import { scenarioProblems } from "./scenario-problems.ts";

const document: Document = { file: "scenario.yaml", value: {}, placeOf: () => undefined };
const book = townBook();
const allDay = { from: "00:00", until: "24:00" };
const group = (languages: readonly string[], operators: number, more: object = {}) => ({
  name: languages.join(" and "),
  languages,
  shifts: [{ ...allDay, operators, ...more }],
});

interface Town {
  readonly callers?: object;
  readonly operators?: object;
}

/** 1,000 calls a day of 6 minutes: four operators who do nothing else for 100 hours. From a Wednesday on. */
const town = ({ callers, operators }: Town): Scenario =>
  smallTown({
    callers: { rate: "1000/day", channels: { phone: 1 }, languages: { en: 0.7, es: 0.3 }, ...callers },
    operators: { present: 1, talk: "4m", afterCall: "2m", interpreters: {}, ...operators },
    offices: { usual: { staff: 500, calendar: null } },
    followUp: { callers: 50 },
  });

const told = (scenario: Scenario) =>
  scenarioProblems(document, scenario, book).map(({ field, severity, message }) => [field, severity, message]);
const loads = (scenario: Scenario) =>
  phoneLoadOf(scenario, book).languages.map(({ languages, by, utilisation }) => [
    languages.join(),
    by,
    Number(utilisation.toFixed(4)),
  ]);

test("a language that nobody on duty can answer is an error, however patient the callers", () => {
  for (const patience of ["100d", "3m"]) {
    const nobody = town({ callers: { patience }, operators: { groups: [group(["en"], 6), group(["es"], 0)] } });
    expect(told(nobody)).toEqual([
      [
        "callers.languages.es",
        undefined,
        "nobody who can answer es is on duty in these days: no such call is answered",
      ],
    ]);
  }
});

test("too few who can answer a language are an error, though there are enough operators in all", () => {
  const groups = [group(["en"], 30), group(["es"], 1)];
  expect(told(town({ callers: { patience: "100d" }, operators: { groups } }))).toEqual([
    [
      "callers.languages.es",
      undefined,
      "those who can answer es would be busy 125 % of their time, and too few would hang up: the line grows without end",
    ],
  ]);
  expect(told(town({ operators: { groups } }))).toEqual([
    [
      "callers.languages.es",
      "warning",
      "those who can answer es would be busy 125 % of their time: only those who hang up keep the line finite",
    ],
  ]);
  expect(told(town({ operators: { groups: [group(["en"], 30), group(["es"], 2)] } }))).toEqual([]);
});

test("calls that need a skill are held against those who have it", () => {
  const callers = { categories: { "streets-hole": 1, "noise-night": 3 }, languages: { en: 1 }, patience: "2000d" };
  const skilled = (name: string, operators: number, skills: readonly string[], more: object = {}) => ({
    ...group(["en"], operators, more),
    name,
    skills,
  });
  const skills = { roads: ["streets"] };
  const few = [skilled("all", 10, []), skilled("roads", 1, ["roads"])];
  expect(told(town({ callers, operators: { skills, groups: few } }))).toEqual([
    [
      "operators.skills.roads",
      undefined,
      "those who can answer en with the skill roads would be busy 104 % of their time, and too few would hang up: the line grows without end",
    ],
  ]);
  const none = [skilled("all", 10, []), skilled("roads", 0, ["roads"])];
  expect(told(town({ callers, operators: { skills, groups: none } }))).toEqual([
    [
      "operators.skills.roads",
      undefined,
      "nobody who can answer en with the skill roads is on duty in these days: no such call is answered",
    ],
  ]);
});

test("skills that nobody has, that no call needs, and of no category are refused", () => {
  const groups = [{ ...group(["en", "es"], 10), skills: ["road"] }];
  expect(told(town({ operators: { groups, skills: { roads: ["street"] } } }))).toEqual([
    ["operators.skills.roads.0", undefined, "the city has no category street"],
    ["operators.groups.0.skills.0", undefined, "operators.skills does not say which calls need the skill road"],
    ["operators.skills.roads", undefined, "no operator has the skill roads"],
  ]);
});

test("operators of several languages count for each alone, and once for all together", () => {
  const both = town({
    callers: { patience: "100d" },
    operators: { groups: [group(["en"], 1), group(["en", "es"], 3)] },
  });
  // 100 hours of calls in the 96 of four people, of which 30 in the 72 of three.
  expect(loads(both)).toEqual([
    ["en,es", "operators", Number((100 / 96).toFixed(4))],
    ["es", "operators", Number((30 / 72).toFixed(4))],
  ]);
  expect(told(both).map(([field]) => field)).toEqual(["operators.groups"]);
});

test("with an interpreter everybody can answer, and the interpreters have a load of their own", () => {
  const groups = [group(["en"], 30)];
  const busy = (patience: string) =>
    told(town({ callers: { patience }, operators: { groups, interpreters: { es: 1 } } }));
  expect(busy("100d")).toEqual([
    [
      "operators.interpreters.es",
      undefined,
      "the interpreters of es, for whom operators wait on the line, would be busy 125 % of their time, and too few would hang up: the line grows without end",
    ],
  ]);
  expect(busy("3m").map(([field, severity]) => [field, severity])).toEqual([["operators.interpreters.es", "warning"]]);
  expect(told(town({ operators: { groups, interpreters: { es: 2 } } }))).toEqual([]);
});

test("only the days that are simulated count, with who came the evening before the first", () => {
  const on = (operators: object, days: number) => loads({ ...town({ operators }), days });
  const weekend = { days: ["sat"] };
  const english = [group(["en"], 30), group(["es"], 10, weekend)];
  // Wednesday to Friday, and to Saturday.
  expect(on({ groups: english }, 3)[0]).toEqual(["es", "operators", Number.POSITIVE_INFINITY]);
  expect(on({ groups: english }, 4).at(-1)).toEqual(["es", "operators", (4 * 30) / 240]);
  const nights = [
    { name: "night", languages: ["en", "es"], shifts: [{ from: "22:00", until: "06:00", operators: 20 }] },
  ];
  // Six hours in the morning, two in the evening.
  expect(on({ groups: nights }, 1)).toEqual([["en,es", "operators", 100 / 160]]);
});

test("where nobody at all is on duty in the days that are simulated, that is said once", () => {
  const groups = [group(["en"], 5, { days: ["sun"] }), group(["es"], 5, { days: ["sun"] })];
  expect(told({ ...town({ operators: { groups } }), days: 4 })).toEqual([
    ["operators.groups", undefined, "nobody is on duty in these days: no such call is answered"],
  ]);
});

test("where nobody who is on duty takes calls, that is said, and where", () => {
  expect(told(town({ operators: { present: 0, groups: [group(["en", "es"], 5)] } }))).toEqual([
    ["operators.present", undefined, "nobody who is on duty takes calls"],
  ]);
});

test("the calls are those of the days and months that are simulated", () => {
  const groups = [group(["en", "es"], 10)];
  const load = (callers: object, days: number) =>
    phoneLoadOf({ ...town({ callers, operators: { groups } }), days }, book).operators;
  const weekdays = [1, 1, 3, 1, 1, 0, 0];
  expect(load({ weekdays }, 1)).toBeCloseTo(3 * load({}, 1), 9);
  expect(load({ weekdays }, 7)).toBeCloseTo(load({}, 7), 9);
  expect(load({ week: weekdays.flatMap((day) => Array.from({ length: 24 }, () => day)) }, 1)).toBeCloseTo(
    3 * load({}, 1),
    9,
  );
  const months = [0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  expect(load({ months }, 7)).toBeCloseTo(12 * load({}, 7), 9);
});

test("who never calls overloads nobody: a language without weight, or a hotline without a phone", () => {
  const groups = [group(["en"], 6), group(["es"], 0)];
  expect(told(town({ callers: { languages: { en: 1, es: 0 } }, operators: { groups } }))).toEqual([]);
  expect(told(town({ callers: { channels: { web: 1 } }, operators: { groups } }))).toEqual([]);
});
