import { expect, test } from "vitest";
import { domain } from "../../../test/literals/domain.ts";
import { table } from "../../../test/literals/files.ts";
import { conditions, withAttributes } from "../conditions/index.ts";
import { ruleSetOf } from "../rule.ts";
import { type ReadRoutingTable, readRoutingTable } from "./read-routing-table.ts";

const known = withAttributes(conditions, domain);
const header = "id,category,area,text,>agency,>policy,basis,note";
const read = (...lines: readonly string[]) =>
  readRoutingTable(table("routing.csv", header, ...lines), "assign", known, domain);
const readWith = (columns: string, ...lines: readonly string[]) =>
  readRoutingTable(table("routing.csv", columns, ...lines), "assign", known, domain).problems;

const rest = "rest,,,,desk,,,";

test("rules are read in their order, each cell as a test", () => {
  const { table, problems } = read("loud,noise,west,,police,urgent,Noise Act,", rest);
  expect(problems).toEqual([]);
  expect(
    table?.rules.map(({ id, outcome: { agency, policy }, basis, tests }) => [id, agency, policy, basis, tests.length]),
  ).toEqual([
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
  ["a rule without an agency", "r,noise,,,,,,", { code: "routing/no-outcome", line: 2, column: 5, field: ">agency" }],
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
  expect(table?.rules.map((rule) => rule.id)).toEqual(["b", "rest"]);
});

test("a default row that lacks its agency is a default row all the same", () => {
  expect(read("a,noise,,,police,,,", "rest,,,,,,,").problems.map(({ code }) => code)).toEqual(["routing/no-outcome"]);
});

test("all problems of all rows are told at once", () => {
  const problems = read(",nose,,,polise,,,", "b,heat,wset,,housing,slow,,", "b,noise,,,police,,,").problems;
  expect(problems.map(({ line, field, code }) => `${line} ${field} ${code}`)).toEqual([
    "2 id routing/no-id",
    "2 category routing/bad-cell",
    "2 >agency routing/unknown-agency",
    "3 area routing/bad-cell",
    "3 >policy routing/unknown-policy",
    "4 id routing/id-twice",
    "undefined undefined routing/no-default",
  ]);
});

const versionIn = ({ table: read }: ReadRoutingTable) => read && ruleSetOf([read]).version;
const versionOf = (...lines: readonly string[]) => versionIn(read(...lines));

test("the version is that of the content: notes, line numbers and blanks around a bar do not matter", () => {
  const version = versionOf("a,noise|heat,,,police,,,", rest);
  expect(version).toMatch(/^[0-9a-f]{12}$/);
  expect(versionOf("a,noise | heat,,,police,,by hand,moved here", rest)).toBe(version);
  const { columns, rows } = table("elsewhere.csv", header, "a,noise|heat,,,police,,,", rest);
  const moved = { file: "elsewhere.csv", columns, rows: rows.map((row) => ({ ...row, line: row.line + 7 })) };
  expect(versionIn(readRoutingTable(moved, "assign", known, domain))).toBe(version);
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

const titled = (title: string, columns: string, ...lines: readonly string[]) =>
  readRoutingTable(table("sheet.csv", title, columns, ...lines), "sheet", known, domain);

test("the record above the header says which table it is and how it chooses", () => {
  const read = titled("table,assist,hit=unique", "id,category,>co-handlers", "help,noise,police|housing");
  expect(read.problems).toEqual([]);
  expect(read.table).toMatchObject({
    name: "assist",
    hit: "unique",
    rules: [{ outcome: { coHandlers: ["police", "housing"] } }],
  });
});

test("a table that is none of a rule set's, or chooses in no known way, is told", () => {
  expect(titled("table,asign,hit=frist", "id,>agency", "rest,desk")).toEqual({
    table: undefined,
    problems: [
      expect.objectContaining({
        code: "routing/unknown-table",
        line: 1,
        column: 2,
        suggestion: "did you mean assign?",
      }),
      expect.objectContaining({
        code: "routing/bad-setting",
        line: 1,
        column: 3,
        suggestion: "did you mean hit=first?",
      }),
    ],
  });
});

test("a disposition needs an advice, a conference those who are heard, and nobody assists itself", () => {
  const columns = "id,category,>agency,>manner,>disposition,>advice,>co-handlers";
  const problems = readWith(
    columns,
    "a,noise,police,,emergency,call 110,",
    "b,noise,,,secret,,",
    "c,heat,housing,conference,,,",
    "d,heat,housing,,,,housing",
    "rest,,desk,,,,",
  );
  expect(problems.map(({ line, field, code }) => `${line} ${field} ${code}`)).toEqual([
    "2 >disposition routing/two-ways",
    "3 >advice routing/no-advice",
    "4 >co-handlers routing/no-conference",
    "5 >co-handlers routing/bad-cell",
  ]);
});

test("what is said about a rule is read: rank, dates, whether it is on", () => {
  const read = readRoutingTable(
    table(
      "routing.csv",
      "id,category,>agency,rank,from,to,enabled",
      "a,noise,police,2,2026-01-01,2026-06-30,no",
      "rest,,desk,,,,",
    ),
    "assign",
    known,
    domain,
  );
  expect(read.problems).toEqual([]);
  expect(read.table?.rules[0]).toMatchObject({ rank: 2, from: 20454, to: 20634, enabled: false });
  expect(
    readWith(
      "id,category,>agency,rank,from,to,enabled",
      "a,noise,police,first,2026-02-30,,maybe",
      "b,heat,desk,,2026-02-01,2026-01-01,",
      "rest,,desk,,,,",
    ).map(({ line, field }) => `${line} ${field}`),
  ).toEqual(["2 from", "2 rank", "2 enabled", "3 to"]);
});
