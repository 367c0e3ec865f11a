import { expect, test } from "vitest";
import { smallTown, townBook } from "../../../test/literals/town.ts";
import type { Document } from "../../document.ts";
import { assumptionsOf } from "./assumptions.ts";
import { loadOf } from "./load.ts";
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

test("every field says what it means", () => {
  const silent: string[] = [];
  function look({ properties = {}, items, additionalProperties, description }: Described, path: string): void {
    if (description === undefined) silent.push(path);
    for (const [name, part] of Object.entries(properties)) look(part, `${path}.${name}`);
    for (const part of [items, additionalProperties])
      for (const [name, one] of Object.entries(part?.properties ?? {})) look(one, `${path}[].${name}`);
  }
  const { properties = {} } = scenarioJsonSchema() as Described;
  for (const [name, part] of Object.entries(properties)) look(part, name);
  expect(silent).toEqual([]);
});

interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly additionalProperties?: Described;
}

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

test("a rate without a unit is told how it is written", () => {
  const told = (rate: unknown) => {
    const read = readScenario(document({ ...least, callers: { rate } }));
    return read.ok ? [] : read.reason.map(({ field, message }) => [field, message]);
  };
  expect(told(30)).toEqual([["callers.rate", "write 30/day or 30/hour"]]);
  for (const none of [0, -30, Number.NaN, null, ["30", 5], {}])
    expect(told(none)).toEqual([["callers.rate", expect.stringContaining("expected string")]]);
});

test.each([{}, { phone: 0 }, { phone: 0, web: 0 }])("of weights one at least is above 0: not %j", (channels) => {
  const callers = { rate: "240/day", channels, kinds: { inquiry: 0 }, categories: {}, areas: { north: 0 } };
  const read = readScenario(document({ ...least, callers }));
  const told = read.ok ? [] : read.reason.map(({ field, message }) => [field, message]);
  const fields = ["channels", "kinds", "categories", "areas"];
  expect(told).toEqual(fields.map((field) => [`callers.${field}`, "one weight at least is above 0"]));
});

test("names are one line of text", () => {
  const operators = { groups: least.operators.groups.map((group) => ({ ...group, name: "all\u2028of them" })) };
  const read = readScenario(document({ ...least, name: "two\nlines", city: "test\u0000ville", operators }));
  const fields = read.ok ? [] : read.reason.map(({ field }) => field);
  expect(fields).toEqual(["name", "city", "operators.groups.0.name"]);
});

test.each([
  [
    { callers: { rate: "1/day", patience: "-5m" } },
    "callers.patience",
    '"-5m" is no length of time, such as 20s, 5m or 7d',
  ],
  [{ callers: { rate: "1/day", patience: 5 } }, "callers.patience", "5 is no length of time, such as 20s, 5m or 7d"],
  [{ callers: { rate: "1/day", dayFactor: -2 } }, "callers.dayFactor", "a multiple is not below 0"],
  [{ callers: { rate: "1/day", dayFactor: 0 } }, "callers.dayFactor", "a multiple is above 0 on average"],
  [{ from: "9999-12-30" }, "from", "calendars tell of days from 1801 to 2588"],
  [{ from: "1800-12-31" }, "from", "calendars tell of days from 1801 to 2588"],
])("of %j it is told what would do", (wrong, field, message) => {
  const read = readScenario(document({ ...least, ...wrong }));
  expect(read.ok ? [] : read.reason).toMatchObject([{ field, message }]);
});

