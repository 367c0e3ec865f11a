import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { temporaryFile, temporaryFolder } from "../test/temporary-folder.ts";
import type { FileRow } from "./file-row.ts";
import { openRecords } from "./open-records.ts";

async function read(path: string, stdin?: Readable) {
  const records = await openRecords(path, { stdin });
  const rows: FileRow[] = [];
  for await (const batch of records.batches())
    rows.push(
      ...batch.map(({ line, cells, raw, wrong }) => ({ line, cells, raw, ...(wrong !== undefined && { wrong }) })),
    );
  return { columns: records.columns, rows, progress: records.progress() };
}

const readText = async (text: string | Uint8Array) => read(await temporaryFile(text));

const cellsOf = (rows: readonly FileRow[]) => rows.map((row) => row.cells);

const ownBytes = (text: string) => Buffer.from(text).toString("latin1");

const requests = join(import.meta.dirname, "../../../examples/nyc-311/requests.csv.gz");

describe("what a record is", () => {
  test("a record has its cells, the line on which it begins and its own text", async () => {
    const { columns, rows } = await readText('id,text\n1,a\n2,"two\nlines, ""quoted"""\n3,c\n');
    expect(columns).toEqual(["id", "text"]);
    expect(rows).toEqual([
      { line: 2, cells: ["1", "a"], raw: "1,a" },
      { line: 3, cells: ["2", 'two\nlines, "quoted"'], raw: '2,"two\nlines, ""quoted"""' },
      { line: 5, cells: ["3", "c"], raw: "3,c" },
    ]);
  });

  test("a line break of two characters inside a cell is one line", async () => {
    const { rows } = await readText('id,text\r\n1,"a\r\nb"\r\n2,c\r\n');
    expect(rows.map((row) => row.line)).toEqual([2, 4]);
    expect(rows[0]?.raw).toBe('1,"a\r\nb"');
  });

  test("empty lines are no records and count as lines", async () => {
    const { columns, rows } = await readText("\n\nid,text\n\n1,a\n\r\n\n2,b\n\n");
    expect(columns).toEqual(["id", "text"]);
    expect(rows.map(({ line, raw }) => [line, raw])).toEqual([
      [5, "1,a"],
      [8, "2,b"],
    ]);
  });

  test("the last record needs no line end", async () => {
    expect(cellsOf((await readText("id\n1\n2")).rows)).toEqual([["1"], ["2"]]);
  });

  test("names of columns are trimmed and cells are not", async () => {
    const { columns, rows } = await readText(" id ,text\n 1 , a\n");
    expect(columns).toEqual(["id", "text"]);
    expect(cellsOf(rows)).toEqual([[" 1 ", " a"]]);
  });

  test("a row of the wrong width is handed on, says so, and stops nothing", async () => {
    const { rows } = await readText("id,text\n1,a,b\n2\n3,c\n");
    expect(rows.map(({ line, cells, wrong }) => [line, cells.length, wrong])).toEqual([
      [2, 3, "3 cells where the header has 2"],
      [3, 1, "only 1 of 2 cells"],
      [4, 2, undefined],
    ]);
  });

  test("a row with a cell behind the last name is handed on and says so, since nothing would read it", async () => {
    const { rows } = await readText('id,text,,\n1,Car, blocks hydrant,\n2,a,, \n3,"b",,\n4,"c",,"d"\n5,e\n6,f,,\n');
    expect(rows.map(({ cells: [id], wrong }) => [id, wrong])).toEqual([
      ["1", "cell 3 is filled, and the header names only 2 columns"],
      ["2", undefined],
      ["3", undefined],
      ["4", "cell 4 is filled, and the header names only 2 columns"],
      ["5", "only 2 of 4 cells"],
      ["6", undefined],
    ]);
  });

  test("a column without a name before the last name may be filled", async () => {
    expect((await readText(",id,,text\n0,1,x,a\n")).rows).toEqual([
      { line: 2, cells: ["0", "1", "x", "a"], raw: "0,1,x,a" },
    ]);
  });

  test("a quote in the middle of a cell is text", async () => {
    expect(cellsOf((await readText('id,text\n1,5" pipe\n2,"a" b\n')).rows)).toEqual([
      ["1", '5" pipe'],
      ["2", '"a" b'],
    ]);
  });
});

