import { sources } from "@swiftline/core/intake";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readAll } from "../test/read-all.ts";
import { temporaryFile } from "../test/temporary-folder.ts";
import type { OpenRecordsOptions } from "./open-records.ts";
import { titleRows } from "./title-rows.ts";

const rows = (...lines: readonly string[]) => lines.map((line) => line.split(","));

const table = ["编号,来电时间,内容,单位", "1,2024-03-01 10:00,路灯不亮,城管局", "2,2024-03-01 11:00,噪音,公安局"];

describe("titles are", () => {
  test.each([
    ["a merged cell, padded to the width of the table", ["某市12345热线工单导出,,,"]],
    ["a single cell", ["某市12345热线工单导出"]],
    ["several lines, an empty one among them", ["某市12345热线工单导出,,,", "导出时间：,2024-03-01,,", ",,,"]],
    ["a word and its value", ["导出时间：,2024-03-01"]],
    ["groups of columns", ["某市12345热线工单导出,,,", "诉求,,办理,"]],
    ["an empty row", [",,,"]],
    ["ten lines", Array.from({ length: 10 }, (_, line) => `说明 ${line + 1},,,`)],
  ])("%s", (_, titles) => {
    expect(titleRows(rows(...titles, ...table))).toBe(titles.length);
  });

  test.each([
    ["sums", ["合计,2"]],
    ["sums, padded", ["合计,2,,"]],
    ["sums and a name", ["3,2024-03-01 12:00,积水,水务局", "合计,3", "制表人：,张三"]],
  ])("what stands above a table with %s below", (_, below) => {
    expect(titleRows(rows("某市12345热线工单导出", ...table, ...below))).toBe(1);
  });

  test("what stands above a header of which one name is a word of its own column", () =>
    expect(titleRows(rows("台账,,,,", "编号,来电时间,内容,单位,满意", "1,2024-03-01,路灯,城管局,满意"))).toBe(1));
});

describe("nothing is a title", () => {
  test.each([
    ["above nothing", []],
    ["in a table that begins with its header", table],
    ["where it fills three cells", ["某市,热线,导出,", ...table]],
    ["in eleven lines", [...Array.from({ length: 11 }, (_, line) => `说明 ${line + 1},,,`), ...table]],
    ["above a header without rows", ["某市12345热线工单导出,,,", "编号,来电时间,内容,单位"]],
    ["above two columns", ["某市12345热线工单导出", "编号,内容", "1,路灯不亮", "2,噪音"]],
    ["above one column", ["内容", "路灯不亮", "噪音"]],
    ["above records without a header", ["某市12345热线工单导出,,,", ...table.slice(1)]],
    ["above a header with a gap", ["某市12345热线工单导出,,,", "编号,来电时间,,单位", ...table.slice(1)]],
    ["above a header that is a number in places", ["某市,,", "单位,2023,2024", "城管局,12,9", "公安局,3,4"]],
    ["where the header is narrower than the rows", ["某市,,,", "编号,来电时间,内容,", ...table.slice(1)]],
    ["where the rows have other widths", ["编号,内容", "A,路灯不亮,城管局", "B,噪音", "C,积水", "D,占道,公安局"]],
    ["where a row has a word in its own column again", ["编号,内容", "A,噪音,夜间", "B,积水,夜间"]],
    ["where a separator cuts prose", ["text", "rats, mice, lice", "noise, music, drums"]],
    ["where half of the rows are like titles", ["某市,,,", ...table.slice(0, 2), "合计,,,"]],
    ["where rows have one cell in most places", ["编号,,,", "甲,乙,丙,丁", "戊,,,", "己,,,"]],
  ])("%s", (_, lines) => {
    expect(titleRows(rows(...lines))).toBe(0);
  });
});

async function read(text: string | Uint8Array, options: OpenRecordsOptions = {}) {
  const all = await readAll(await temporaryFile(text), options);
  return { ...all, lines: all.rows.map(({ line }) => line) };
}

const columns = ["编号", "来电时间", "内容", "单位"];

