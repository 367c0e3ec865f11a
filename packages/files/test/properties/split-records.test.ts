import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { rowsOf } from "../../src/csv/block-row.ts";
import type { Dialect } from "../../src/csv/dialect.ts";
import { recordSplitter } from "../../src/csv/split-records.ts";
import { openRecords } from "../../src/open-records.ts";

/** What csv-parse, told as much of the dialect as we tell it, makes of the same bytes. */
const parsed = (bytes: Buffer, { delimiter, quote }: Dialect): string[][] =>
  parse(bytes, {
    delimiter,
    quote: quote === "none" ? null : quote,
    escape: quote === "none" ? null : quote,
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });

function splitAll(bytes: Buffer, dialect: Dialect) {
  const split = recordSplitter(dialect)(bytes, 1);
  return { ...split, rows: split.block === undefined ? [] : rowsOf(split.block) };
}

const letters = fc.constantFrom("a", " ", ",", ";", '"', '""', "'", "\n", "\r", "\r\n", "é", "急", "🚒", "\0");
const anyText = fc.string({ unit: letters, maxLength: 60 });
const dialect = fc.record({
  delimiter: fc.constantFrom(",", ";", " "),
  quote: fc.constantFrom('"' as const, "'" as const, "none" as const),
  lineEnd: fc.constant("LF" as const),
});

test("what is split off any text is what csv-parse reads there, on the lines where it stands", () => {
  fc.assert(
    fc.property(anyText, dialect, (text, dialect) => {
      const bytes = Buffer.from(text);
      const { rows, end, lines } = splitAll(bytes, dialect);
      const taken = bytes.subarray(0, end);
      expect(rows.map(({ cells }) => cells)).toEqual(parsed(taken, dialect));
      expect(lines).toBe(taken.toString().split("\n").length - 1);
      const byLine = taken.toString("latin1").split("\n");
      for (const { line, raw } of rows)
        expect(
          byLine
            .slice(line - 1)
            .join("\n")
            .startsWith(raw),
        ).toBe(true);
    }),
    tried(3_000, 500_000),
  );
});

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", " ", "é", "急", "'"), maxLength: 5 }),
  anyText.map((text) => `"${text.replaceAll('"', '""')}"`),
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });

test("a table that is written by the book is split to its end, wherever it is cut", () => {
  const dialect: Dialect = { delimiter: ",", quote: '"', lineEnd: "LF" };
  fc.assert(
    fc.property(table, fc.constantFrom("\n", "\r\n"), fc.nat(), (rows, lineEnd, cut) => {
      const bytes = Buffer.from(rows.map((cells) => cells.join(",") + lineEnd).join(""));
      const whole = splitAll(bytes, dialect);
      expect(whole).toMatchObject({ end: bytes.length, isUnclear: false });
      const head = splitAll(bytes.subarray(0, cut % bytes.length), dialect);
      expect(head.isUnclear).toBe(false);
      const rest = splitAll(bytes.subarray(head.end), dialect);
      expect([...head.rows, ...rest.rows].map(({ raw }) => raw)).toEqual(whole.rows.map(({ raw }) => raw));
    }),
    tried(1_000, 100_000),
  );
});

const samples = join(import.meta.dirname, "../samples");
const requests = join(import.meta.dirname, "../../../../examples/nyc-311/requests.csv.gz");
const realFolder = process.env.SWIFTLINE_DATA;
const tables = (names: readonly string[]) => names.filter((name) => /\.[ct]sv(\.gz)?$/.test(name));
const realFiles =
  realFolder === undefined
    ? []
    : (await readdir(realFolder, { recursive: true })).map((name) => join(realFolder, name));

describe("real files are split as csv-parse reads them", async () => {
  const files = [requests, ...tables([...(await readdir(samples)).map((name) => join(samples, name)), ...realFiles])];
  test.each(files)("%s", async (path) => {
    const { form, close } = await openRecords(path);
    close();
    if (form.format !== "csv" || form.escape !== undefined || form.lineEnd === "CR") return;
    const stored = await readFile(path);
    const bytes = path.endsWith(".gz") ? gunzipSync(stored) : stored;
    const { rows, end } = splitAll(bytes, form);
    expect(rows.map(({ cells }) => cells)).toEqual(parsed(bytes.subarray(0, end), form));
    // All but a last line without an end.
    expect(bytes.indexOf("\n", end)).toBe(-1);
  });
});
