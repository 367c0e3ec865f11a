import { describe, expect, test } from "vitest";
import { document, table } from "../../test/literals/files.ts";
import { conditions } from "../routing/conditions/index.ts";
import type { RoutingFile } from "../routing/tables/read-catalogue.ts";
import { dueAt } from "../sla/target.ts";
import type { Table } from "../table.ts";
import { assigning, testBook, testCity } from "../testing/test-city.ts";
import { DAY, HOUR } from "../time/duration.ts";
import { parseInstant } from "../time/instant.ts";
import type { CityFolder } from "./city-folder.ts";
import { compileBook } from "./compile-book.ts";

const instant = (text: string): number => parseInstant(text) ?? Number.NaN;

const compileWith = (changes: Partial<CityFolder>) => compileBook({ ...testCity(), ...changes });

const problemsOf = (changes: Partial<CityFolder>) =>
  compileWith(changes).problems.map(({ file, line, field, code }) => `${file}:${line ?? ""} ${field ?? ""} ${code}`);

const sla = (change: (file: { policies: Record<string, unknown>[]; default: string }) => void): Partial<CityFolder> => {
  const file = structuredClone(testCity().sla.value) as { policies: Record<string, unknown>[]; default: string };
  change(file);
  return { sla: document("sla.yaml", file) };
};

const satisfaction = (value: object): Partial<CityFolder> => ({
  satisfaction: document("satisfaction.yaml", { ...(testCity().satisfaction.value as object), ...value }),
});

test("a sound folder compiles to a book without problems", () => {
  const { book, problems } = compileBook(testCity());
  expect(problems).toEqual([]);
  expect(book).toMatchObject({ city: { id: "testville" }, defaultPolicy: { id: "standard" }, scheme: { id: "plain" } });
});

test("a book answers for its lists", () => {
  const book = testBook();
  expect([book.hasAgency("roads"), book.hasCategory("noise"), book.hasArea("east")]).toEqual([true, true, true]);
  expect([book.hasHotline("testville"), book.hasHotline("roads")]).toEqual([true, false]);
});

