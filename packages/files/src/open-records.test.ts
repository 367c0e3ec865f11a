import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { temporaryFile, temporaryFolder } from "../test/temporary-folder.ts";
import { type FileRow, openRecords } from "./open-records.ts";

async function read(path: string, stdin?: Readable) {
  const records = await openRecords(path, stdin === undefined ? {} : { stdin });
  const rows: FileRow[] = [];
  for await (const batch of records.batches()) rows.push(...batch);
  return { columns: records.columns, rows, progress: records.progress() };
}

const readText = async (text: string | Uint8Array) => read(await temporaryFile(text));

const cellsOf = (rows: readonly FileRow[]) => rows.map((row) => row.cells);

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
    ["a semicolon", "a;b\n1;2\n3;4\n"],
  ])("%s is understood", async (_, text) => {
    const { columns, rows } = await readText(text);
    expect(columns).toEqual(["a", "b"]);
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, "1", "2"],
      [3, "3", "4"],
    ]);
  });

  test("gzip is known by its bytes, not by the name", async () => {
    const file = await temporaryFile(gzipSync("a,b\n1,2\n"), "plain.csv");
    expect(cellsOf((await read(file)).rows)).toEqual([["1", "2"]]);
  });

  test("gzip of several members is one text", async () => {
    const file = await temporaryFile(Buffer.concat([gzipSync("a,b\n1,2\n"), gzipSync("3,4\n")]));
    expect(cellsOf((await read(file)).rows)).toEqual([
      ["1", "2"],
      ["3", "4"],
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
      { line: 2, cells: ["1", "急\r\n修"], raw: '1,"急\r\n修"' },
      { line: 4, cells: ["2", "🚒"], raw: "2,🚒" },
    ]);
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

describe("what cannot be read is said in one sentence", () => {
  const gbk = Buffer.concat([Buffer.from("id,text\n1,plain\n2,"), Buffer.from([0xb1, 0xb1, 0xbe, 0xa9, 0x0a])]);

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
  ])("an empty file: %s", async (_, content) => {
    await expect(readText(content)).rejects.toMatchObject({ code: "file/empty" });
  });

  test("GBK, with the place and the command that converts it", async () => {
    await expect(readText(gbk)).rejects.toMatchObject({
      code: "file/malformed",
      message: expect.stringMatching(/not UTF-8 at byte 18, line 3: it looks like GB18030$/),
      tryThis: expect.stringMatching(/^`iconv -f GB18030 -t UTF-8 .*records\.csv > utf-8\.csv`$/),
    });
  });

  test("GBK in gzip", async () => {
    await expect(readText(gzipSync(gbk))).rejects.toMatchObject({
      tryThis: expect.stringMatching(/^`gzip -dc .*records\.csv \| iconv -f GB18030 -t UTF-8 > utf-8\.csv`$/),
    });
  });

  test("GBK in a pipe", async () => {
    await expect(read("-", Readable.from([gbk]))).rejects.toMatchObject({
      tryThis: "put `iconv -f GB18030 -t UTF-8` before this command in the pipe",
    });
  });

  test("nothing in a pipe", async () => {
    await expect(read("-", Readable.from([]))).rejects.toMatchObject({ message: "standard input: the file is empty" });
  });

  test.each([
    ["with a mark", Buffer.from("\ufeffid,text\n1,a\n", "utf16le")],
    ["without one", Buffer.from("id,text\n1,a\n", "utf16le")],
  ])("UTF-16 %s", async (_, bytes) => {
    await expect(readText(bytes)).rejects.toMatchObject({
      code: "file/malformed",
      message: expect.stringContaining("it looks like UTF-16LE"),
    });
  });

  test("the place of a bad byte far inside a file", async () => {
    const before = `id,text\n${"1,急修\n".repeat(100_000)}`;
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from("\n2,急\n")]);
    await expect(readText(bytes)).rejects.toMatchObject({
      message: expect.stringMatching(
        new RegExp(`not UTF-8 at byte ${Buffer.byteLength(before)}, line 100002: it is damaged there$`),
      ),
    });
  });

  test("gzip that breaks off, with the line reached, after the rows before it", async () => {
    const whole = gzipSync(`id,text\n${Array.from({ length: 200_000 }, (_, n) => `${n},${n * 7919}\n`).join("")}`);
    const records = await openRecords(await temporaryFile(whole.subarray(0, whole.length / 2)));
    let rows = 0;
    const reading = async () => {
      for await (const batch of records.batches()) rows += batch.length;
    };
    await expect(reading()).rejects.toMatchObject({
      code: "file/malformed",
      message: expect.stringMatching(/the gzip data is damaged or cut off; reading stopped at line \d{5,}$/),
    });
    expect(rows).toBeGreaterThan(10_000);
  });

  test("a quote that is never closed, with the line on which its record begins", async () => {
    await expect(readText('id,text\n1,a\n2,"b\n3,c\n')).rejects.toMatchObject({
      code: "file/malformed",
      message: expect.stringMatching(/:3: a quote that opens in this record is never closed$/),
    });
  });

  test("a quote that is never closed does not draw the file into memory", async () => {
    let given = 0;
    const endless = async function* () {
      yield 'id,text\n1,"b\n';
      for (; given < 1_000; given++) yield "3,c\n".repeat(16_384);
    };
    await expect(read("-", Readable.from(endless()))).rejects.toMatchObject({ code: "file/malformed" });
    expect(given).toBeLessThan(100);
  });

  test("a workbook", async () => {
    await expect(readText("PK\u0003\u0004rest")).rejects.toMatchObject({
      code: "file/malformed",
      tryThis: expect.stringContaining("CSV UTF-8"),
    });
  });

  test("a file without lines", async () => {
    await expect(readText("x".repeat(1_100_000))).rejects.toMatchObject({ code: "file/malformed" });
  });

  test.skipIf(process.getuid?.() === 0)("a file that one may not read", async () => {
    const file = await temporaryFile("a\n1\n");
    await chmod(file, 0o000);
    await expect(read(file)).rejects.toMatchObject({ code: "file/not-readable" });
  });
});
