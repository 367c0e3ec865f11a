import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { escapedDialectOf } from "../../src/csv/escaped-dialect.ts";
import { escapedRecordReader } from "../../src/csv/escaped-records.ts";

interface Written {
  readonly delimiter: string;
  readonly lineEnd: string;
}

/** As PostgreSQL's COPY writes a cell. */
const byPostgres = (cell: string, { delimiter }: Written): string =>
  cell.replace(/[\\\b\f\n\r\t\v|;,]/g, (letter) => {
    const spelt = { "\b": "b", "\f": "f", "\n": "n", "\r": "r", "\t": "t", "\v": "v", "\\": "\\" }[letter];
    if (spelt !== undefined) return `\\${spelt}`;
    return letter === delimiter ? `\\${letter}` : letter;
  });

/** As MySQL's SELECT … INTO OUTFILE writes a cell without quotes around it. */
const byMysql = (cell: string, { delimiter, lineEnd }: Written): string =>
  cell
    .split(lineEnd === "\r\n" ? /(\r\n|[\s\S])/ : /([\s\S])/)
    .map((part) => {
      if (part === "\0") return "\\0";
      return ["\\", delimiter, "\n", "\r", "\r\n"].includes(part) ? `\\${part}` : part;
    })
    .join("");

/** As it writes one with quotes around it. */
const byMysqlInQuotes = (cell: string): string =>
  `"${cell.replace(/[\\"]/g, (letter) => `\\${letter}`).replaceAll("\0", "\\0")}"`;

const writers = fc.constantFrom(
  { quote: "none" as const, write: byPostgres },
  { quote: "none" as const, write: byMysql },
  { quote: '"' as const, write: byMysqlInQuotes },
);

const letters = fc.constantFrom(
  "a",
  "N",
  "n",
  ".",
  " ",
  "|",
  ",",
  "\t",
  '"',
  "\\",
  "\n",
  "\r",
  "\r\n",
  "\0",
  "é",
  "急",
  "🚒",
);
const cell = fc.option(fc.string({ unit: letters, maxLength: 8 }), { freq: 5 });
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
const forms = fc.record({ delimiter: fc.constantFrom("\t", "|", ","), lineEnd: fc.constantFrom("\n", "\r\n") });

const linesIn = (text: string): number => text.split("\n").length - 1;

test("what a database writes with backslash escapes is read back the same, with its own bytes and lines, wherever it is cut", async () => {
  await fc.assert(
    fc.asyncProperty(table, forms, writers, fc.nat(), fc.boolean(), async (rows, form, { quote, write }, cut, ends) => {
      const records = rows.map((row) =>
        row.map((cell) => (cell === null ? "\\N" : write(cell, form))).join(form.delimiter),
      );
      const text = records.join(form.lineEnd) + (ends ? form.lineEnd : "");
      const bytes = Buffer.from(text);
      const reader = escapedRecordReader({
        delimiter: form.delimiter,
        quote,
        lineEnd: form.lineEnd === "\n" ? "LF" : "CR LF",
        escape: "backslash",
        encoding: "utf-8",
      });
      const at = cut % (bytes.length + 1);
      const read = [
        ...(await reader.read(bytes.subarray(0, at))),
        ...(await reader.read(bytes.subarray(at))),
        ...(await reader.end()),
      ];
      expect(read.map(({ cells }) => cells)).toEqual(rows.map((row) => row.map((cell) => cell ?? "")));
      expect(read.map(({ raw }) => Buffer.from(raw, "latin1").toString())).toEqual(records);
      const above = records.map((_, index) => linesIn(records.slice(0, index).join("\n")) + Math.min(index, 1));
      expect(read.map(({ line }) => line)).toEqual(above.map((lines) => lines + 1));
      expect(read.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
    }),
    tried(2_000, 200_000),
  );
});

/** As most programs write a cell: in quotes where it must be. */
const inQuotes = (cell: string | null): string => {
  if (cell === null) return "\\N";
  return /[",;|\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
};

test("a table with quotes around what would part its cells is not taken for one with escapes, whatever its nulls look like", () => {
  const rows = table.map((rows) => rows.map((row) => row.map((cell) => cell?.replaceAll("\\", "/") ?? null)));
  fc.assert(
    fc.property(rows, fc.constantFrom(",", "\t", "|"), (rows, delimiter) => {
      fc.pre(rows.some((row) => row.some((cell) => cell?.includes(delimiter))));
      const text = rows.map((row) => `${row.map(inQuotes).join(delimiter)}\n`).join("");
      expect(escapedDialectOf(Buffer.from(text), { delimiter })).toBeUndefined();
    }),
    tried(2_000, 200_000),
  );
});