test("the problems of all files are told at once, each at its place, and there is no book", () => {
  const { book } = compileWith({ areas: table("areas.csv", "id,name,kind,parent", "testville,Testville,town,x") });
  expect(book).toBeUndefined();
  expect(
    problemsOf({
      city: document("city.yaml", { ...(testCity().city.value as object), zone: "Europe/Berln" }),
      areas: table("areas.csv", "id,name,kind,parent", "testville,Testville,city,", "east,East,district,testvile"),
      agencies: table("agencies.csv", "id,name,kind,parent,area", "desk,Desk,hotlin,,", "roads,Roads,department,,west"),
      categories: table("categories.csv", "id,name,parent", "streets,Streets,", "streets,Streets,"),
      routing: assigning("id,category,>agency,>policy", ["a,stret,road,urgnt", "rest,,desk,"]),
      ...sla((file) => {
        file.default = "standrd";
      }),
      ...satisfaction({ scheme: "plane" }),
      calendars: [document("calendars/office.yaml", { id: "office", zone: "Europe/Berlin", weekly: { mon: "9-5" } })],
    }),
  ).toEqual([
    "city.yaml:2 zone document/custom",
    "areas.csv:3 parent city/unknown-parent",
    "agencies.csv:2 kind city/bad-cell",
    "agencies.csv:3 area city/bad-cell",
    "categories.csv:3 id city/code-twice",
    expect.stringMatching(/^calendars\/office.yaml:3 weekly.mon calendar\//),
    "sla.yaml:2 default sla/unknown-policy",
    "satisfaction.yaml:2 scheme satisfaction/unknown-scheme",
    "routing.csv:2 category routing/bad-cell",
    "routing.csv:2 >agency routing/unknown-agency",
    "routing.csv:2 >policy routing/unknown-policy",
  ]);
});

test("an answer of several values is refused where a table decides by it, and none where no table does", () => {
  const city = document("city.yaml", {
    ...(testCity().city.value as object),
    attributes: { missing: { type: "choice", values: ["heat", "hot-water"] } },
  });
  const open311 = document("open311.yaml", {
    ...(testCity().open311?.value as object),
    attributes: { missing: { datatype: "multivaluelist" } },
  });
  expect(problemsOf({ city, open311 })).toEqual([]);
  const routing = assigning("id,attribute:missing,>agency,>policy", ["heat,heat,roads,", "rest,,desk,"]);
  expect(problemsOf({ city, open311, routing })).toEqual([
    expect.stringMatching(/^open311.yaml:\d* attributes.missing.datatype open311\/several-values-routed$/),
  ]);
});

describe("one mistake is told once", () => {
  test("what names a node with a wrong parent is not wrong too", () => {
    expect(
      problemsOf({
        areas: table("areas.csv", "id,name,kind,parent", "east,East,district,nowhere", "west,West,district,east"),
      }),
    ).toEqual(["areas.csv:2 parent city/unknown-parent"]);
  });

  test("what names a calendar that is wrong is not wrong too", () => {
    const office = document("calendars/office.yaml", { id: "office", zone: "Europe/Berlin", weekly: { mon: "9-5" } });
    const problems = problemsOf({ calendars: [office] });
    expect(problems.filter((problem) => !problem.startsWith("calendars/"))).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });

  test("rules that name a policy of an sla.yaml that cannot be read are not wrong too", () => {
    const problems = problemsOf(
      sla((file) => {
        file.policies = [{ id: "standard" }];
      }),
    );
    expect(problems.filter((problem) => !problem.startsWith("sla.yaml"))).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe("policies", () => {
  const resolve = { startsOn: "dispatched", target: { workingDays: 3, ends: "close" } };

  test("an unknown calendar is told with the nearest known one", () => {
    const changed = sla((file) => {
      file.policies.push({ id: "new", name: "New", stages: { resolve: { ...resolve, calendar: "ofice" } } });
    });
    expect(compileWith(changed).problems).toEqual([
      expect.objectContaining({
        code: "sla/unknown-calendar",
        file: "sla.yaml",
        line: 6,
        field: "policies.2.stages.resolve.calendar",
        suggestion: "did you mean office?",
      }),
    ]);
  });

  test("a target that counts by a calendar must name one", () => {
    const changed = sla((file) => {
      file.policies.push({ id: "new", name: "New", stages: { resolve } });
    });
    expect(problemsOf(changed)).toEqual(["sla.yaml:5 policies.2.stages.resolve sla/no-calendar"]);
  });

  test("a policy stands once, and the default is one of them", () => {
    const changed = sla((file) => {
      file.policies.push({ ...file.policies[0] });
      file.default = "urgnt";
    });
    expect(problemsOf(changed)).toEqual([
      "sla.yaml:4 policies.2.id sla/policy-twice",
      "sla.yaml:2 default sla/unknown-policy",
    ]);
  });
});

test("a calendar stands in one file", () => {
  const [office] = testCity().calendars;
  const copy = document("calendars/copy.yaml", office?.value);
  expect(problemsOf({ calendars: [...testCity().calendars, copy] })).toEqual([
    "calendars/copy.yaml:2 id calendar/id-twice",
  ]);
});

test("a scheme that nobody knows is told with the nearest known one", () => {
  expect(compileWith(satisfaction({ scheme: "plan" })).problems).toEqual([
    expect.objectContaining({ code: "satisfaction/unknown-scheme", suggestion: "did you mean plain?" }),
  ]);
});

test("a city may weigh and credit otherwise than its scheme", () => {
  const weights = { response: 0.2, resolution: 0.2, satisfaction: 0.6 };
  const { book } = compileWith(satisfaction({ weights, credit: { satisfied: 0.5 } }));
  expect(book?.scheme).toMatchObject({ id: "plain", weights, credit: { satisfied: 0.5 } });
});

const elsewhere = (content: RoutingFile["content"]): Table => {
  if (!("table" in content)) throw new Error("the test city has its rules in a table");
  const { columns, rows } = content.table;
  return { file: "elsewhere.csv", columns, rows: rows.map((row) => ({ ...row, line: row.line * 2 + 1 })) };
};

describe("the version of a book", () => {
  const version = (changes: Partial<CityFolder> = {}) => compileWith(changes).book?.version;
  const { routing, city, sla: limits, satisfaction: survey, calendars } = testCity();
  const [office] = calendars;

  test("is the same for the same content wherever it stands in the files", () => {
    const moved = routing.map((folder) => ({
      ...folder,
      files: folder.files.map(({ name, content }) => ({ name, content: { table: elsewhere(content) } })),
    }));
    const written = Object.fromEntries(Object.entries(city.value as object).toReversed());
    expect(version()).toMatch(/^[0-9a-f]{12}$/);
    expect(version({ routing: moved, city: document("elsewhere.yaml", written) })).toBe(version());
  });

  const lists = ["agencies", "areas", "categories"] as const;
  test.each(lists)("changes when a cell of %s does", (list) => {
    const [first, ...others] = testCity()[list].rows;
    const [id = "", name = "", ...cells] = first?.cells ?? [];
    const changed = [id, `${name}!`, ...cells];
    const made = version({ [list]: { ...testCity()[list], rows: [{ line: 2, cells: changed }, ...others] } });
    expect(made).toBeDefined();
    expect(made).not.toBe(version());
  });

  test("changes when a rule does, or the date from which it is in force", () => {
    const routing = assigning("id,>agency", ["rest,desk"]);
    const versions = [
      version(),
      version({ routing }),
      version({ routing: routing.map((one) => ({ ...one, effective: "2027-01-01" })) }),
    ];
    expect(new Set(versions).size).toBe(3);
  });

  test.each<[string, Partial<CityFolder>]>([
    ["city", { city: document("city.yaml", { ...(city.value as object), number: "311" }) }],
    ["sla", { sla: document("sla.yaml", { ...(limits.value as object), default: "urgent" }) }],
    ["satisfaction", { satisfaction: document("s.yaml", { ...(survey.value as object), scheme: "huairou-2025" }) }],
    ["calendar", { calendars: [document("c.yaml", { ...(office?.value as object), layers: [] })] }],
  ])("changes when the %s does", (_what, changes) => {
    expect(version(changes)).toBeDefined();
    expect(version(changes)).not.toBe(version());
  });
});

describe("a promise", () => {
  const book = testBook();
  const fridayNoon = instant("2026-04-24T12:00:00+02:00");

  test("is what the target of the policy's limit says", () => {
    const stage = book.policies.get("standard")?.stages.resolve;
    const due = stage && dueAt(stage.target, fridayNoon, book.calendars.get("office"));
    expect(book.promise("standard", dispatchedAt(fridayNoon))).toEqual({ policy: "standard", dueAt: due });
    // Monday, Tuesday, Wednesday: three working dates after the Friday, which is not counted.
    expect(due).toBe(instant("2026-04-29T17:00:00+02:00"));
  });

  test("in natural time runs through the weekend", () => {
    expect(book.promise("urgent", dispatchedAt(fridayNoon))).toEqual({
      policy: "urgent",
      dueAt: fridayNoon + 4 * HOUR,
    });
  });

  test("is that of the default policy where none or an unknown one is named", () => {
    const standard = book.promise("standard", dispatchedAt(fridayNoon));
    expect(book.promise(undefined, dispatchedAt(fridayNoon))).toEqual(standard);
    expect(book.promise("forgotten", dispatchedAt(fridayNoon))).toEqual(standard);
  });

  test("leaves out holidays", () => {
    // Friday 1 May is a holiday: Thursday, Monday, Tuesday.
    expect(book.promise("standard", dispatchedAt(instant("2026-04-29T12:00:00+02:00")))?.dueAt).toBe(
      instant("2026-05-05T17:00:00+02:00"),
    );
  });

  test("of a policy without a limit to settle has no due moment", () => {
    const acknowledge = { startsOn: "dispatched", target: { within: "1d", clock: "natural" } };
    const { book: other } = compileWith(
      sla((file) => {
        file.policies.push({ id: "new", name: "New", stages: { acknowledge } });
      }),
    );
    expect(other?.promise("new", dispatchedAt(DAY))).toEqual({ policy: "new" });
  });
});

test("an embedder's own condition is a column of the table", () => {
  const long = {
    kind: "longer-than",
    summary: "the text has more characters",
    parse: ([cell]: readonly string[]) => ({ ok: true, value: Number(cell) }) as const,
    holds: (length: unknown, { text }: { readonly text: string }) => text.length > Number(length),
    got: (_length: unknown, { text }: { readonly text: string }) => String(text.length),
    example: { cell: "3", matches: { text: "long" }, misses: { text: "no" } },
  };
  const routing = assigning("id,longer-than,>agency", ["a,5,roads", "rest,,desk"]);
  const { book, problems } = compileBook({ ...testCity(), routing }, [...conditions, long]);
  expect(problems).toEqual([]);
  const about = { at: 0, category: "noise", text: "a long story", channel: "phone", kind: "complaint" } as const;
  expect(book?.routing.at(0).decide(about).outcome.agency).toBe("roads");
  expect(book?.routing.at(0).decide({ ...about, text: "short" }).outcome.agency).toBe("desk");
});

const dispatchedAt = (at: number) => ({ registeredAt: at, dispatchedAt: at });
