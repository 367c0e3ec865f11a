import { describe, expect, test } from "vitest";
import { baltimore } from "../../test/literals/cities.ts";
import { proved } from "../../test/read-cells.ts";
import { usualContradictions } from "./contradictions.ts";
import { readMappedRows } from "./mapped-rows.ts";
import { Mapping, type MappingInput } from "./mapping.ts";

const least: MappingInput = { columns: { id: "no", registeredAt: "at", category: "matter" } };

const messages = (mapping: unknown): readonly string[] => {
  const parsed = Mapping.safeParse(mapping);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

test("a mapping needs a number, a moment of creation and a category, and says so all at once", () => {
  expect(messages({})).toEqual([
    "columns: say which column is registeredAt",
    "columns: say which column is id; if the records have no number, write id: content-hash",
    "columns: say which column is category, or give one code for all under constants",
  ]);
  expect(messages(least)).toEqual([]);
});

test("what the others may do without is said otherwise", () => {
  expect(messages({ id: "content-hash", columns: { registeredAt: "at" }, constants: { category: "noise" } })).toEqual(
    [],
  );
  expect(messages({ preset: "boston-311" })).toEqual([]);
});

test.each<[string, object, string]>([
  ["a zone that nobody knows", { zone: "Europe/Atlantis" }, "zone: give an IANA time zone such as Asia/Shanghai"],
  [
    "a form of dates that is neither a name nor a pattern",
    { dates: ["iso", "american"] },
    "dates.1: give a named form such as month-first, or a pattern such as DD.MM.YYYY HH:mm with each part once",
  ],
  [
    "a latitude without a longitude",
    { columns: { ...least.columns, latitude: "lat" } },
    "columns.latitude: say which column is longitude too, or leave the latitude out",
  ],
  [
    "a longitude without a latitude",
    { columns: { ...least.columns, longitude: "lon", position: "where" } },
    "columns.longitude: say which column is latitude too, or leave the longitude out",
  ],
  ["an unknown role", { columns: { ...least.columns, colour: "c" } }, 'columns: Unrecognized key: "colour"'],
])("%s is told with its place", (_what, more, message) => {
  expect(messages({ ...least, ...more })).toContain(message);
});

test.each<[string, object, string]>([
  [
    "a number among empty words",
    { empty: [0] },
    "empty: give each word as a text, in quotes if it is a number or null",
  ],
  ["no word at all", { empty: null }, "empty: give each word as a text, in quotes if it is a number or null"],
  ["a table for a list", { personal: { name: "Tel" } }, "personal: give the name of a column, or a list of names"],
  [
    "a number for a column",
    { columns: { ...least.columns, detail: 7 } },
    "columns.detail: give the name of a column, in quotes if it is a number",
  ],
])("%s is told in plain words", (_what, more, message) => {
  expect(messages({ ...least, ...more })).toContain(message);
});

test("one text stands for a list of one", () => {
  const { personal, optional, empty } = Mapping.parse({ ...least, personal: "Tel", optional: "Tel", empty: "N/A" });
  expect({ personal, optional, empty }).toEqual({ personal: ["Tel"], optional: ["Tel"], empty: ["N/A"] });
});

test("columns with one name and with several are both lists", () => {
  const { columns } = Mapping.parse({ columns: { ...least.columns, area: ["zip", "district"] } });
  expect(columns).toMatchObject({ id: ["no"], category: ["matter"], area: ["zip", "district"] });
});

describe("bound to the columns of a file, a mapping", () => {
  const bind = (columns: readonly string[], more: Partial<MappingInput> = {}) => {
    const bound = readMappedRows(columns, Mapping.parse({ ...least, ...more }), { book: baltimore });
    return bound.ok ? "bound" : bound.reason.map(({ code, field, suggestion }) => [code, field, suggestion]);
  };

  test("may not take in what it calls personal, under whatever name", () => {
    const personal = { personal: ["Caller Phone"], attributes: { phone: "caller_phone" } };
    expect(bind(["no", "at", "matter", "Caller Phone"], personal)).toEqual([
      ["intake/personal", "caller_phone", "take it out of the columns and attributes, or out of personal"],
    ]);
    expect(bind(["no", "at", "matter", "Caller Phone"], { personal: ["Caller Phone"] })).toBe("bound");
  });

  test("misses a column that it calls personal, unless that is optional", () => {
    const header = ["no", "at", "matter", "telefon"];
    expect(bind(header, { personal: ["Telefone"] })).toEqual([
      ["intake/column-missing", "Telefone", "did you mean telefon?"],
    ]);
    expect(bind(header, { personal: ["Telefone"], optional: ["telefone"] })).toBe("bound");
  });

  test("takes no column of a name that is there twice, but where it writes the name as only one does", () => {
    const twice = "give each a name of its own in the file";
    expect(bind(["no", "at", "matter", "AT", "At"])).toBe("bound");
    expect(bind(["no", "at", "matter", "at", "note", "note"])).toEqual([["table/column-twice", "at", twice]]);
    expect(bind(["no", "At", "matter", "AT"])).toEqual([["table/column-twice", "at", twice]]);
  });

  test("misses a column, and each that it cannot do without even where it is optional", () => {
    expect(bind(["no", "at", "mater"])).toEqual([["intake/column-missing", "matter", "did you mean mater?"]]);
    expect(bind(["no"], { optional: ["at", "matter"] })).toEqual([
      ["intake/column-missing", "at", undefined],
      ["intake/column-missing", "matter", undefined],
    ]);
  });

  test("names only codes that the city has", () => {
    const codes: Partial<MappingInput> = {
      constants: { agency: "dott" },
      hotlines: { line: { area: "moon" } },
      unknown: { category: "rat", agency: "reject" },
    };
    expect(bind(["no", "at", "matter"], codes)).toEqual([
      ["intake/unknown-agency", "constants.agency", "did you mean dot?"],
      ["intake/unknown-area", "hotlines.line.area", undefined],
      ["intake/unknown-category", "unknown.category", "did you mean rats?"],
    ]);
  });

  test("of two columns with one name reads the first", () => {
    const bound = readMappedRows(["no", "at", "matter", "No"], Mapping.parse(least), { book: baltimore });
    const read = bound.ok && bound.value({ line: 2, cells: ["1", "2026-03-02", "rats", "2"] });
    expect(read).toMatchObject({ value: { acts: [{ externalId: "1" }] } });
  });
});

describe("a word that says nothing", () => {
  const mapping: MappingInput = {
    columns: { ...least.columns, status: "state", channel: "way", area: "zip" },
    attributes: { state: "state" },
    empty: ["0", "n/a"],
    statuses: { 0: "closed" },
    values: { channel: { "N/A": "counter" } },
    contradictions: { ...usualContradictions, closedWithoutDate: "repair" },
  };

  test("says what the mapping explains for its column, and nothing in any other", () => {
    const bound = readMappedRows(["no", "at", "matter", "state", "way", "zip"], Mapping.parse(mapping), {
      book: baltimore,
    });
    const read = bound.ok ? bound.value({ line: 2, cells: ["1", "2026-03-02", "rats", "0", "N/A", "0"] }) : undefined;
    const acts = read?.ok ? proved(read.value).acts : [];
    expect(acts.map(({ type }) => type)).toEqual(["RegisterAppeal", "CloseAppeal"]);
    expect(acts[0]).toMatchObject({ channel: "counter" });
    expect(acts[0]).not.toHaveProperty("area");
    expect(acts[0]).not.toHaveProperty("attributes");
  });
});
