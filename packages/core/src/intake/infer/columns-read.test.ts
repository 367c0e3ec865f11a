import { expect, test } from "vitest";
import { columnsRead } from "./columns-read.ts";

const columns = ["Case No", "opened", "Caller_Name", "notes", "ward"];

test("columns are found however their names are written", () => {
  const mapping = { columns: { id: "case_no", registeredAt: "Opened" }, attributes: { ward: "WARD" } };
  expect(columnsRead(columns, mapping)).toEqual([0, 1, 4]);
});

test("a column that says who called is not read, whatever else names it", () => {
  const mapping = { columns: { id: "Case No", text: ["notes", "caller name"] }, personal: ["CallerName"] };
  expect(columnsRead(columns, mapping)).toEqual([0, 3]);
});

test("of columns with one name only the first is read", () =>
  expect(columnsRead(["no", "note", "note"], { columns: { id: "no", text: "note" } })).toEqual([0, 1]));
