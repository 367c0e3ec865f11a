import { access, readdir, readFile, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { temporaryFile, temporaryFolder } from "../test/temporary-folder.ts";
import type { FileRow } from "./file-row.ts";
import { type OpenRecordsOptions, openRecords } from "./open-records.ts";
import { rejectColumns } from "./reject-columns.ts";
import { type Rejection, writeRejects } from "./write-rejects.ts";

const late: Rejection = {
  row: { line: 7, cells: ["1", '=HYPERLINK("x"), a\nb', "-3"] },
  problems: [{ field: "closed", value: "yesterday", message: "not a date" }],
};

test("a rejected row stands with line, field, value and reason before its own cells", async () => {
  const target = join(await temporaryFolder(), "rejected.csv");
  const rejects = writeRejects(target, ["id", "text", "n"]);
  await rejects.add([late]);
  expect(await rejects.finish()).toEqual({ file: target, rows: 1 });
  expect(await readFile(target, "utf8")).toBe(
    'swiftline_line,swiftline_field,swiftline_value,swiftline_reason,id,text,n\n7,closed,yesterday,not a date,1,"=HYPERLINK(""x""), a\nb",-3\n',
  );
});

test("only its owner may read the file", async () => {
  const target = join(await temporaryFolder(), "rejected.csv");
  const rejects = writeRejects(target, ["id", "text", "n"]);
  await rejects.add([late]);
  await rejects.finish();
  expect((await stat(target)).mode & 0o777).toBe(0o600);
});

test("where nothing is rejected there is no file", async () => {
  const folder = await temporaryFolder();
  const rejects = writeRejects(join(folder, "rejected.csv"), ["id"]);
  await rejects.add([]);
  expect(await rejects.finish()).toEqual({ file: undefined, rows: 0 });
  expect(await readdir(folder)).toEqual([]);
});

test("until it is finished the file has another name, and holds whole rows", async () => {
  const folder = await temporaryFolder({ "rejected.csv": "an older one\n" });
  const target = join(folder, "rejected.csv");
  const rejects = writeRejects(target, ["id", "text", "n"]);
  await rejects.add([late, late]);
  expect(await readFile(target, "utf8")).toBe("an older one\n");
  const partial = await openRecords(`${target}.partial`);
  const rows: FileRow[] = [];
  for await (const batch of partial.batches()) rows.push(...batch);
  expect(rows.map((row) => row.cells.slice(4))).toEqual([late.row.cells, late.row.cells]);
  await rejects.finish();
  await expect(access(`${target}.partial`)).rejects.toThrow();
});

test("a row with several problems is there once", async () => {
  const target = join(await temporaryFolder(), "rejected.csv");
  const rejects = writeRejects(target, ["id"]);
  const problems = [{ field: "id", value: "a b", message: "has a space" }, { message: "has no date" }];
  await rejects.add([{ row: { line: 2, cells: ["a b"] }, problems }]);
  await rejects.finish();
  expect(await readFile(target, "utf8")).toMatch(/\n2,id,a b,has a space; has no date,a b\n$/);
});

test("a row rejected again gets its reason anew, not twice", async () => {
  const target = join(await temporaryFolder(), "rejected.csv");
  const rejects = writeRejects(target, ["id", "text", "n"]);
  await rejects.add([late]);
  await rejects.finish();
  const records = await openRecords(target);
  const again = writeRejects(join(target, "..", "again.csv"), records.columns);
  for await (const batch of records.batches())
    await again.add(batch.map((row) => ({ row, problems: [{ message: "still wrong" }] })));
  await again.finish();
  const text = await readFile(join(target, "..", "again.csv"), "utf8");
  expect(text.split("\n")[0]).toBe("swiftline_line,swiftline_field,swiftline_value,swiftline_reason,id,text,n");
  expect(text).toContain("\n2,,,still wrong,1,");
});

describe("rows of a table keep their own bytes", () => {
  const reason = [{ message: "区域不明 €" }];

  async function rejectedOf(
    content: Uint8Array,
    options: OpenRecordsOptions = {},
    problems: Rejection["problems"] = reason,
  ) {
    const folder = await temporaryFolder({ "list.csv": content });
    const target = join(folder, "rejected.csv");
    const records = await openRecords(join(folder, "list.csv"), options);
    const rejects = writeRejects(target, records.columns, { form: records.form });
    for await (const batch of records.batches()) await rejects.add(batch.map((row) => ({ row, problems })));
    await rejects.finish();
    return { target, bytes: await readFile(target) };
  }

  const again = async (target: string, options: OpenRecordsOptions = {}) => {
    const records = await openRecords(target, options);
    return { form: records.form, columns: records.columns, rows: (await Array.fromAsync(records.batches())).flat() };
  };

  test("with the separators, quotes and line ends of the file", async () => {
    const { bytes } = await rejectedOf(Buffer.from("'id';'text'\r\n'1';'a;b'\r\n'2';c\r\n"));
    expect(bytes.toString()).toBe(
      "swiftline_line;swiftline_field;swiftline_value;swiftline_reason;id;text\r\n2;;;区域不明 €;'1';'a;b'\r\n3;;;区域不明 €;'2';c\r\n",
    );
  });

  test.each(["utf-8", "utf-16le", "utf-16be", "gbk", "gb18030", "big5", "windows-1252"])(
    "in %s, with or without a mark",
    async (encoding) => {
      const word = encoding === "big5" ? "\u81fa" : "caf\u00e9";
      for (const mark of encoding.startsWith("utf") ? ["", "\ufeff"] : [""]) {
        const text = `${mark}id,text\n1,"${word}, \u6771"\n2,b\n`;
        const { target, bytes } = await rejectedOf(iconv.encode(text, encoding), { encoding });
        const own = iconv.encode(`"${word}, \u6771"\n`, encoding);
        expect(bytes.includes(own)).toBe(true);
        const { columns, rows } = await again(target, { encoding });
        expect(columns.slice(3)).toEqual(["swiftline_reason", "id", "text"]);
        expect(rows.map(({ cells }) => cells.slice(4))).toEqual([
          ["1", iconv.decode(iconv.encode(`${word}, \u6771`, encoding), encoding)],
          ["2", "b"],
        ]);
      }
    },
  );

  test("also where they are no text, have too many cells or an open quote", async () => {
    const lines = ["1,a\xff", "2,b,c", '3,"d', "4,e"];
    const { target, bytes } = await rejectedOf(Buffer.from(`id,text\n${lines.join("\n")}\n`, "latin1"), {
      encoding: "utf-8",
    });
    for (const line of lines) expect(bytes.includes(Buffer.from(`,${line}\n`, "latin1"))).toBe(true);
    expect((await again(target)).rows).toHaveLength(4);
  });

  test.each([
    ["in the encoding of the others where that has their characters", "路灯又坏了", "gbk"],
    ["in UTF-8 with their reasons where it has not", "路灯又坏了🚒", "utf-8"],
  ])("save those in UTF-8 amid others, which are written %s", async (_, text, encoding) => {
    const content = Buffer.concat([iconv.encode("id,内容\n1,噪音扰民\n", "gbk"), Buffer.from(`2,${text},东城\n`)]);
    const { target, bytes } = await rejectedOf(content, { encoding: "gbk" });
    expect(bytes.includes(iconv.encode(`区域不明 €,2,${text},东城\n`, encoding))).toBe(true);
    const { columns, rows } = await again(target);
    expect(columns.slice(4)).toEqual(["id", "内容"]);
    expect(rows.map(({ cells }) => cells.slice(3))).toEqual([
      ["区域不明 €", "1", "噪音扰民"],
      ["区域不明 €", "2", text, "东城"],
    ]);
  });

  test("save those in an encoding that nobody writes, which are in UTF-8", async () => {
    const content = Buffer.from("id;text\n1;\x1b$BA{2;\x1b(B\n", "latin1");
    const { target } = await rejectedOf(content, { encoding: "iso-2022-jp" });
    const { form, rows } = await again(target);
    expect(form).toMatchObject({ encoding: "utf-8" });
    expect(rows.map(({ cells }) => cells.slice(3))).toEqual([["区域不明 €", "1", "騒音"]]);
  });

  test.each([
    ["as psql writes them", "id\tseen\ttext", ["1\t\\N\ta\\tb\\\\c", '2\t5\t"d"', "3\t6"]],
    ["as MySQL writes them", "id|seen|text", ["1|\\N|a\\|b\\\nc\\\\", '2|5|"d"', "3|6"]],
    ["in quotes", "id,seen,text", ['1,\\N,"a\\"b, c"', '2,"5","d"', "3,6"]],
  ])("with backslash escapes %s, which a single row need not tell", async (_, header, lines) => {
    const content = Buffer.from(`${[header, ...lines].join("\n")}\n`);
    const records = await again((await rejectedOf(content, { escape: "backslash" })).target);
    const read = await again(await temporaryFile(content), { escape: "backslash" });
    expect(records.form).toEqual(read.form);
    expect(records.columns).toEqual([...rejectColumns, ...read.columns]);
    expect(records.rows.map(({ cells }) => cells.slice(4))).toEqual(read.rows.map(({ cells }) => cells));
    for (const line of lines) {
      const { target, bytes } = await rejectedOf(Buffer.from(`${header}\n${line}\n`), { escape: "backslash" });
      expect(bytes.toString().endsWith(`${line}\n`)).toBe(true);
      expect((await again(target)).form).toMatchObject({ escape: "backslash" });
      expect((await rejectedOf(bytes)).bytes.toString()).toBe(bytes.toString());
    }
  });

  test("of a table whose quotes are text, also where a reason has a tab", async () => {
    const content = Buffer.from('id\ttext\n1\t"never came back\n2\t"b"\n');
    const { target } = await rejectedOf(content, { quote: "none" }, [{ value: '"a\tb\nc', message: "no place" }]);
    const { columns, rows } = await again(target, { quote: "none" });
    expect(columns).toEqual([...rejectColumns, "id", "text"]);
    expect(rows.map(({ cells }) => cells.slice(2))).toEqual([
      ['"a b c', "no place", "1", '"never came back'],
      ['"a b c', "no place", "2", '"b"'],
    ]);
  });

  test("also when they are rejected again, the reasons being written anew", async () => {
    const { target, bytes } = await rejectedOf(Buffer.from('id,text\n1,"a, ""b"""\n2,c\n'));
    const second = await rejectedOf(bytes);
    expect(await readFile(second.target, "utf8")).toBe(await readFile(target, "utf8"));
  });

  test("of a table without a header, whose columns then have names", async () => {
    const { target } = await rejectedOf(Buffer.from("773485,Open\n773486,Closed\n"));
    expect((await again(target, { header: false })).columns.slice(4)).toEqual(["column 1", "column 2"]);
  });

  test("rows of another format are written cell by cell", async () => {
    const { bytes } = await rejectedOf(Buffer.from('[{"id":1,"text":"a, b"}]'));
    expect(bytes.toString().split("\n")[1]).toBe('1,,,区域不明 €,1,"a, b"');
  });
});

describe("an interrupted run", () => {
  test("is taken up behind the bytes that are known to be good", async () => {
    const target = join(await temporaryFolder(), "rejected.csv");
    const first = writeRejects(target, ["id", "text", "n"]);
    await first.add([late]);
    const good = first.size();
    await first.add([late, late]);
    const second = writeRejects(target, ["id", "text", "n"], { resumeAt: good });
    expect(second.size()).toBe(good);
    await second.add([late]);
    await second.finish();
    const whole = writeRejects(`${target}.whole`, ["id", "text", "n"]);
    await whole.add([late, late]);
    await whole.finish();
    expect(await readFile(target)).toEqual(await readFile(`${target}.whole`));
    expect(second.size()).toBe((await readFile(target)).length);
  });

  test("that set nothing more aside keeps its rows", async () => {
    const target = join(await temporaryFolder(), "rejected.csv");
    const first = writeRejects(target, ["id"]);
    await first.add([{ row: { line: 2, cells: ["1"] }, problems: [{ message: "wrong" }] }]);
    const second = writeRejects(target, ["id"], { resumeAt: first.size() });
    expect((await second.finish()).file).toBe(target);
    expect(await readFile(target, "utf8")).toMatch(/wrong,1\n$/);
  });

  test("whose file is gone, or shorter than was known, cannot be taken up", async () => {
    const folder = await temporaryFolder({ "short.csv.partial": "a" });
    for (const name of ["gone.csv", "short.csv"]) {
      const rejects = writeRejects(join(folder, name), ["id"], { resumeAt: 100 });
      await expect(rejects.add([late])).rejects.toMatchObject({ code: "file/not-writable" });
    }
  });
});

describe("a file that stands beside those of other runs", () => {
  const columns = ["id", "text", "n"];

  async function folderOf(files: Readonly<Record<string, string>> = {}) {
    const folder = await temporaryFolder(files);
    const names = (number: number): string => join(folder, `rejected.${number}.csv`);
    const begin = (run: string, resumeAt?: number) =>
      writeRejects(names(1), columns, { resumeAt, beside: names, partial: join(folder, `${run}.partial`) });
    return { folder, names, begin };
  }

  test("takes the next name, and leaves only that when it is known to have ended", async () => {
    const { folder, names, begin } = await folderOf({ "rejected.1.csv": "of the night before\n" });
    const rejects = begin("monday");
    await rejects.add([late]);
    expect(await rejects.finish()).toEqual({ file: names(2), rows: 1 });
    await rejects.forget();
    expect((await readdir(folder)).sort()).toEqual(["rejected.1.csv", "rejected.2.csv"]);
    expect(await readFile(names(1), "utf8")).toBe("of the night before\n");
  });

  test("is taken up in its own, though another run began since, and also when it had its name already", async () => {
    const { names, begin } = await folderOf();
    const first = begin("monday");
    await first.add([late, late]);
    const other = begin("tuesday");
    await other.add([late]);
    await other.finish();
    await other.forget();
    const again = begin("monday", first.size());
    expect((await again.finish()).file).toBe(names(2));
    const onceMore = begin("monday", first.size());
    expect((await onceMore.finish()).file).toBe(names(2));
    expect((await readFile(names(2), "utf8")).match(/not a date/g)).toHaveLength(2);
  });
});

test("a folder that is not there cannot be written to", async () => {
  const rejects = writeRejects(join(await temporaryFolder(), "no", "rejected.csv"), ["id"]);
  await expect(rejects.add([late])).rejects.toMatchObject({ code: "file/not-writable" });
});

test.skipIf(process.platform !== "linux")("a full disk is named", async () => {
  const folder = await temporaryFolder();
  await symlink("/dev/full", join(folder, "rejected.csv.partial"));
  const rejects = writeRejects(join(folder, "rejected.csv"), ["id"]);
  await expect(rejects.add([late])).rejects.toMatchObject({
    code: "file/not-writable",
    message: expect.stringContaining("the disk is full"),
  });
});
