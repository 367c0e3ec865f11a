import { Readable } from "node:stream";
import { gzipSync, zstdCompressSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readAll } from "../../test/read-all.ts";
import { temporaryFile } from "../../test/temporary-folder.ts";
import { workbook, zip } from "../../test/zip.ts";
import { openRecords } from "../open-records.ts";

const table = "a,b\n1,2\n3,4\n";
const cells = [
  ["1", "2"],
  ["3", "4"],
];
const packings = [
  ["gzip", gzipSync],
  ["zstd", zstdCompressSync],
  ["zip", (bytes: Buffer) => zip({ "table.csv": bytes })],
] as const;

describe.each(packings)("%s", (packing, pack) => {
  test("is known by its bytes, not by the name", async () => {
    const file = await temporaryFile(pack(Buffer.from(table)), "plain.csv");
    expect(await readAll(file)).toMatchObject({ cells, form: { packing } });
  });

  test("comes through a pipe as well", async () => {
    const stdin = Readable.from([pack(Buffer.from(table))]);
    expect(await readAll("-", { stdin })).toMatchObject({ cells, form: { packing } });
  });

  test("that breaks off hands on the rows before, then the fault", async () => {
    const lines = Array.from({ length: 200_000 }, (_, n) => `${n},${n * 7919}\n`);
    const whole = pack(Buffer.from(`id,text\n${lines.join("")}`));
    const directory = packing === "zip" ? whole.subarray(whole.indexOf("PK\u0001\u0002")) : Buffer.alloc(0);
    const half = whole.length >> 1;
    const filler = packing === "zip" ? Buffer.alloc(whole.length - directory.length - half, 0xff) : Buffer.alloc(0);
    const records = await openRecords(await temporaryFile(Buffer.concat([whole.subarray(0, half), filler, directory])));
    let rows = 0;
    const reading = async () => {
      for await (const batch of records.batches()) for (const row of batch) expect(row.cells[0]).toBe(String(rows++));
    };
    await expect(reading()).rejects.toMatchObject({
      code: "file/malformed",
      message: expect.stringMatching(/the (gzip|zstd|zip) data is damaged or cut off$/),
    });
    expect(rows).toBeGreaterThan(70_000);
  });
});

test("gzip of several members is one text", async () => {
  const file = await temporaryFile(Buffer.concat([gzipSync("a,b\n1,2\n"), gzipSync("3,4\n")]));
  expect((await readAll(file)).cells).toEqual(cells);
});

test("progress comes to the whole file, packed or not", async () => {
  for (const bytes of [Buffer.from(table), gzipSync(table)]) {
    const { batches, progress } = await openRecords(await temporaryFile(bytes));
    await Array.fromAsync(batches());
    expect(progress()).toEqual({ bytes: bytes.length, total: bytes.length });
  }
});

describe("a zip archive", () => {
  const several = zip({
    "may.csv": "a\n1\n",
    "june.csv": "a\n2\n",
    "notes/": "",
    "__MACOSX/._may.csv": "x",
    ".DS_Store": "x",
  });

  test("of several files says which there are", async () => {
    await expect(readAll(await temporaryFile(several))).rejects.toMatchObject({
      code: "file/malformed",
      message: expect.stringMatching(/: the archive holds 2 files$/),
      tryThis: "name the one to read: june.csv, may.csv",
    });
  });

  test("hands on the file that is named", async () => {
    const { cells, form } = await readAll(await temporaryFile(several), { entry: "june.csv" });
    expect(cells).toEqual([["2"]]);
    expect(form).toMatchObject({ packing: "zip", entry: "june.csv" });
  });

  test("may hold gzip, and JSON", async () => {
    expect((await readAll(await temporaryFile(zip({ "a.csv.gz": gzipSync(table) })))).cells).toEqual(cells);
    expect((await readAll(await temporaryFile(zip({ "a.json": '[{"a":1}]' })))).cells).toEqual([["1"]]);
  });

  test("of one table and notes on it is that table", async () => {
    const file = await temporaryFile(zip({ "readme.txt": "May, and more\n", "may.csv": table, "map.png": "x" }));
    expect((await readAll(file)).cells).toEqual(cells);
  });

  test.each(["utf-8", "gbk", "cp437"])("has a name in %s, also where it does not say so", async (encoding) => {
    const name = encoding === "cp437" ? "2026/Übersicht.csv" : "2026/五月.csv";
    const archive = zip({ one: { text: table, title: iconv.encode(name.replace("/", "\\"), encoding) } });
    expect((await readAll(await temporaryFile(archive))).form).toMatchObject({ entry: name });
  });

  test("may hold a workbook, which says what it lies in", async () => {
    const row = (cell: string) => `<row><c t="inlineStr"><is><t>${cell}</t></is></c></row>`;
    const may = workbook({ sheets: { May: `<sheetData>${row("a")}${row("1")}</sheetData>` } });
    expect(await readAll(await temporaryFile(zip({ "may.xlsx": may })))).toMatchObject({
      cells: [["1"]],
      form: { format: "xlsx", sheet: "May", packing: "zip", entry: "may.xlsx" },
    });
  });

  test("names the part that was asked for, and its progress comes to that part's end", async () => {
    const file = await temporaryFile(several);
    const { name, batches, progress } = await openRecords(file, { entry: "june.csv" });
    expect(name).toBe(`${file}/june.csv`);
    for await (const _ of batches());
    expect(progress().bytes).toBe(progress().total);
  });

  test("a file that is not in it is said to be none, with the nearest that is", async () => {
    await expect(readAll(await temporaryFile(several), { entry: "jun.csv" })).rejects.toMatchObject({
      tryThis: "did you mean june.csv?",
    });
  });

  test("whose file is not what was packed says so at the end", async () => {
    const archive = zip({ "a.csv": { text: table, stored: true } });
    archive[archive.indexOf("3,4")] = 0x35;
    await expect(readAll(await temporaryFile(archive))).rejects.toMatchObject({
      message: expect.stringMatching(/a\.csv is damaged$/),
    });
  });

  test("that is cut off cannot be read", async () => {
    const archive = zip({ "a.csv": table });
    await expect(readAll(await temporaryFile(archive.subarray(0, archive.length - 30)))).rejects.toMatchObject({
      code: "file/malformed",
    });
  });

  test("of nothing is empty", async () => {
    await expect(readAll(await temporaryFile(zip({})))).rejects.toMatchObject({ code: "file/empty" });
  });
});

test("a part can be named of an archive only", async () => {
  await expect(readAll(await temporaryFile(table), { entry: "a.csv" })).rejects.toMatchObject({ code: "flag/invalid" });
});