test.each(["1801-01-02", "2588-12-22"])("a simulation may begin on %s", (from) => {
  const read = readScenario(document({ ...least, from, days: 3660 }));
  expect(read.ok).toBe(true);
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

test("people of a scenario speak languages that appeals can have, written as appeals have them", () => {
  const scenario = smallTown({ callers: { rate: "100/day", languages: { "klingon!!": 1, english: 1, iw: 1, en: 1 } } });
  const problems = scenarioProblems(document({}), scenario, book);
  const told = problems.filter(({ code }) => code === "scenario/bad-language");
  expect(told.map(({ field, suggestion }) => [field, suggestion])).toEqual([
    ["callers.languages.klingon!!", undefined],
    ["callers.languages.english", undefined],
    ["callers.languages.iw", "write he"],
  ]);
});

test("what a surge is about, and every calendar, is held against the city too", () => {
  const surge = { from: "2026-03-26", until: "2026-03-27", times: 3 };
  const surges = [surge, { ...surge, categories: ["streets", "drains"], areas: ["eest"] }];
  const scenario = smallTown({
    callers: { rate: "100/day", languages: { en: 1 }, surges },
    offices: { agencies: { roads: { signsIn: "nights" } }, kinds: { department: { calendar: "days" } } },
  });
  expect(scenarioProblems(document({}), scenario, book).map(({ field }) => field)).toEqual([
    "callers.surges.1.categories.1",
    "callers.surges.1.areas.0",
    "offices.kinds.department.calendar",
    "offices.agencies.roads.signsIn",
  ]);
});

test("a surge does not end before it begins, and is about something", () => {
  const surges = [{ from: "2026-03-27", until: "2026-03-26", times: -1, categories: [] }];
  const read = readScenario(document({ ...least, callers: { ...least.callers, surges } }));
  const fields = read.ok ? [] : read.reason.map(({ field }) => field);
  expect(fields).toEqual(["callers.surges.0.times", "callers.surges.0.categories", "callers.surges.0.until"]);
});

test("a surge of which nothing is simulated is a warning", () => {
  // The week of the small town begins on 2026-03-25.
  const spans = [
    ["2026-03-23", "2026-03-24"],
    ["2026-03-23", "2026-03-25"],
    ["2026-03-31", "2026-04-02"],
    ["2026-04-01", "2026-04-02"],
  ];
  const surges = spans.map(([from, until]) => ({ from, until, times: 3 }));
  const scenario = smallTown({ callers: { rate: "100/day", languages: { en: 1 }, surges } });
  const told = scenarioProblems(document({}), scenario, book).map(({ field, severity, code }) => [
    field,
    severity,
    code,
  ]);
  expect(told).toEqual([
    ["callers.surges.0", "warning", "scenario/untimely"],
    ["callers.surges.3", "warning", "scenario/untimely"],
  ]);
});

test("what citizens and callers do may be said in part: the rest is as usual, and told as an assumption", () => {
  const said = {
    ...least,
    callers: { ...least.callers, redial: { share: 0.2 } },
    citizens: { resolved: { base: 2 }, unresolved: {}, repeat: { share: 0.1 } },
  };
  const [whole, part] = [readScenario(document(least)), readScenario(document(said))];
  if (!whole.ok || !part.ok) throw new Error("it does not read");
  const { callers, citizens } = whole.value;
  expect(part.value.callers.redial).toEqual({ ...callers.redial, share: 0.2 });
  expect(part.value.citizens).toEqual({
    ...citizens,
    resolved: { ...citizens.resolved, base: 2 },
    repeat: { ...citizens.repeat, share: 0.1 },
  });
  const fields = assumptionsOf(document(said), part.value).map(({ field }) => field);
  expect(fields).toContain("citizens.resolved.perDay");
  expect(fields).not.toContain("citizens.resolved.base");
  expect(fields).toContain("citizens.satisfied");
  expect(fields).toContain("callers.redial.after");
});

test("how busy everybody would be is what comes over what can be done", () => {
  const scenario = smallTown({
    callers: { rate: "2400/day", languages: { en: 1 }, channels: { phone: 0.5, web: 0.5 }, kinds: { complaint: 1 } },
    operators: {
      present: 0.5,
      talk: "4m",
      afterCall: "1m",
      groups: [{ name: "all", languages: ["en"], shifts: [{ from: "08:00", until: "18:00", operators: 40 }] }],
    },
    offices: { usual: { staff: 100, calendar: null, work: "2h" }, agencies: { desk: { staff: 200 } } },
    followUp: { callers: 10, reached: 0.5, talk: "2m" },
  });
  const { operators, followUp, offices } = loadOf(scenario, book);
  // 1,200 calls of 5 minutes in 10 hours of 20 people.
  expect(operators).toBeCloseTo(100 / 200, 9);
  // 2,400 orders, 1.75 attempts of 2 minutes each where at most three are made, by 10 people round the clock.
  expect(book.parameters.maxFollowUpAttempts).toBe(3);
  expect(followUp).toBeCloseTo((2400 * 1.75 * 2) / (10 * 24 * 60), 9);
  // All is sent somewhere: two hours of work for each of 2,400.
  const staff = ({ agency }: { readonly agency: string }): number => (agency === "desk" ? 200 : 100);
  expect(offices.reduce((sum, one) => sum + one.utilisation * staff(one) * 24, 0)).toBeCloseTo(2400 * 2, 6);
  expect(offices.map(({ utilisation }) => utilisation)).toEqual(
    offices.map(({ utilisation }) => utilisation).toSorted((one, other) => other - one),
  );
});

test("a busy season and busy days count for everybody, not only for the operators", () => {
  const busy = (callers: object) => {
    const { operators, followUp, offices } = loadOf(
      smallTown({ callers: { rate: "2400/day", languages: { en: 1 }, ...callers } }),
      book,
    );
    return [operators, followUp, ...offices.map(({ utilisation }) => utilisation)];
  };
  const usual = busy({});
  const times = (factor: number) => usual.map((load) => expect.closeTo(factor * load, 9));
  expect(busy({ months: [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0] })).toEqual(times(12));
  expect(busy({ dayFactor: { exponential: { mean: 3 } } })).toEqual(times(3));
  expect(busy({ weekdays: [7, 0, 0, 0, 0, 0, 0] })).toEqual(times(1));
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

test("too few operators are an error where too few hang up before the end", () => {
  const told = (patience: unknown) =>
    scenarioProblems(
      document({}),
      smallTown({
        callers: { rate: "2000/day", languages: { en: 1 }, patience },
        operators: {
          groups: [{ name: "all", languages: ["en"], shifts: [{ from: "08:00", until: "16:00", operators: 5 }] }],
        },
        offices: { usual: { staff: 500 } },
      }),
      book,
    ).map(({ field, severity, message }) => [field, severity, message.split(": ").at(-1)]);
  expect(told("3660d")).toEqual([["operators.groups", undefined, "the line grows without end"]]);
  expect(told({ exponential: { mean: "3660d" } })).toEqual(told("3660d"));
  expect(told("1h")).toEqual([["operators.groups", "warning", "only those who hang up keep the line finite"]]);
});

test("callers who never wait and always call again at once are refused, since time would stand still", () => {
  const told = (callers: object) =>
    scenarioProblems(document({}), smallTown({ callers: { rate: "100/day", languages: { en: 1 }, ...callers } }), book)
      .filter(({ code }) => code === "scenario/endless")
      .map(({ field }) => field);
  const atOnce = { patience: "0s", redial: { share: 1, after: "0s" } };
  expect(told(atOnce)).toEqual(["callers.redial"]);
  for (const more of [
    { patience: "1s" },
    { redial: { share: 0.9, after: "0s" } },
    { redial: { share: 1, after: { uniform: { low: "0s", high: "1s" } } } },
  ])
    expect(told({ ...atOnce, ...more })).toEqual([]);
});

test("more contacts than can be simulated within hours are a warning, with their number", () => {
  const told = (rate: string) =>
    scenarioProblems(document({}), smallTown({ callers: { rate, languages: { en: 1 } } }), book)
      .filter(({ code }) => code === "scenario/vast")
      .map(({ field, severity, message }) => [field, severity, message.split(" in ")[0]]);
  expect(told("999999999999/hour")).toEqual([["callers.rate", "warning", "some 168,000,000,000,000 contacts"]]);
  expect(told("70000/day")).toEqual([]);
});

test.each(presets)("the preset $name is sound", (preset) => {
  const read = readScenario(document(preset));
  expect(read.ok ? [] : read.reason).toEqual([]);
});
