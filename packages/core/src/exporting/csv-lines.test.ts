import { expect, test } from "vitest";
import { compileZone } from "../time/zone.ts";
import { csvLines } from "./csv-lines.ts";
import type { ExportColumn } from "./export-column.ts";

const column = (type: ExportColumn<never>["type"], value: ReturnType<ExportColumn<never>["of"]>) => ({
  name: type,
  type,
  meaning: "",
  of: () => value,
});

const line = (...columns: readonly ExportColumn<unknown>[]): string =>
  csvLines(columns, compileZone("America/New_York")).row(undefined);

test("a moment is shown as the city's clocks show it, with its offset and its milliseconds", () => {
  expect(line(column("time", 1_780_297_200_123))).toBe("2026-06-01T03:00:00.123-04:00\n");
});

test("words are guarded from being run as formulas, and negative numbers are left as numbers", () => {
  expect(line(column("text", "=1"), column("code", "-x"), column("number", -73.99))).toBe("'=1,'-x,-73.99\n");
});

test("what would be read as something else is quoted, and nothing is nothing", () => {
  const texts = ['say "hi"', "a,b", "a\nb", "a\rb", "# no remark", " a ", ""];
  expect(line(...texts.map((text) => column("text", text)), column("text", undefined))).toBe(
    '"say ""hi""","a,b","a\nb","a\rb","# no remark"," a ",,\n',
  );
});
