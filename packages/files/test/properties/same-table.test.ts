import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FileRow } from "../../src/file-row.ts";
import { openRecords } from "../../src/open-records.ts";

const samples = join(import.meta.dirname, "../samples");
const requests = join(import.meta.dirname, "../../../../examples/nyc-311/requests.csv.gz");

async function read(path: string, stdin?: Readable) {
  const records = await openRecords(path, { stdin });
  const rows: FileRow[] = [];
  for await (const batch of records.batches()) rows.push(...batch);
  return { columns: records.columns, rows };
}

const cut = (bytes: Buffer, size: number): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)),
  );

const letters = fc.constantFrom("a", " ", ",", ";", "\t", '"', "\n", "\r", "\r\n", "é", "急", "🚒", "=", "#", "\\");
const cell = fc.oneof(fc.string({ unit: letters, maxLength: 8 }), fc.string({ unit: "grapheme", maxLength: 8 }));
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));
const writing = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  record_delimiter: fc.constantFrom("\n", "\r\n", "\r"),
  bom: fc.boolean(),
});

test("a table that was written is the same when it is read, however it was written and wherever it is cut", async () => {
  await fc.assert(
    fc.asyncProperty(table, writing, fc.integer({ min: 1, max: 40 }), async (rows, manner, size) => {
      const columns = (rows[0] ?? []).map((_, position) => `column ${position}`);
      const text = stringify([columns, ...rows], {
        ...manner,
        quoted_match: /[\r\n"]/,
        quoted_string: true,
        quoted_empty: true,
      });
      const table = await read("-", cut(Buffer.from(text), size));
      expect(table.columns).toEqual(columns);
      expect(table.rows.map((row) => row.cells)).toEqual(rows);
      expect(table.rows.every((row) => row.wrong === undefined)).toBe(true);
    }),
    { numRuns: 500, seed: 311 },
  );
});

test("a row's own text, read alone, is the row, and stands on the line that the row names", async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const header = (rows[0] ?? []).map((_, position) => `column ${position}`);
      const text = stringify([header, ...rows], { quoted: true, quoted_empty: true });
      for (const { line, cells, raw } of (await read("-", cut(Buffer.from(text), 7))).rows) {
        const own = Buffer.from(raw, "latin1").toString("utf8");
        expect(parse(own, { record_delimiter: "\n" })).toEqual([cells]);
        expect(
          text
            .split("\n")
            .slice(line - 1)
            .join("\n")
            .startsWith(own),
        ).toBe(true);
      }
    }),
    { numRuns: 300, seed: 12345 },
  );
});

describe("real files are read as csv-parse reads the whole text", async () => {
  const names = (await readdir(samples)).filter((name) => name.endsWith(".csv"));
  test.each([...names.map((name) => join(samples, name)), requests])("%s", async (path) => {
    const bytes = await readFile(path);
    const text = path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
    const [columns, ...rows] = parse(text.toString("utf8"), { bom: true });
    const table = await read(path);
    expect(table.columns).toEqual(columns);
    expect(table.rows.map((row) => row.cells)).toEqual(rows);
    expect(table.rows.filter((row) => row.wrong !== undefined)).toEqual([]);
  });
});
