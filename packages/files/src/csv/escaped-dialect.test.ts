import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readAll } from "../../test/read-all.ts";
import { temporaryFile } from "../../test/temporary-folder.ts";
import type { OpenRecordsOptions } from "../open-records.ts";

async function read(text: string | Uint8Array, options: OpenRecordsOptions = {}) {
  const { form, columns, rows, cells } = await readAll(await temporaryFile(text), options);
  return { form, table: [columns, ...cells], wrong: rows.flatMap(({ wrong }) => wrong ?? []) };
}

const header = ["id", "closed", "text"];
const lines = (...records: readonly string[]): string => `${records.join("\n")}\n`;

describe("a table with backslash escapes is recognised", () => {
  test.each([
    ["of psql", "\t", "none", ["id\tclosed\ttext", "1\t\\N\ta\\tb\\nc", '2\t05-01\t"big" hole, C:\\\\new']],
    [
      "of psql with another separator",
      ",",
      "none",
      ["id,closed,text", "1,\\N,a\tb\\nc", '2,05-01,"big" hole\\, C:\\\\new'],
    ],
    ["of MySQL", "|", "none", ["id|closed|text", "1|\\N|a\tb\\\nc", '2|05-01|"big" hole, C:\\\\new']],
    ["of MySQL in quotes", ",", '"', ["id,closed,text", '1,\\N,"a\tb\nc"', '2,"05-01","\\"big\\" hole, C:\\\\new"']],
  ])("%s", async (_, delimiter, quote, records) => {
    const { form, table, wrong } = await read(lines(...records));
    expect(form).toMatchObject({ delimiter, quote, escape: "backslash", lineEnd: "LF" });
    expect(table).toEqual([header, ["1", "", "a\tb\nc"], ["2", "05-01", '"big" hole, C:\\new']]);
    expect(wrong).toEqual([]);
  });

  test("by the separators that are no separators, where nothing is null", async () => {
    const { form, table } = await read(lines("id|text", "1|a\\|b", "2|c", "3|\\|d"));
    expect(form).toMatchObject({ delimiter: "|", escape: "backslash" });
    expect(table.slice(1)).toEqual([
      ["1", "a|b"],
      ["2", "c"],
      ["3", "|d"],
    ]);
  });

  test("without a header, and with a line behind the last record that says so", async () => {
    const { form, table } = await read(lines("100001\t2026-05-01\t\\N", "100002\t2026-05-02\ta", "\\."));
    expect(form).toMatchObject({ header: false, escape: "backslash" });
    expect(table.slice(1)).toEqual([
      ["100001", "2026-05-01", ""],
      ["100002", "2026-05-02", "a"],
    ]);
  });

  test.each(["gbk", "gb18030", "big5", "utf-16le", "windows-1252"])("in %s", async (encoding) => {
    const words = encoding === "windows-1252" ? "caf\u00e9, \u20ac" : "\u529f\u8a31 \u7be4"; // Of some, the second byte is that of a backslash.
    const text = lines("id\tclosed\ttext", `1\t\\N\t${words}\\n${words}`, "2\t05-01\ta");
    const { form, table, wrong } = await read(iconv.encode(text, encoding), { encoding });
    expect(form).toMatchObject({ encoding, escape: "backslash" });
    expect(table[1]).toEqual(["1", "", `${words}\n${words}`]);
    expect(wrong).toEqual([]);
  });
});

describe("a table with backslashes is not taken for one with escapes", () => {
  test.each([
    ["where nothing is null and no separator stands behind one", ["id\ttext", "1\ta\\nb", "2\tC:\\temp"]],
    ["where one stands before what it never does", ["id\tclosed\ttext", "1\t\\N\tC:\\data", "2\t05-01\ta"]],
    ["where one stands at the end of a cell", ["id|path|text", "1|C:\\|a", "2|D:\\|b", "3|E:\\|c"]],
    ["where nulls stand between commas and nothing else says so", ["id,closed,text", "1,\\N,a", "2,05-01,b"]],
    ["where quotes are doubled", ["id\tclosed\ttext", '1\t\\N\t"a ""b"""', "2\t05-01\ta"]],
    ["where a quote stands around a separator", ["id,closed,text", '1,\\N,"a, b"', "2,05-01,a"]],
    ["where one does in every record", ['1,\\N,"a, b"', '2,05-01,"c, d"']],
    [
      "where quotes stand around all texts, and nothing in them is escaped",
      ["id,closed,text", '1,\\N,"a"', '2,"05-01","b"'],
    ],
  ])("%s", async (_, records) => {
    expect((await read(lines(...records))).form).not.toHaveProperty("escape");
  });

  test("unless that is told", async () => {
    const { form, table } = await read(lines("id\ttext", "1\ta\\nb", "2\tC:\\\\temp"), { escape: "backslash" });
    expect(form).toMatchObject({ delimiter: "\t", quote: "none", escape: "backslash" });
    expect(table.slice(1)).toEqual([
      ["1", "a\nb"],
      ["2", "C:\\temp"],
    ]);
    const quoted = await read(lines("id;text", '1;"say \\"hi\\"; go"', "2;c"), { escape: "backslash" });
    expect(quoted.form).toMatchObject({ delimiter: ";", quote: '"' });
    expect(quoted.table[1]).toEqual(["1", 'say "hi"; go']);
  });
});

test("what is no table has no escapes", async () => {
  await expect(read('[{"id":1}]', { escape: "backslash" })).rejects.toMatchObject({
    code: "flag/invalid",
    message: expect.stringContaining("this is json, which has no escapes"),
  });
});

describe("a record whose end is missing is wrong, and the next is read", () => {
  const told: OpenRecordsOptions = { escape: "backslash" };
  /** More than the quotes are judged by. */
  const whole = Array(12_000).fill('6,"a\\"b, c"');
  const missing = expect.stringContaining("the end of this record is missing");

  test("behind a quote that is never closed", async () => {
    const { table, wrong } = await read(lines("id,text", ...whole, '7,"open', "8,b"), told);
    expect(table.slice(-3)).toEqual([
      ["6", 'a"b, c'],
      ["7", '"open'],
      ["8", "b"],
    ]);
    expect(wrong).toEqual([missing]);
  });

  test("behind a quote that meets one of the next record", async () => {
    const { table, wrong } = await read(lines("id,text", ...whole, '7,"open', '8,"b"', '9,"a\nb"'), told);
    expect(table.slice(-3)).toEqual([
      ["7", '"open'],
      ["8", "b"],
      ["9", "a\nb"],
    ]);
    expect(wrong).toEqual([missing]);
  });

  test("behind twenty thousand of them, soon", async () => {
    const { table, wrong } = await read(lines("id,text", ...whole, ...Array(20_000).fill('7,"open')), told);
    expect([table.length, wrong.length]).toEqual([1 + whole.length + 20_000, 20_000]);
  });

  test("behind a backslash at the end of the file", async () => {
    const { table, wrong } = await read("id\ttext\n1\ta\n2\tb\\", told);
    expect(table.slice(1)).toEqual([
      ["1", "a"],
      ["2", "b\\"],
    ]);
    expect(wrong).toEqual([missing]);
  });

  test("where a line is longer than any record", async () => {
    const { wrong, table } = await read(`id\ttext\n1\t${"a".repeat(17_000_000)}\n2\tb\n`, told);
    expect(table.at(-1)).toEqual(["2", "b"]);
    expect(wrong).toEqual([expect.stringContaining("longer than 16 MiB")]);
  });
});
