import { expect, test } from "vitest";
import { table } from "../../test/literals/files.ts";
import { agencyKinds, areaKinds, readAgencies, readAreas, readCategories } from "./lists.ts";

const categories = (...lines: readonly string[]) =>
  readCategories(table("categories.csv", "id,name,name_en,parent,note", ...lines));
const areas = (...lines: readonly string[]) => readAreas(table("areas.csv", "id,name,kind,parent", ...lines));
const agencies = (...lines: readonly string[]) =>
  readAgencies(
    table("agencies.csv", "id,name,kind,parent,area", ...lines),
    areas("city,City,city,", "west,West,district,city").tree,
  );

test("a tree is read with names, English names and parents", () => {
  const { tree, problems } = categories("noise,噪音,Noise,,loud", "street,街道,,noise,", "bare,,,,");
  expect(problems).toEqual([]);
  expect(tree.nodes).toEqual([
    { id: "noise", name: "噪音", nameEn: "Noise", parent: undefined },
    { id: "street", name: "街道", nameEn: undefined, parent: "noise" },
    { id: "bare", name: "bare", nameEn: undefined, parent: undefined },
  ]);
});

test("a parent may stand below its child", () => {
  expect(categories("street,Street,,noise,", "noise,Noise,,,").problems).toEqual([]);
});

test.each(areaKinds)("an area may be a %s", (kind) => {
  expect(areas(`a,A,${kind},`)).toMatchObject({ problems: [], tree: { nodes: [{ kind }] } });
});

test.each(agencyKinds)("an agency may be a %s", (kind) => {
  expect(agencies(`a,A,${kind},,west`)).toMatchObject({ problems: [], tree: { nodes: [{ kind, area: "west" }] } });
});

test("a code that stands twice is told where it stands again", () => {
  expect(categories("noise,Noise,,,", "heat,Heat,,,", "noise,Noise again,,,").problems).toEqual([
    {
      code: "city/code-twice",
      message: "noise is already on line 2",
      file: "categories.csv",
      line: 4,
      column: 1,
      field: "id",
      value: "noise",
    },
  ]);
});

test("an unknown parent is told with the nearest known code", () => {
  expect(categories("noise,Noise,,,", "street,Street,,nose,").problems).toEqual([
    {
      code: "city/unknown-parent",
      message: "parent nose of street does not exist",
      file: "categories.csv",
      line: 3,
      column: 4,
      field: "parent",
      value: "nose",
      suggestion: "did you mean noise?",
    },
  ]);
});

test("every node of a ring is told, and none that only hangs on it", () => {
  const { problems } = categories("a,A,,c,", "b,B,,a,", "c,C,,b,", "below,Below,,a,", "self,Self,,self,");
  expect(problems.map(({ code, line }) => [code, line])).toEqual([
    ["city/ring", 2],
    ["city/ring", 3],
    ["city/ring", 4],
    ["city/ring", 6],
  ]);
});

test.each([
  ["", "the id is empty"],
  ["two words", "two words is no code: no space, comma or |, at most 80 characters"],
  ["a|b", "a|b is no code: no space, comma or |, at most 80 characters"],
  ["x".repeat(81), expect.stringContaining("is no code")],
])("“%s” is no code", (id, message) => {
  expect(categories(`${id},Name,,,`).problems).toEqual([
    expect.objectContaining({ code: "city/bad-code", message, line: 2, column: 1, field: "id" }),
  ]);
});

test("a kind that is not in the list is told with the nearest that is", () => {
  expect(areas("a,A,distrct,").problems).toEqual([
    expect.objectContaining({
      code: "city/bad-cell",
      line: 2,
      column: 3,
      field: "kind",
      value: "distrct",
      suggestion: "did you mean district?",
    }),
  ]);
  expect(agencies("a,A,,,").problems).toEqual([expect.objectContaining({ code: "city/bad-cell", field: "kind" })]);
});

test("an agency answers for an area of the city", () => {
  expect(agencies("a,A,department,,wset").problems).toEqual([
    expect.objectContaining({
      message: "area wset is not in areas.csv",
      line: 2,
      column: 5,
      value: "wset",
      suggestion: "did you mean west?",
    }),
  ]);
});

test("how many residents there are is a whole number, of an area and of an agency", () => {
  const list = table(
    "areas.csv",
    "id,name,kind,residents",
    "a,A,town,12000",
    "b,B,town,",
    "c,C,town,many",
    "d,D,town,0.5",
  );
  const { tree, problems } = readAreas(list);
  expect(tree.nodes.slice(0, 2).map(({ residents }) => residents)).toEqual([12_000, undefined]);
  expect(problems.map(({ code, line, column, value }) => [code, line, column, value])).toEqual([
    ["city/bad-cell", 4, 4, "many"],
    ["city/bad-cell", 5, 4, "0.5"],
  ]);
  const offices = readAgencies(
    table("agencies.csv", "id,name,kind,residents", "a,A,township,900", "b,B,township,-1"),
    tree,
  );
  expect(offices.tree.get("a")?.residents).toBe(900);
  expect(offices.problems.map(({ field, line }) => [field, line])).toEqual([["residents", 3]]);
});

test("a row that is wrong is told once, and its code is known all the same", () => {
  const { tree, problems } = areas("city,City,cty,", "west,West,district,citty", "river,River,town,west");
  expect(problems.map(({ line, field }) => [line, field])).toEqual([
    [2, "kind"],
    [3, "parent"],
  ]);
  expect(["city", "west", "river"].every(tree.has)).toBe(true);
});

test("all that is wrong with a row is told at once", () => {
  expect(agencies("a b,A,dept,,nowhere").problems.map(({ field }) => field)).toEqual(["kind", "area", "id"]);
});

test("a missing column is told, and nothing that would follow from it", () => {
  expect(
    readAreas(table("areas.csv", "id,name,kin", "a,A,city")).problems.map(({ code, field }) => [code, field]),
  ).toEqual([
    ["table/column-missing", "kind"],
    ["table/column-unknown", "kin"],
  ]);
});
