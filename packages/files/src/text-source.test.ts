import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readAll } from "../test/read-all.ts";
import { temporaryFile } from "../test/temporary-folder.ts";
import { type OpenRecordsOptions, openRecords } from "./open-records.ts";

const read = async (bytes: Uint8Array, options: OpenRecordsOptions = {}) =>
  readAll(await temporaryFile(bytes), options);

const chinese = "编号,内容,区域\n1,路灯不亮，请尽快维修。,北京市东城区\n2,噪音扰民,上海市\n3,自来水停了,广州市天河区\n";
const traditional =
  "編號,內容,區域\n1,路燈不亮，請盡快維修。,臺北市中正區\n2,噪音擾民,高雄市\n3,自來水停了,臺中市西屯區\n";
const western = "id,text\n1,café à Montréal\n2,“naïve” – Größe\n3,plain\n";
const encodings = [
  ["utf-8", chinese],
  ["utf-16le", chinese],
  ["utf-16be", chinese],
  ["gbk", chinese],
  ["gb18030", chinese.replace("不亮", "㐂不亮")],
  ["big5", traditional],
  ["windows-1252", western],
] as const;

const tableOf = (text: string) => {
  const [columns, ...cells] = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return { columns, cells };
};

describe.each(encodings)("%s", (encoding, text) => {
  const bytes = iconv.encode(text, encoding);

  test("is found out and stated", async () => {
    expect(await read(bytes)).toMatchObject({ form: { encoding, marked: false }, ...tableOf(text) });
  });

  test("may be told", async () => {
    expect(await read(bytes, { encoding: encoding.toUpperCase() })).toMatchObject({
      form: { encoding },
      ...tableOf(text),
    });
  });

  test.each([1, 3, 7])("does not depend on where the stream is cut, here every %i bytes", async (size) => {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    );
    const records = await openRecords("-", { stdin: Readable.from(pieces) });
    const rows = (await Array.fromAsync(records.batches())).flat();
    expect(rows.map(({ cells }) => cells)).toEqual(tableOf(text).cells);
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  test("may have bars between its cells, which are bytes of some characters as well", async () => {
    const odd = encoding === "gbk" || encoding === "gb18030" ? "\xb0\x7c" : encoding === "big5" ? "\xa4\x7c" : "";
    const character = iconv.decode(Buffer.from(odd, "latin1"), encoding);
    const barred = text.replaceAll(",", "|").replace("\n3", `${character}\n3`);
    const { cells } = await read(iconv.encode(barred, encoding));
    expect(cells).toEqual(tableOf(barred.replaceAll("|", ",")).cells);
  });
});

test("characters of Hong Kong are those of the standard", async () => {
  const { cells } = await read(Buffer.from("id,text\n1,\xfa\x40\xa4\x40\xb5\xf3\n", "latin1"), { encoding: "big5" });
  expect(cells).toEqual([["1", "𠕇一街"]]);
});

describe("a mark", () => {
  test.each(["utf-8", "utf-16le", "utf-16be"])("of %s is no part of the first column's name", async (encoding) => {
    const { form, columns } = await read(iconv.encode(`\ufeff${chinese}`, encoding));
    expect(form).toMatchObject({ encoding, marked: true });
    expect(columns[0]).toBe("编号");
  });
});

test("text that is plain for a megabyte and then Chinese is known all the same", async () => {
  const text = `id,text\n${"1,plain text and nothing else\n".repeat(35_000)}2,路灯不亮请尽快维修\n`;
  const { form, cells } = await read(iconv.encode(text, "gbk"));
  expect(form).toMatchObject({ encoding: "gbk" });
  expect(cells.at(-1)).toEqual(["2", "路灯不亮请尽快维修"]);
});

test("a record of bytes that are no text is wrong alone, in every encoding that holds ASCII", async () => {
  const bytes = Buffer.concat([iconv.encode(chinese, "gbk"), Buffer.from([0x34, 0x2c, 0xb1, 0xff, 0x2c, 0x78, 0x0a])]);
  const { rows } = await read(bytes);
  expect(rows.map(({ wrong }) => wrong)).toEqual([
    undefined,
    undefined,
    undefined,
    "cell 2 holds bytes that are no text in gbk",
  ]);
  expect(Buffer.from(rows[3]?.raw ?? "", "latin1")).toEqual(Buffer.from([0x34, 0x2c, 0xb1, 0xff, 0x2c, 0x78]));
});

describe("lines in UTF-8 amid others", () => {
  const mixed = (stray: string, encoding: string, text: string) =>
    Buffer.concat([iconv.encode(text, encoding), Buffer.from(stray), iconv.encode("5,plain,\n", encoding)]);

  test.each([
    ["gbk", chinese, "4,路灯,北京\n", ["4", "路灯", "北京"]],
    ["gb18030", chinese.replace("不亮", "㐂不亮"), '4,"路灯, 又坏了",一\n', ["4", "路灯, 又坏了", "一"]],
    ["big5", traditional, "4,路燈又壞了,café\n", ["4", "路燈又壞了", "café"]],
  ] as const)("are read as such in a file of %s", async (encoding, text, stray, cells) => {
    const { form, rows } = await read(mixed(stray, encoding, text), { encoding });
    expect(form).toMatchObject({ encoding });
    expect(rows.slice(3)).toEqual([
      { line: 5, cells, raw: Buffer.from(stray.trim()).toString("latin1") },
      { line: 6, cells: ["5", "plain", ""], raw: "5,plain," },
    ]);
  });

  test.each([
    ["gbk", "4,模支模支模支模支,x\n"],
    ["windows-1252", "4,æ€¥æ€¥æ€¥æ€¥,x\n"],
  ])("are not seen in text of %s that may be such by chance", async (encoding, line) => {
    const bytes = iconv.encode(`id,text,n\n${line}`, encoding);
    expect(isUtf8(bytes)).toBe(true);
    expect((await read(bytes, { encoding })).cells).toEqual([line.trim().split(",")]);
  });
});

describe("an encoding that is told", () => {
  test("and that there is not is said to be none", async () => {
    await expect(read(Buffer.from(western), { encoding: "gkb" })).rejects.toMatchObject({
      code: "flag/invalid",
      tryThis: "did you mean gbk?",
    });
  });

  test("and that the text is not in is refused, with what it looks like", async () => {
    await expect(read(iconv.encode(chinese, "gbk"), { encoding: "utf-8" })).rejects.toMatchObject({
      code: "flag/invalid",
      message: expect.stringMatching(/: the text is not in utf-8$/),
      tryThis: "it looks like gbk",
    });
  });

  test("and that a mark belies is refused", async () => {
    await expect(read(Buffer.from(`\ufeff${western}`), { encoding: "gbk" })).rejects.toMatchObject({
      tryThis: "it looks like utf-8",
    });
  });
});