describe("how a table is written", () => {
  test.each([
    ["LF", "a,b\n1,2\n3,4\n"],
    ["CR LF", "a,b\r\n1,2\r\n3,4\r\n"],
    ["CR", "a,b\r1,2\r3,4"],
    ["first CR LF, then LF", "a,b\r\n1,2\n3,4\n"],
    ["first LF, then CR LF", "a,b\n1,2\r\n3,4\r\n"],
    ["a mark at the beginning", "\ufeffa,b\n1,2\n3,4\n"],
    ["a tab", "a\tb\n1\t2\n3\t4\n"],
    ["a bar", "a|b\n1|2\n3|4\n"],
    ["single quotes", "'a','b'\n'1','2'\n3,'4'\n"],
    ["a semicolon", "a;b\n1;2\n3;4\n"],
  ])("%s is understood", async (_, text) => {
    const { columns, rows } = await readText(text);
    expect(columns).toEqual(["a", "b"]);
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, "1", "2"],
      [3, "3", "4"],
    ]);
  });

  test.each([1, 2, 3, 5])("nothing depends on where a stream is cut, here every %i bytes", async (size) => {
    const bytes = Buffer.from('\ufeffid,text\r\n1,"急\r\n修"\r\n2,🚒\r\n');
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    );
    const { columns, rows } = await read("-", Readable.from(pieces));
    expect(columns).toEqual(["id", "text"]);
    expect(rows).toEqual([
      { line: 2, cells: ["1", "急\r\n修"], raw: ownBytes('1,"急\r\n修"') },
      { line: 4, cells: ["2", "🚒"], raw: ownBytes("2,🚒") },
    ]);
  });
});

