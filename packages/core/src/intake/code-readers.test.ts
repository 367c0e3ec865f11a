import { describe, expect, test } from "vitest";
import { type Cells, readCells, told } from "../../test/read-cells.ts";
import { literalCity } from "../book/literal-city.ts";
import { testBook } from "../testing/test-city.ts";
import type { MappingInput } from "./mapping.ts";

const book = testBook(
  literalCity({
    city: {
      id: "city",
      name: "City",
      zone: "Asia/Shanghai",
      languages: ["zh"],
      number: "12345",
      channels: ["phone"],
      hotlines: [
        { id: "mayor", name: "市长热线" },
        { id: "water-line", name: "供水热线" },
      ],
    },
    agencies: [
      { id: "desk", name: "热线中心", name_en: "Desk", kind: "hotline" },
      { id: "water", name: "水务局", name_en: "Water Authority", kind: "department" },
    ],
    areas: [
      { id: "east", name: "东城区", name_en: "East", kind: "district" },
      { id: "gate", name: "东门街道", name_en: "", kind: "subdistrict", parent: "east" },
    ],
    categories: [
      { id: "utilities", name: "公用事业", parent: "" },
      { id: "supply", name: "供水", parent: "utilities" },
      { id: "pressure", name: "水压", parent: "supply" },
      { id: "noise", name: "噪音", parent: "" },
      { id: "other", name: "其他", parent: "" },
    ],
    routing: [{ id: "rest", ">agency": "desk" }],
    sla: {
      default: "week",
      policies: [
        {
          id: "week",
          name: "Week",
          stages: { resolve: { startsOn: "registered", target: { within: "7d", clock: "natural" } } },
        },
      ],
    },
  }),
);
const usual: MappingInput = {
  columns: { id: "no", registeredAt: "at", category: "matter", agency: "unit", area: ["street", "district"] },
};
const sound: Cells = { no: "1", at: "2026-03-02", matter: "噪音", unit: "", street: "", district: "", line: "" };

function codes(cells: Cells, more: Partial<MappingInput> = {}) {
  const read = readCells({ ...sound, ...cells }, { ...usual, ...more }, book);
  if (!read.ok) return { wrong: read.reason.map(({ code, value }) => `${code} ${value}`) };
  const [registered, dispatched] = read.value.acts;
  return {
    ...(registered?.type === "RegisterAppeal" && { category: registered.category, area: registered.area }),
    agency: dispatched?.type === "DispatchAppeal" ? dispatched.agency : undefined,
    notes: read.value.notes.map(({ code, value }) => `${code} ${value}`),
  };
}

test("an agency is found by its code and by its name in either language", () => {
  for (const unit of ["water", "水务局", "water  authority"])
    expect(codes({ unit })).toMatchObject({ agency: "water" });
});

test("of several columns the first that names an area is meant, in either language", () => {
  expect(codes({ street: "东门街道", district: "East" })).toMatchObject({ area: "gate", notes: [] });
  expect(codes({ street: "西门街道", district: "East" })).toMatchObject({ area: "east", notes: [] });
});

describe("a category", () => {
  const split = { category: "->" };

  test("is the end of a path in one cell", () => {
    expect(codes({ matter: "公用事业->供水->水压" }, { split })).toMatchObject({ category: "pressure" });
    expect(codes({ matter: " 公用事业 -> 供水 " }, { split })).toMatchObject({ category: "supply" });
  });

  test("is the end of a path over several columns, as far as they are filled", () => {
    const columns = { ...usual.columns, category: ["matter", "street", "district"] };
    delete (columns as Record<string, unknown>).area;
    expect(codes({ matter: "公用事业", street: "供水", district: "水压" }, { columns })).toMatchObject({
      category: "pressure",
    });
    expect(codes({ matter: "公用事业", street: "供水" }, { columns })).toMatchObject({ category: "supply" });
  });

  test("is the deepest node of its path that the city has", () => {
    expect(codes({ matter: "公用事业->供水->水表" }, { split })).toMatchObject({ category: "supply" });
    expect(codes({ matter: "民生->供水->水表" }, { split })).toMatchObject({ category: "supply" });
  });

  test("goes by a crosswalk for the whole path, or for a name on it", () => {
    expect(codes({ matter: "民生->吵闹" }, { split, values: { category: { "民生->吵闹": "noise" } } })).toMatchObject({
      category: "noise",
    });
    expect(codes({ matter: "水务->供水" }, { split, values: { category: { 水务: "utilities" } } })).toMatchObject({
      category: "supply",
    });
  });
});

