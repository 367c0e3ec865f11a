import { expect, test } from "vitest";
import { domain } from "../../test/literals/domain.ts";
import { table } from "../../test/literals/files.ts";
import { conditions } from "./conditions/index.ts";
import { readRoutingTable } from "./routing-table.ts";

const header = "id,category,area,text,>agency,>policy,basis,note";
const read = (...lines: readonly string[]) =>
  readRoutingTable(table("routing.csv", header, ...lines), conditions, domain);
const readWith = (columns: string, ...lines: readonly string[]) =>
  readRoutingTable(table("routing.csv", columns, ...lines), conditions, domain).problems;

const rest = "rest,,,,desk,,,";

test("rules are read in their order, each cell as a test", () => {
  const { table, problems } = read("loud,noise,west,,police,urgent,Noise Act,", rest);
  expect(problems).toEqual([]);
  expect(table.rules.map(({ id, agency, policy, basis, tests }) => [id, agency, policy, basis, tests.length])).toEqual([
    ["loud", "police", "urgent", "Noise Act", 2],
    ["rest", "desk", undefined, undefined, 0],
  ]);
});

test.each([
  ["an unknown category", "r,nose,,,police,,,", { line: 2, column: 2, field: "category", value: "nose" }, "noise"],
  ["an unknown area", "r,,wst,,police,,,", { line: 2, column: 3, field: "area", value: "wst" }, "west"],
  ["an unknown agency", "r,noise,,,polise,,,", { line: 2, column: 5, field: ">agency", value: "polise" }, "police"],
  ["an unknown policy", "r,noise,,,police,urgnt,,", { line: 2, column: 6, field: ">policy", value: "urgnt" }, "urgent"],
])("%s is told by line and column, with what was probably meant", (_what, line, place, meant) => {
  expect(read(line, rest).problems).toEqual([
    expect.objectContaining({ file: "routing.csv", ...place, suggestion: `did you mean ${meant}?` }),
  ]);
});

test.each([
  ["an empty id", ",noise,,,police,,,", { code: "routing/no-id", line: 2, column: 1, field: "id" }],
  ["an id that is no code", "a b,noise,,,police,,,", { code: "routing/bad-id", line: 2, column: 1, value: "a b" }],
  ["a rule without an agency", "r,noise,,,,,,", { code: "routing/no-agency", line: 2, column: 5, field: ">agency" }],
  [
    "a cell that names nothing",
    "r, | ,,,police,,,",
    { code: "routing/bad-cell", line: 2, column: 2, value: "|", message: "the cell names nothing" },
  ],
])("%s is told by line and column", (_what, line, problem) => {
  expect(read(line, rest).problems).toEqual([expect.objectContaining(problem)]);
});

test("an unknown column is told with the nearest known one", () => {
  expect(readWith("id,categry,>agency", "r,noise,police", "rest,,desk")).toEqual([
    expect.objectContaining({
      code: "table/column-unknown",
      line: 1,
      column: 2,
      field: "categry",
      suggestion: "did you mean category?",
    }),
  ]);
});

test("columns that are missing or there twice are told, and nothing that would follow from them", () => {
  expect(readWith("category,category", "noise,heat")).toEqual([
    expect.objectContaining({ code: "table/column-missing", field: "id", line: 1 }),
    expect.objectContaining({ code: "table/column-missing", field: ">agency", line: 1 }),
    expect.objectContaining({ code: "table/column-twice", field: "category", line: 1, column: 2 }),
  ]);
});

test("an id that stands twice is told where it stands again", () => {
  expect(read("a,noise,,,police,,,", "b,heat,,,housing,,,", "a,,west,,police,,,", rest).problems).toEqual([
    expect.objectContaining({
      code: "routing/id-twice",
      line: 4,
      column: 1,
      value: "a",
      message: "rule a is already on line 2",
    }),
  ]);
});

test("a rule behind one that takes everything can never be chosen", () => {
  expect(read("a,noise,,,police,,,", rest, "b,heat,,,housing,,,", "c,,,,desk,,,").problems).toEqual([
    expect.objectContaining({ code: "routing/unreachable", line: 4, message: expect.stringContaining("line 3") }),
    expect.objectContaining({ code: "routing/unreachable", line: 5 }),
  ]);
});

test("a table must end with a rule that takes what the others leave", () => {
  const noDefault = [expect.objectContaining({ code: "routing/no-default", file: "routing.csv" })];
  expect(read("a,noise,,,police,,,").problems).toEqual(noDefault);
  expect(read().problems).toEqual(noDefault);
});

test("a rule whose only condition is wrong does not take everything", () => {
  const { table, problems } = read("a,nose,,,police,,,", "b,heat,,,housing,,,", rest);
  expect(problems.map((problem) => problem.code)).toEqual(["routing/bad-cell"]);
  expect(table.rules.map((rule) => rule.id)).toEqual(["b", "rest"]);
});

test("a default row that lacks its agency is a default row all the same", () => {
  expect(read("a,noise,,,police,,,", "rest,,,,,,,").problems.map(({ code }) => code)).toEqual(["routing/no-agency"]);
});

test("all problems of all rows are told at once", () => {
  const problems = read(",nose,,,polise,,,", "b,heat,wset,,housing,slow,,", "b,noise,,,police,,,").problems;
  expect(problems.map(({ line, field, code }) => `${line} ${field} ${code}`)).toEqual([
    "2 category routing/bad-cell",
    "2 id routing/no-id",
    "2 >agency routing/unknown-agency",
    "3 area routing/bad-cell",
    "3 >policy routing/unknown-policy",
    "4 id routing/id-twice",
    "undefined undefined routing/no-default",
  ]);
});

const versionOf = (...lines: readonly string[]) => read(...lines).table.version;

test("the version is that of the content: notes, line numbers and blanks around a bar do not matter", () => {
  const version = versionOf("a,noise|heat,,,police,,,", rest);
  expect(version).toMatch(/^[0-9a-f]{12}$/);
  expect(versionOf("a,noise | heat,,,police,,by hand,moved here", rest)).toBe(version);
  const { columns, rows } = table("elsewhere.csv", header, "a,noise|heat,,,police,,,", rest);
  const moved = { file: "elsewhere.csv", columns, rows: rows.map((row) => ({ ...row, line: row.line + 7 })) };
  expect(readRoutingTable(moved, conditions, domain).table.version).toBe(version);
});

test.each([
  ["another id", "b,noise|heat,,,police,,,"],
  ["another cell", "a,noise,,,police,,,"],
  ["another column", "a,,,noise|heat,police,,,"],
  ["another agency", "a,noise|heat,,,housing,,,"],
  ["another policy", "a,noise|heat,,,police,urgent,,"],
])("%s makes another version", (_what, line) => {
  expect(versionOf(line, rest)).not.toBe(versionOf("a,noise|heat,,,police,,,", rest));
});

test("another order makes another version", () => {
  expect(versionOf("a,noise,,,police,,,", "b,heat,,,police,,,", rest)).not.toBe(
    versionOf("b,heat,,,police,,,", "a,noise,,,police,,,", rest),
  );
});
