import type { Table } from "@swiftline/core";
import { expect, test } from "vitest";
import { writeDmn } from "./write-dmn.ts";

const table = (columns: string, ...rows: readonly string[]): Table => ({
  file: "t.csv",
  columns: columns.split(","),
  rows: rows.map((row, at) => ({ line: at + 2, cells: row.split(",") })),
});

const told = async (...args: Parameters<typeof table>) => {
  const written = await writeDmn({ table: table(...args) });
  return written.ok ? [] : written.reason.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

test("a table becomes DMN 1.3", async () => {
  const written = await writeDmn({
    name: "assign",
    hit: "unique",
    table: table("id,area,text,hour,>co-handlers,from,to,note", "r,!west,gas|+night,22-6,a|b,2026-03-01,,see <1>"),
  });
  const xml = written.ok ? written.value.replaceAll("&gt;", ">").replaceAll("&lt;", "<") : "";
  expect(xml).toContain('<dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20191111/MODEL/"');
  expect([...xml.matchAll(/<dmn:text>(.*)<\/dmn:text>/g)].map(([, text]) => text)).toEqual([
    "area",
    "text",
    "hour",
    "date",
    'not("west", null)',
    '(contains(?, "gas")) and contains(?, "night")',
    ">= 22, < 6",
    '>= date("2026-03-01")',
    '["a", "b"]',
    "r",
    "see <1>",
  ]);
});

test("an attribute is written as numbers where all its cells are, and a range among words is refused", async () => {
  const written = async (...cells: readonly string[]) => {
    const rows = cells.map((cell, at) => `r${at},${cell},desk`);
    const xml = await writeDmn({ table: table("id,attribute:size,>agency", ...rows) });
    return xml.ok
      ? [...xml.value.matchAll(/<dmn:text>(.*)<\/dmn:text>/g)]
          .map(([, text]) => text)
          .filter((text) => /\d/.test(text ?? "") && !/r\d/.test(text ?? ""))
      : xml.reason;
  };
  expect(await written("5", "!7|!*", "[1..3.5)")).toEqual(["5", "not(7)", "[1..3.5)"]);
  expect(await written("0102", "5")).toEqual(['"0102"', '"5"']);
  expect(await written("small", "[1..3)")).toMatchObject([
    { line: 3, column: 2, message: "[1..3) has no form in FEEL here" },
  ]);
});

test("whatever has no form in DMN is told by line and column, all at once", async () => {
  expect(
    await told(
      "id,category,text,zone,repeat,from,enabled,>agency",
      "a,noise|!noise-street,*,centre,+3,soon,no,desk",
      "b,*,,,many,,yes,desk",
    ),
  ).toEqual([
    "1:4 column zone has no form in DMN",
    "2:2 what is taken and taken out again has no form in FEEL: name the values that are left",
    "2:3 * has no meaning in a text",
    "2:5 +3 has no form in FEEL here",
    "2:6 soon is no date such as 2026-03-01",
    "2:7 DMN has no rules that are off: take the rule out",
    "3:2 * has no form in FEEL where a value is always given: leave the cell empty",
    "3:5 many has no form in FEEL here",
  ]);
});
