import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { type Sheet, writeWorkbook } from "./write-workbook.ts";

const sheet = (name: string, rows: Sheet["rows"] = []): Sheet => ({
  name,
  columns: [{ label: "Unit" }, { label: "Share", format: "0.0%" }, { label: "Appeals", format: "#,##0" }],
  rows,
});

const read = async (...sheets: readonly Sheet[]) =>
  (await readXlsx(await writeWorkbook(sheets), { readStyles: true })).sheets;

test("another program sees numbers as numbers, by their format, and what is missing as empty", async () => {
  const [one] = await read(sheet("Ladder", [["Roads", 0.123456789, null]]));
  expect(one?.rows.map((row) => [...row, null, null].slice(0, 3))).toEqual([
    ["Unit", "Share", "Appeals"],
    ["Roads", 0.123456789, null],
  ]);
  expect(one?.cells?.get("1,1")?.style).toMatchObject({ numFmt: "0.0%" });
  expect(one?.cells?.get("0,0")?.style).toMatchObject({ font: { bold: true } });
  expect(one?.freezePane).toEqual({ rows: 1 });
});

test("a text that looks like a formula or an error stays a text", async () => {
  const texts = ["=1+1", "+1", "@SUM(A1)", "#REF!", "_x0041_"];
  const [one] = await read(
    sheet(
      "Texts",
      texts.map((text) => [text, 0, 0]),
    ),
  );
  expect(one?.rows.slice(1).map(([text]) => text)).toEqual(texts);
  expect([...(one?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
});

test("names of sheets are what spreadsheets take, each once", async () => {
  const long = "Response, resolution and satisfaction of subdistricts";
  const sheets = await read(...["a/b[c]:*?", long, long, "Same", "same", "", "'quoted'"].map((name) => sheet(name)));
  expect(sheets.map(({ name }) => name)).toEqual([
    "a b c",
    "Response, resolution and satisf",
    "Response, resolution and sa (2)",
    "Same",
    "same (2)",
    "Sheet",
    "quoted",
  ]);
});

test("a text too long for a cell is cut where a cell ends", async () => {
  const [one] = await read(sheet("Long", [["x".repeat(40_000), 0, 0]]));
  expect(String(one?.rows[1]?.[0])).toHaveLength(32_767);
});

test("the same sheets give the same bytes", async () => {
  const of = [sheet("One", [["a", 1, 2]]), sheet("Two")];
  expect(await writeWorkbook(of)).toEqual(await writeWorkbook(of));
});
