import { expect, test } from "vitest";
import { baltimore } from "../../test/literals/cities.ts";
import { readCells } from "../../test/read-cells.ts";
import type { Table } from "../table.ts";
import { crosswalkFiles, readCrosswalk, withCrosswalks } from "./crosswalk.ts";
import { Mapping, type MappingInput } from "./mapping.ts";

const mapping: MappingInput = {
  columns: { id: "no", registeredAt: "at", category: "matter" },
  values: { category: "matters.csv", agency: "units.csv", area: "matters.csv", kind: { C: "complaint" } },
};
const table = (...rows: readonly (readonly string[])[]): Table => ({
  file: "matters.csv",
  columns: ["from", "to"],
  rows: rows.map((cells, index) => ({ line: index + 2, cells })),
});

test("a mapping names the tables of its crosswalks, each once", () => {
  expect(crosswalkFiles(Mapping.parse(mapping))).toEqual(["matters.csv", "units.csv"]);
  expect(crosswalkFiles(Mapping.parse({ ...mapping, values: { kind: { C: "complaint" } } }))).toEqual([]);
});

test("a crosswalk is a table of two columns", () => {
  expect(readCrosswalk(table(["Vermin", "rats"], ["*", "questions"]))).toEqual({
    ok: true,
    value: { Vermin: "rats", "*": "questions" },
  });
});

test("everything that is wrong with a crosswalk is told at once, with its place", () => {
  const read = readCrosswalk(table(["", "rats"], ["Vermin", ""], ["Mice", "rats"], ["MICE ", "trees"]));
  expect(read.ok ? [] : read.reason).toEqual([
    {
      code: "intake/empty",
      message: "the word of the file is empty",
      file: "matters.csv",
      line: 2,
      column: 1,
      field: "from",
    },
    { code: "intake/empty", message: "Vermin leads nowhere", file: "matters.csv", line: 3, column: 2, field: "to" },
    {
      code: "intake/word-twice",
      message: "MICE is already on line 4",
      file: "matters.csv",
      line: 5,
      column: 1,
      field: "from",
      value: "MICE",
    },
  ]);
});

test("a mapping with its crosswalks read in translates by them", () => {
  const { values: _, ...rest } = mapping;
  const named = Mapping.parse({ ...rest, values: { category: "matters.csv" } });
  const whole = withCrosswalks(named, new Map([["matters.csv", { Vermin: "rats" }]]));
  const read = readCells({ no: "1", at: "2026-03-02", matter: "vermin" }, whole, baltimore);
  expect(read).toMatchObject({ value: { acts: [{ category: "rats" }] } });
});

test("a crosswalk that was never read in is a bug, and says so", () => {
  expect(() => readCells({ no: "1", at: "2026-03-02", matter: "vermin" }, mapping, baltimore)).toThrow(
    "the crosswalk matters.csv has not been read in",
  );
});