describe("a table below titles", () => {
  const title = "某市12345热线工单导出\n导出时间：2024-03-01, 10:00\n\n";

  test.each([",", ";", "\t", "|"])("is read with its own separator, here %j, and its own lines", async (delimiter) => {
    const text = `${title}${table.join("\n").replaceAll(",", delimiter)}\n`;
    const { form, lines, ...found } = await read(text);
    expect(form).toMatchObject({ delimiter, skipLines: 3, header: true });
    expect(found.columns).toEqual(columns);
    expect(lines).toEqual([5, 6]);
  });

  test.each(["gb18030", "utf-16le"])("may be in %s", async (encoding) => {
    const { form, lines, ...found } = await read(iconv.encode(`\ufeff${title}${table.join("\r\n")}\r\n`, encoding));
    expect(form).toMatchObject({ encoding, skipLines: 3 });
    expect([found.columns, lines]).toEqual([columns, [5, 6]]);
  });

  test("keeps its lines where a title has a line break of its own", async () => {
    const { form, lines } = await read(`"某市12345热线\n工单导出",,,\n${table.join("\n")}\n`);
    expect(form).toMatchObject({ skipLines: 2 });
    expect(lines).toEqual([4, 5]);
  });

  test("is not looked for where the separator of the first line does", async () => {
    const { form, ...found } = await read("id,text\nA,rats;mice;lice\nB,noise;music;drums\nC,x;y;z\n");
    expect(form).toMatchObject({ delimiter: ",", skipLines: 0 });
    expect(found.columns).toEqual(["id", "text"]);
  });

  test.each(sources.map(({ id, ...source }) => [id, source] as const))("of %s is recognised", async (id, source) => {
    const cells = [source.example.columns, source.example.cells].map((row) =>
      row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","),
    );
    const found = await read(`某市12345热线工单导出\n${cells.join("\n")}\n`);
    expect(found.columns).toEqual(source.example.columns);
    expect(source.recognises(found.columns)).toBe(id !== "generic");
  });
});

describe("what is told of the lines above a table holds", () => {
  const titled = ["某市,热线,导出,", ...table].join("\n");

  test("also where nothing is found out", async () => {
    expect((await read(titled)).columns).toEqual(["某市", "热线", "导出", ""]);
    const { form, lines, ...found } = await read(titled, { skipLines: 1 });
    expect(form).toMatchObject({ skipLines: 1, header: true });
    expect([found.columns, lines]).toEqual([columns, [3, 4]]);
  });

  test("they do not tell the separator", async () => {
    const { form } = await read("a,b,c,d\nnotes,of,a,kind\nid;text\n1;x\n", { skipLines: 2 });
    expect(form).toMatchObject({ delimiter: ";", skipLines: 2 });
  });

  test("a 0 says that none are titles, and so does what is told of the header", async () => {
    const text = `某市12345热线工单导出\n${table.join("\n")}\n`;
    expect((await read(text)).form).toMatchObject({ skipLines: 1 });
    for (const told of [{ skipLines: 0 }, { header: true }, { header: false }])
      expect((await read(text, told)).form).toMatchObject({ skipLines: 0 });
  });

  test("below them may be a row as well as a header", async () => {
    const { columns: named, lines } = await read("notes\n1,a\n2,b\n", { skipLines: 1, header: false });
    expect(named).toEqual(["column 1", "column 2"]);
    expect(lines).toEqual([2, 3]);
  });

  test("a file of rejected rows has none, whatever stood above the rows where they come from", async () => {
    const text = "swiftline_line;swiftline_field;swiftline_value;swiftline_reason;id;text\n5;;;wrong;1;a\n";
    const { form, lines, ...found } = await read(text, { skipLines: 3, header: false });
    expect(form).toMatchObject({ delimiter: ";", skipLines: 0, header: true });
    expect([found.columns.slice(4), lines]).toEqual([["id", "text"], [2]]);
  });

  test("more lines than there are is refused", async () => {
    await expect(read(titled, { skipLines: 4 })).rejects.toMatchObject({
      code: "flag/invalid",
      message: expect.stringContaining("nothing stands below line 4"),
    });
    expect((await read(titled, { skipLines: 3 })).rows).toEqual([]);
  });

  test("what is no table has no lines to skip", async () => {
    await expect(read('[{"id":1}]', { skipLines: 1 })).rejects.toMatchObject({
      code: "flag/invalid",
      message: expect.stringContaining("this is json, which has no lines to skip"),
    });
  });
});
