import { expect, test } from "vitest";
import { temporaryFile } from "../test/temporary-folder.ts";
import { readTable } from "./read-table.ts";

const read = async (text: string | Uint8Array) => readTable(await temporaryFile(text, "areas.csv"), "areas.csv");

test("a table has its columns, trimmed, and its rows with their lines", async () => {
  expect(await read("id, name \n1,Queens\n2, Bronx\n")).toEqual({
    ok: true,
    value: {
      file: "areas.csv",
      columns: ["id", "name"],
      rows: [
        { line: 2, cells: ["1", "Queens"] },
        { line: 3, cells: ["2", " Bronx"] },
      ],
    },
  });
});

test("lines that begin with # are comments, also before the header, and count as lines", async () => {
  const text =
    '# areas, "all" of them\nid,name\n# the first, a, b\n\n1,"two\nlines"\n# more\n#\n2,no # comment\n"#3",x\n';
  expect(await read(text)).toMatchObject({
    value: {
      columns: ["id", "name"],
      rows: [
        { line: 5, cells: ["1", "two\nlines"] },
        { line: 9, cells: ["2", "no # comment"] },
        { line: 10, cells: ["#3", "x"] },
      ],
    },
  });
});

test.each([
  ["a mark and CR LF", "\ufeffid,name\r\n# c\r\n1,a\r\n"],
  ["CR", "id,name\r# c\r1,a"],
])("%s is no matter", async (_, text) => {
  expect(await read(text)).toMatchObject({
    value: { columns: ["id", "name"], rows: [{ line: 3, cells: ["1", "a"] }] },
  });
});

test("every row of the wrong width is told", async () => {
  expect(await read("id,name\n1,Flatbush, Brooklyn\n2,a\n3\n")).toEqual({
    ok: false,
    reason: [
      {
        code: "table/row-width",
        message: "3 cells where the header has 2",
        file: "areas.csv",
        line: 2,
        suggestion: "put a cell that holds a comma in quotes",
      },
      {
        code: "table/row-width",
        message: "only 1 of 2 cells",
        file: "areas.csv",
        line: 4,
        suggestion: "put a cell that holds a line break in quotes",
      },
    ],
  });
});

test.each([
  ["never closed", 'id,name\n1,a\n# c\n2,"b\n3,c\n', 4, "never closed"],
  ["in the middle of a cell", 'id,name\n1,a\n2,5" pipe\n', 3, "in the middle"],
  ["followed by text", 'id,name\n1,"a" b\n', 2, "in the middle"],
])("a quote %s is told with the line of its record", async (_, text, line, says) => {
  expect(await read(text)).toMatchObject({
    ok: false,
    reason: [{ code: "file/malformed", file: "areas.csv", line, message: expect.stringContaining(says) }],
  });
});

test.each([
  ["an empty file", "", "file/empty"],
  ["comments alone", "# later\n", "file/empty"],
  ["another encoding", Buffer.from([0xb1, 0xb1, 0xbe, 0xa9]), "file/not-utf-8"],
])("%s is no table", async (_, text, code) => {
  expect(await read(text)).toMatchObject({ ok: false, reason: [{ code, file: "areas.csv" }] });
});
