import type { Table } from "@swiftline/core";
import fc from "fast-check";
import { readXlsx as readByHucre } from "hucre/xlsx";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { parseXlsx } from "../../src/xlsx/read-xlsx.ts";
import { writeXlsx } from "../../src/xlsx/write-xlsx.ts";

const unit = fc.constantFrom(
  "a",
  "0",
  " ",
  "\t",
  "\n",
  "\r",
  "&",
  "<",
  '"',
  "#",
  "=",
  "_x",
  "0041_",
  "é",
  "噪",
  "🔥",
  "\u0007",
  "\ud800",
  "\ufffe",
);
const cell = fc.oneof(
  fc.string({ unit, maxLength: 6 }),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom("0102", "1e21", "#REF!", "TRUE", "=1+1", "2026-03-01", "22-6", "+a", "_x0041_", "table"),
);
const tables = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    columns: fc.array(cell, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
  }),
);

const tableOf = (columns: readonly string[], rows: readonly (readonly string[])[]): Table => ({
  file: "t.xlsx",
  columns,
  rows: rows.map((cells, at) => ({ line: at + 2, cells })),
});

test("a table that was written is the same when it is read, or is refused because it could not be", async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ({ columns, rows }) => {
      const table = tableOf(columns, rows);
      const header = columns[0] === "table" ? rows[0] : columns;
      const sayable =
        header?.every((name) => name !== "" && name === name.trim()) === true &&
        columns.every((name) => name === name.trim()) &&
        [columns, ...rows].every((cells) => !cells[0]?.startsWith("#") && cells.some((text) => text !== ""));
      const written = await writeXlsx(table);
      expect(written.ok).toBe(sayable);
      if (written.ok) expect(await parseXlsx(written.value, "t.xlsx")).toEqual({ ok: true, value: table });
    }),
    tried(500, 20_000),
  );
});

test("another program reads the same cells", async () => {
  const plain = fc.string({
    unit: fc.constantFrom("a", "0", " ", "\n", "&", "<", "噪", "🔥", "="),
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(plain, plain), { maxLength: 5 }), async (rows) => {
      const written = await writeXlsx(tableOf(["id", "note"], rows));
      const book = await readByHucre(written.ok ? written.value : new Uint8Array());
      expect(book.sheets[0]?.rows).toEqual([["id", "note"], ...rows]);
    }),
    tried(200, 5000),
  );
});
