import type { Table } from "@swiftline/core";
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { writeXlsx } from "./write-xlsx.ts";

const table = (columns: readonly string[], ...rows: readonly (readonly string[])[]): Table => ({
  file: "t.csv",
  columns,
  rows: rows.map((cells, at) => ({ line: at + 2, cells })),
});

async function sheetOf(of: Table) {
  const written = await writeXlsx(of, "assign");
  const book = await readXlsx(written.ok ? written.value : new Uint8Array(), { readStyles: true });
  return book.sheets[0];
}

test("another program sees text cells under a bold header that stays in view", async () => {
  const sheet = await sheetOf(table(["id", "category"], ["r1", "0102"]));
  expect(sheet).toMatchObject({
    name: "assign",
    freezePane: { rows: 1 },
    rows: [
      ["id", "category"],
      ["r1", "0102"],
    ],
  });
  expect(sheet?.cells?.get("0,0")?.style).toMatchObject({ font: { bold: true } });
  expect(sheet?.cells?.get("1,1")?.style).toMatchObject({ numFmt: "@" });
});

test("columns are as wide as their texts, Chinese characters counting twice, within bounds", async () => {
  const sheet = await sheetOf(table(["id", "text", "note"], ["r1", "燃气泄漏燃气泄漏", "x".repeat(500)]));
  expect(sheet?.columns?.map(({ width }) => width)).toEqual([10, 18, 60]);
});

test("a title and the header below it both stay in view", async () => {
  const sheet = await sheetOf(table(["table", "assign"], ["id", "category"], ["r1", "noise"]));
  expect(sheet?.freezePane).toEqual({ rows: 2 });
});

test("the same table gives the same bytes", async () => {
  const of = table(["id"], ["r1"]);
  expect(await writeXlsx(of)).toEqual(await writeXlsx(of));
});

test("what would not be read back is told by line and column, all at once", async () => {
  const rows = [
    ["#r1", "a"],
    ["", ""],
    ["r3", "x".repeat(32_768)],
    ["r4", "a", "b"],
  ];
  const written = await writeXlsx(table(["id", ""], ...rows));
  expect(written.ok ? [] : written.reason.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    "1:2 cell B1 would name no column",
    "2:1 a row that begins with # is a comment",
    "3:1 an empty row is none in a sheet",
    "4:2 cell B4 would hold more than 32,767 characters",
    "5:3 cell C5 would stand outside the header",
  ]);
});