describe("a level of a category", () => {
  const { area: _, ...rest } = { ...usual.columns, category: ["matter", "street", "district"] };
  const columns = { id: "no", registeredAt: "at", ...rest };
  const values = { category: { 水务: "utilities", 用水: "supply", 压力: "pressure", 其它: "utilities" } };
  const path = (matter: string, street: string, district = "", more: Partial<MappingInput> = {}) =>
    codes({ matter, street, district }, { columns, values, ...more });

  test.each([
    ["水务", "用水"],
    ["公用事业", "用水"],
    ["水务", "供水"],
    ["水务", "supply"],
  ])("goes by the crosswalk on every level: %s, %s", (matter, street) => {
    expect(path(matter, street)).toMatchObject({ category: "supply", notes: [] });
    expect(path(matter, street, "压力")).toMatchObject({ category: "pressure", notes: [] });
  });

  test("gives the one above it where the city has others there, with a note", () => {
    expect(path("水务", "水费")).toMatchObject({ category: "utilities", notes: ["intake/unknown-category 水费"] });
    expect(path("水务", "用水", "水表")).toMatchObject({ category: "supply", notes: ["intake/unknown-category 水表"] });
    expect(codes({ matter: "公用事业->水费" }, { split: { category: "->" } })).toMatchObject({
      category: "utilities",
      notes: ["intake/unknown-category 水费"],
    });
  });

  test.each<[string, string, string, Partial<MappingInput>]>([
    ["the city has none there", "噪音", "施工", {}],
    ["it names the one above it again", "噪音", "noise", {}],
    ["the crosswalk says that the one above it is meant", "水务", "其它", {}],
    ["the crosswalk has a star", "水务", "水费", { values: { category: { ...values.category, "*": "other" } } }],
    ["the mapping ignores it", "水务", "水费", { unknown: { level: "ignore" } }],
  ])("is not noted where %s", (_why, matter, street, more) => {
    expect(path(matter, street, "", more)).toMatchObject({
      category: matter === "噪音" ? "noise" : "utilities",
      notes: [],
    });
  });

  test("is no detail, of which the city need know nothing", () => {
    const detailed = { ...usual.columns, area: "district", detail: "street" } as MappingInput["columns"];
    expect(codes({ matter: "公用事业", street: "水费" }, { columns: detailed })).toMatchObject({ notes: [] });
  });
});

describe("a word that the city does not know", () => {
  test("of a category or an agency is wrong where the mapping says nothing", () => {
    expect(codes({ matter: "天气", unit: "气象局" })).toEqual({
      wrong: ["intake/unknown-agency 气象局", "intake/unknown-category 天气"],
    });
  });

  test("goes under the code that the mapping gives for it, with a note", () => {
    expect(codes({ matter: "天气", unit: "气象局" }, { unknown: { category: "other", agency: "desk" } })).toEqual({
      category: "other",
      area: undefined,
      agency: "desk",
      notes: ["intake/unknown-agency 气象局", "intake/unknown-category 天气"],
    });
  });

  test("is what the star of a crosswalk says, without a note", () => {
    expect(codes({ matter: "天气" }, { values: { category: { "*": "other" } } })).toMatchObject({
      category: "other",
      notes: [],
    });
    expect(codes({ matter: "噪音" }, { values: { category: { "*": "other" } } })).toMatchObject({ category: "noise" });
  });

  test.each([
    ["flag", { area: undefined, notes: ["intake/unknown-area 西城区"] }],
    ["ignore", { area: undefined, notes: [] }],
    ["reject", { wrong: ["intake/unknown-area 西城区"] }],
  ] as const)("of an area: %s", (area, outcome) => {
    expect(codes({ district: "西城区" }, { unknown: { area } })).toMatchObject(outcome);
  });

  test("of an area is noted where the mapping says nothing", () => {
    expect(codes({ district: "西城区" })).toMatchObject({ notes: ["intake/unknown-area 西城区"] });
  });
});

describe("hotlines", () => {
  const merged: Partial<MappingInput> = {
    columns: { ...usual.columns, hotline: "line" },
    values: { hotline: { 水务: "water-line" } },
    constants: { channel: "phone" },
    hotlines: { "water-line": { agency: "water", category: "supply", kind: "help", channel: "app" } },
  };
  const first = (cells: Cells) => {
    const read = readCells({ ...sound, ...cells }, { ...usual, ...merged }, book);
    return read.ok ? read.value.acts : read.reason;
  };

  test("are found by code, name and crosswalk, and the number of a record is theirs", () => {
    for (const line of ["mayor", "市长热线"])
      expect(first({ line })[0]).toMatchObject({ appealId: "mayor:1", hotline: "mayor" });
    expect(first({ line: "水务" })[0]).toMatchObject({ appealId: "water-line:1" });
  });

  test("have what holds for their rows that do not say otherwise", () => {
    expect(first({ line: "水务", matter: "" })).toMatchObject([
      { category: "supply", kind: "help", channel: "app" },
      { agency: "water" },
    ]);
    expect(first({ line: "水务", unit: "desk" })).toMatchObject([{ category: "noise" }, { agency: "desk" }]);
    expect(first({ line: "市长热线" })).toMatchObject([{ kind: "complaint", channel: "phone" }]);
  });

  test("are the first one of the city where a row names none, and wrong where it names an unknown one", () => {
    expect(first({ line: "" })[0]).toMatchObject({ hotline: "mayor" });
    expect(first({ line: "火警" })).toMatchObject([{ code: "intake/unknown-hotline", value: "火警" }]);
  });
});

test("words that say nothing are empty cells", () => {
  const empty = ["N/A", "无"];
  expect(codes({ unit: "n/a", district: "无" }, { empty })).toMatchObject({ agency: undefined, notes: [] });
  expect(told({ ...sound, no: "N/A" }, { ...usual, empty }, book)).toEqual({ wrong: ["intake/empty no"] });
});