describe("quotes that are text", () => {
  const lines = ['1\t"never came back', '2\t"a "b""', "3\tc", '4\t"d"', '5\te"'];

  test.each(["\n", "\r\n", "\r"])("part no cells and join no records in lines that end with %j", async (end) => {
    const records = await openRecords(await temporaryFile(["id\ttext", ...lines, ""].join(end)), { quote: "none" });
    expect(records.form).toMatchObject({ delimiter: "\t", quote: "none" });
    const rows = (await Array.fromAsync(records.batches())).flat();
    expect(rows.map(({ cells }) => cells.join("\t"))).toEqual(lines);
    expect(rows.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
  });

  test("are nothing that JSON has", async () => {
    await expect(openRecords(await temporaryFile('[{"id":1}]'), { quote: "none" })).rejects.toMatchObject({
      message: expect.stringMatching(/this is json, which has no quotes$/),
    });
  });
});

describe("reading as it goes", () => {
  test("50,000 real requests come in batches of 2,000, each on its own line", async () => {
    const records = await openRecords(requests);
    const sizes: number[] = [];
    let line = 2;
    for await (const batch of records.batches()) {
      sizes.push(batch.length);
      for (const row of batch) {
        if (row.line !== line++ || row.wrong !== undefined) throw new Error(`line ${row.line}: ${row.wrong}`);
      }
    }
    expect(sizes).toEqual(Array.from({ length: 25 }, () => 2_000));
  });

  test("a batch is as large as one asks for", async () => {
    const records = await openRecords(await temporaryFile("a\n1\n2\n3\n4\n5\n"));
    const sizes: number[] = [];
    for await (const batch of records.batches(2)) sizes.push(batch.length);
    expect(sizes).toEqual([2, 2, 1]);
  });

  test("progress is that of the rows, however far ahead the file is read to find out its encoding", async () => {
    const lines = Array.from({ length: 60_000 }, (_, id) => `${id},a plain text of one who calls`);
    for (const content of [lines.join("\n"), gzipSync(lines.join("\n"))]) {
      const records = await openRecords(await temporaryFile(content));
      let rows = 0;
      for await (const batch of records.batches()) {
        rows += batch.length;
        const { bytes, total = 0 } = records.progress();
        expect(Math.abs(bytes / total - rows / lines.length)).toBeLessThan(0.3);
      }
    }
  });

  test("progress counts bytes of the file as it lies on the disk", async () => {
    const { progress } = await read(requests);
    expect(progress).toEqual({ bytes: 1_660_322, total: 1_660_322 });
  });

  test("of a pipe nobody knows how long it is", async () => {
    const { progress } = await read("-", Readable.from([gzipSync("a\n1\n")]));
    expect(progress).toEqual({ bytes: gzipSync("a\n1\n").length, total: undefined });
  });

  test("a file is let go when its reader stops in the middle", async () => {
    const stdin = Readable.from(["a\n", ...Array.from({ length: 100 }, (_, n) => `${n}\n`)]);
    const records = await openRecords("-", { stdin });
    for await (const _ of records.batches(1)) break;
    expect(stdin.destroyed).toBe(true);
  });

  test("a table of a header alone has no rows", async () => {
    expect((await readText("a,b\n")).rows).toEqual([]);
  });
});

describe("records that are none are handed on and stop nothing", () => {
  test("a line with a quote that is never closed is one, and reading goes on from the next", async () => {
    const { rows } = await readText('id,text\n1,a\n2,"b\n3,c\n4,"d, e"\n');
    expect(rows.map(({ line, raw, wrong }) => [line, raw, wrong])).toEqual([
      [2, "1,a", undefined],
      [3, '2,"b', "a quote that opens in this record is never closed"],
      [4, "3,c", undefined],
      [5, '4,"d, e"', undefined],
    ]);
  });

  test("several such quotes are several such lines", async () => {
    const text = `id,text\n${'1,"a\n2,b c\n'.repeat(200)}`;
    const { rows } = await readText(text);
    expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 400 }, (_, at) => at + 2));
    expect(rows.filter(({ wrong }) => wrong !== undefined)).toHaveLength(200);
  });

  test("a file full of such quotes is read in the time of a few", async () => {
    const { rows } = await readText(`id,text\n${'1,"a\n2,b "c" d\n'.repeat(50_000)}`);
    expect(rows.reduce((sum, { raw }) => sum + raw.split("\n").length, 0)).toBe(100_000);
  });

  test("a quote that is never closed does not draw the file into memory", async () => {
    let given = 0;
    const endless = async function* () {
      yield 'id,text\n1,"b\n';
      for (; given < 10_000; given++) yield `2,${"c".repeat(65_530)}\n`;
    };
    const records = await openRecords("-", { stdin: Readable.from(endless()) });
    for await (const [first] of records.batches(1)) {
      expect(first?.wrong).toMatch(/never closed/);
      break;
    }
    expect(given).toBeLessThan(600);
  });

  test("bytes that are no text in the encoding spoil their record alone", async () => {
    const before = `id,text\n${"1,急修\n".repeat(100_000)}`;
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from("2,a\xff\n", "latin1"), Buffer.from("3,急\n")]);
    const { rows } = await readText(bytes);
    expect(rows).toHaveLength(100_002);
    expect(rows.at(-2)).toEqual({
      line: 100_002,
      cells: ["2", "a\ufffd"],
      raw: "2,a\xff",
      wrong: "cell 2 holds bytes that are no text in utf-8",
    });
    expect(rows.filter(({ wrong }) => wrong !== undefined)).toHaveLength(1);
  });

  test("a cell may have ten megabytes, and a table 100,000 columns", async () => {
    const long = "x".repeat(10_000_000);
    expect((await readText(`id,text\n1,"${long}"\n2,b\n`)).rows.map(({ cells }) => cells[1]?.length)).toEqual([
      10_000_000, 1,
    ]);
    const names = Array.from({ length: 100_000 }, (_, at) => `c${at}`);
    const { columns, rows } = await readText(`${names}\n${names.map((_, at) => at)}\n`);
    expect(columns).toEqual(names);
    expect(rows[0]?.cells.at(-1)).toBe("99999");
  });

  test("a line of more than 16 MiB is one record that is wrong", async () => {
    const { rows } = await readText(`id,text\n1,${"x".repeat(40_000_000)}\n2,b\n`);
    expect(rows.map(({ line, wrong }) => [line, wrong])).toEqual([
      [2, "the record is longer than 16 MiB; its end is left out"],
      [3, undefined],
    ]);
  });

  test("NULs are text", async () => {
    expect(cellsOf((await readText("id,text\n1,a\0b\n\0,\n")).rows)).toEqual([
      ["1", "a\0b"],
      ["\0", ""],
    ]);
  });
});

