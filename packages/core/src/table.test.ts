import { expect, test } from "vitest";
import { columnProblems, readTable, type Table } from "./table.ts";

const table = (header: string, ...lines: string[]): Table => ({
  file: "agencies.csv",
  columns: header.split(","),
  rows: lines.map((line, index) => ({ line: index + 2, cells: line.split(",") })),
});
const columns = { required: ["id", "name"], optional: ["parent"] } as const;

test("cells are read by the names of their columns, in whatever order these stand", () => {
  const { values, problems } = readTable(
    table("parent,name,id", ",Roads, roads ", "roads,Potholes,potholes"),
    columns,
    (row) => {
      return { line: row.line, id: row.get("id"), name: row.get("name"), parent: row.get("parent") };
    },
  );
  expect(values).toEqual([
    { line: 2, id: "roads", name: "Roads", parent: undefined },
    { line: 3, id: "potholes", name: "Potholes", parent: "roads" },
  ]);
  expect(problems).toEqual([]);
});

test("an empty cell, one of blanks, one that the row lacks and a column that is absent are all not given", () => {
  const { values } = readTable(table("id,name", ",", "  ,x", "y"), columns, (row) => [
    row.get("id"),
    row.get("name"),
    row.get("parent"),
  ]);
  expect(values).toEqual([
    [undefined, undefined, undefined],
    [undefined, "x", undefined],
    ["y", undefined, undefined],
  ]);
});

test("every wrong cell is told with its line and column, and rows that cannot be read are left out", () => {
  const { values, problems } = readTable(table("id,name", "1,one", "two,2", "3,three"), columns, (row) => {
    const id = Number(row.get("id"));
    if (!Number.isNaN(id)) return id;
    row.wrong("id", "city/bad-code", "no number", { value: "two", suggestion: "did you mean 2?" });
    row.wrong("parent", "city/bad-cell", "no parent");
    return undefined;
  });
  expect(values).toEqual([1, 3]);
  const place = { file: "agencies.csv", line: 3 };
  expect(problems).toEqual([
    {
      code: "city/bad-code",
      message: "no number",
      ...place,
      column: 1,
      field: "id",
      value: "two",
      suggestion: "did you mean 2?",
    },
    { code: "city/bad-cell", message: "no parent", ...place, field: "parent" },
  ]);
});

test("columns that are missing, unknown or there twice are told at once, with what was probably meant", () => {
  expect(columnProblems(table("id,naem,id,colour"), ["id", "name"], ["id", "name", "parent"])).toEqual([
    { code: "table/column-missing", message: "column name is missing", file: "agencies.csv", line: 1, field: "name" },
    {
      code: "table/column-unknown",
      message: "unknown column naem",
      file: "agencies.csv",
      line: 1,
      column: 2,
      field: "naem",
      suggestion: "did you mean name?",
    },
    {
      code: "table/column-twice",
      message: "column id is there twice",
      file: "agencies.csv",
      line: 1,
      column: 3,
      field: "id",
    },
    {
      code: "table/column-unknown",
      message: "unknown column colour",
      file: "agencies.csv",
      line: 1,
      column: 4,
      field: "colour",
    },
  ]);
});

test("without a column that it needs no row is read: one problem says all", () => {
  const { values, problems } = readTable(table("id", "1", "2"), columns, () => 1);
  expect(values).toEqual([]);
  expect(problems.map((problem) => problem.code)).toEqual(["table/column-missing"]);
});
