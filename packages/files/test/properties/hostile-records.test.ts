import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SwiftlineError } from "@swiftline/core";
import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { type FileRow, type OpenRecordsOptions, openRecords } from "../../src/index.ts";
import * as hostile from "../hostile-files.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { workbook } from "../zip.ts";

/** What became of a file: its rows, and the fault that ended them, if one did. Anything else that is thrown is a bug. */
interface Outcome {
  readonly rows: readonly FileRow[];
  readonly columns: readonly string[];
  readonly fault: SwiftlineError | undefined;
}

async function reader() {
  const file = join(await temporaryFolder(), "records");
  return async (bytes: Uint8Array, options: OpenRecordsOptions = {}): Promise<Outcome> => {
    await writeFile(file, bytes);
    const rows: FileRow[] = [];
    let columns: readonly string[] = [];
    try {
      const records = await openRecords(file, options);
      columns = records.columns;
      for await (const batch of records.batches(7)) rows.push(...batch);
      return { rows, columns, fault: undefined };
    } catch (error) {
      if (!(error instanceof SwiftlineError)) throw error;
      return { rows, columns, fault: error };
    }
  };
}

const cellsOf = (rows: readonly FileRow[]) => rows.map(({ cells }) => cells);

/** CR LF is one line end, and where CR ends lines a lone LF is text. */
const withoutLineEnds = (text: string): string => text.replaceAll(/[\r\n]/g, "");

test("whatever stands in its cells, a table is read as it was written, in every dialect, encoding and packing", async () => {
  const read = await reader();
  await fc.assert(
    fc.asyncProperty(
      hostile.table,
      hostile.writing,
      hostile.encoding,
      hostile.packing,
      async (table, manner, encoding, packing) => {
        const isMarked = manner.marked && encoding.startsWith("utf");
        const text = hostile.textOf(table, { ...manner, marked: isMarked });
        const bytes = hostile.pack(iconv.encode(text, encoding), packing);
        const { rows, columns, fault } = await read(bytes, { encoding, delimiter: manner.delimiter, header: true });
        expect(fault).toBeUndefined();
        expect(columns).toEqual((table[0] ?? []).map((_, at) => `name ${at}`));
        expect(cellsOf(rows)).toEqual(table.map((row) => row.map((cell) => hostile.throughEncoding(cell, encoding))));
      },
    ),
    tried(20, 1_000),
  );
});

test("however a table is damaged, no byte of it is lost: it stands in a row, right or wrong", async () => {
  const read = await reader();
  await fc.assert(
    fc.asyncProperty(hostile.table, hostile.writing, hostile.damages, async (table, manner, damages) => {
      const bytes = hostile.damaged(Buffer.from(hostile.textOf(table, { ...manner, marked: false })), damages);
      const { rows, fault } = await read(bytes, {
        format: "csv",
        encoding: "utf-8",
        delimiter: manner.delimiter,
        header: false,
      });
      if (fault !== undefined) {
        expect(fault.code).toMatch(/^(file\/(empty|malformed)|flag\/invalid)$/);
        return;
      }
      expect(withoutLineEnds(rows.map(({ raw }) => raw).join(""))).toBe(withoutLineEnds(bytes.toString("latin1")));
      expect(rows.every(({ line }, at) => at === 0 || line > (rows[at - 1]?.line ?? 0))).toBe(true);
    }),
    tried(20, 1_000),
  );
});

test("a packed file that breaks off hands on the first rows of the whole one, and says that it broke off", async () => {
  const read = await reader();
  const packing = fc.constantFrom("gzip" as const, "zstd" as const);
  await fc.assert(
    fc.asyncProperty(
      hostile.table,
      packing,
      fc.double({ min: 0.3, max: 0.99, noNaN: true }),
      async (table, how, share) => {
        const text = hostile.textOf(table, { delimiter: ",", record_delimiter: "\n", quote: '"', marked: false });
        const whole = hostile.pack(Buffer.from(text), how);
        const { rows, fault } = await read(whole.subarray(0, Math.floor(whole.length * share)), {
          header: true,
          delimiter: ",",
        });
        expect(fault?.code).toMatch(/^file\/(malformed|empty)$/);
        expect(cellsOf(rows)).toEqual(table.slice(0, rows.length));
      },
    ),
    tried(10, 500),
  );
});

const documents = fc.oneof(
  fc
    .array(fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__"), fc.jsonValue()), { maxLength: 20 })
    .map((all) => JSON.stringify(all)),
  fc
    .array(fc.dictionary(fc.constantFrom("a", "b"), fc.jsonValue()), { maxLength: 20 })
    .map((all) => all.map((one) => JSON.stringify(one)).join("\n")),
  hostile.table.map(
    (rows) =>
      `<?xml version="1.0"?><l>${rows.map((row) => `<r>${row.map((cell, at) => `<c${at}>${xmlText(cell)}</c${at}>`).join("")}</r>`).join("\n")}</l>`,
  ),
);

const xmlText = (text: string): string =>
  text.replaceAll(/[<&]|[^\n\r\t -\ud7ff]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const sheet = '<sheetData><row><c t="inlineStr"><is><t>id</t></is></c></row><row><c><v>1</v></c></row></sheetData>';

test("no document, workbook or archive, sound or damaged, well or wrongly described, ends in anything but rows and a fault", async () => {
  const read = await reader();
  const files = fc.oneof(
    fc.tuple(documents, hostile.packing).map(([text, packing]) => hostile.pack(Buffer.from(text), packing)),
    fc
      .tuple(hostile.table, hostile.writing, hostile.packing)
      .map(([table, manner, packing]) => hostile.pack(Buffer.from(hostile.textOf(table, manner)), packing)),
    fc.constant(workbook({ sheets: { List: sheet } })),
    fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom(
        "SQLite format 3\0",
        "PK\u0003\u0004",
        "\x1f\x8b\x08",
        "{",
        "[",
        "[{",
        '{"a":[',
        "<",
        "<a",
        "\ufeff",
      )
      .map((text) => Buffer.from(text, "latin1")),
  );
  await fc.assert(
    fc.asyncProperty(files, fc.option(hostile.damages), fc.option(hostile.told), async (file, damages, told) => {
      const { rows, columns, fault } = await read(damages === null ? file : hostile.damaged(file, damages), told ?? {});
      expect(rows.filter(({ cells, wrong }) => wrong === undefined && cells.length !== columns.length)).toEqual([]);
      if (fault !== undefined) expect(fault.code).toMatch(/^(file|flag)\//);
    }),
    tried(60, 3_000),
  );
});