describe("what cannot be read is said in one sentence", () => {
  test("a missing file", async () => {
    await expect(read("nowhere.csv")).rejects.toMatchObject({ code: "file/not-found" });
  });

  test("a folder", async () => {
    await expect(read(await temporaryFolder())).rejects.toMatchObject({ code: "file/not-a-file" });
  });

  test.each([
    ["nothing", ""],
    ["a mark alone", "\ufeff"],
    ["empty lines", "\n\r\n\n"],
    ["gzip of nothing", gzipSync("")],
    ["no element", "<a/>"],
  ])("an empty file: %s", async (_, content) => {
    await expect(readText(content)).rejects.toMatchObject({ code: "file/empty" });
  });

  test("nothing in a pipe", async () => {
    await expect(read("-", Readable.from([]))).rejects.toMatchObject({ message: "standard input: the file is empty" });
  });

  test.each([
    ["%PDF-1.4", "a PDF document"],
    ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old .xls workbook, or an encrypted one"],
    ["PAR1", "a Parquet file"],
    ["BZh91AY", "packed with bzip2"],
  ])("a file that begins with %s is %s", async (begin, is) => {
    await expect(readText(Buffer.from(`${begin}\n\n`, "latin1"))).rejects.toMatchObject({
      code: "file/malformed",
      message: expect.stringContaining(`this is ${is}`),
    });
  });

  const insert = "INSERT INTO `calls` VALUES (1,'2026-03-02','Rodent'),(2,NULL,'a, b');\n";

  test.each([
    ["of one table", `CREATE TABLE calls (id int, opened datetime, notes text);\n${insert}`],
    ["with remarks above", `-- a dump\n/*!40101 SET NAMES utf8 */;\nDROP TABLE IF EXISTS \`calls\`;\n${insert}`],
    ["in a transaction", `BEGIN;\n\ninsert into calls (id) values (1);\n`],
    ["that is packed", gzipSync(insert)],
  ])("a dump of a database, %s", async (_, content) => {
    await expect(readText(content)).rejects.toMatchObject({
      code: "file/malformed",
      message: expect.stringContaining("this is a dump of a database, and SQL is not read"),
      tryThis: expect.stringContaining("load it into SQLite or PostgreSQL"),
    });
  });

  test.each([
    "Set,text\n1,a\n",
    "-- ,text\n1,create table\n",
    "Create Table,of\n1,a (b)\n",
    "id,text\n1,\nINSERT INTO t (a),\n",
  ])("a table that only looks like one is read: %j", async (content) =>
    expect((await readText(content)).columns).toHaveLength(2),
  );

  test.skipIf(process.getuid?.() === 0)("a file that one may not read", async () => {
    const file = await temporaryFile("a\n1\n");
    await chmod(file, 0o000);
    await expect(read(file)).rejects.toMatchObject({ code: "file/not-readable" });
  });
});
