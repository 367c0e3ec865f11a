import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { readAll } from "../../test/read-all.ts";
import { temporaryFile } from "../../test/temporary-folder.ts";
import { workbook } from "../../test/zip.ts";
import { type OpenRecordsOptions, openRecords } from "../open-records.ts";

const read = async (bytes: Uint8Array, options: OpenRecordsOptions = {}) =>
  readAll(await temporaryFile(bytes, "list.xlsx"), options);

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const sheet = (...rows: readonly string[]) =>
  `<sheetData>${rows.map((row) => `<row>${row}</row>`).join("")}</sheetData>`;
/** Style 1 is a day, 2 a moment, 3 a time of day. */
const styles = [14, 22, 20].reduce((all, id) => `${all}<xf numFmtId="${id}"/>`, '<cellXfs><xf numFmtId="0"/>');

const list = workbook({
  sheets: {
    List: sheet(
      text("id") + text("created") + text("note"),
      '<c><v>1</v></c><c s="2"><v>43838.506689814814</v></c><c s="3"><v>0.3125</v></c>',
      "",
      `<c><v>2</v></c><c s="1"><v>43838</v></c><c><f>1+1</f><v>2</v></c>`,
      "<c><v>3</v></c>",
    ),
    Other: sheet(text("a"), text("b")),
  },
  styles: `${styles}</cellXfs>`,
});

describe("a sheet is a table of records", () => {
  test("days and moments are in ISO form, formulas what they gave, and empty rows none", async () => {
    const { form, columns, rows } = await read(list);
    expect(form).toMatchObject({ format: "xlsx", sheet: "List", skipLines: 0 });
    expect(columns).toEqual(["id", "created", "note"]);
    expect(rows).toEqual([
      { line: 2, cells: ["1", "2020-01-08T12:09:38", "07:30:00"], raw: "" },
      { line: 4, cells: ["2", "2020-01-08", "2"], raw: "" },
      { line: 5, cells: ["3", "", ""], raw: "" },
    ]);
  });

  test("midnight is a time of day like any other, and a 0 that is none stays one", async () => {
    const sheets = {
      List: sheet(text("a") + text("b") + text("c"), '<c s="3"><v>0</v></c><c s="1"><v>0</v></c><c><v>0</v></c>'),
    };
    expect((await read(workbook({ sheets, styles: `${styles}</cellXfs>` }))).cells).toEqual([["00:00:00", "0", "0"]]);
  });

  test("another sheet is read where it is named", async () => {
    expect(await read(list, { sheet: "Other" })).toMatchObject({ columns: ["a"], form: { sheet: "Other" } });
  });

  test("those that are not read are told, save those that hold nothing", async () => {
    const sheets = { One: sheet(text("a"), text("b")), Two: sheet(text("a")), Three: "<sheetData/>" };
    const { form } = await read(workbook({ sheets, styles: `${styles}</cellXfs>` }));
    expect(form).toEqual({ format: "xlsx", sheet: "One", otherSheets: ["Two"], skipLines: 0 });
  });

  const copies = { Old: sheet(text("a"), text("1")), Older: sheet(text("b")), Now: sheet(text("c")) };

  test("hidden ones before the first in view are not read unless named, and are told", async () => {
    const book = workbook({ sheets: copies, hidden: { Old: "hidden", Older: "veryHidden" } });
    expect((await read(book)).form).toMatchObject({ sheet: "Now", otherSheets: ["Old", "Older"] });
    expect((await read(book, { sheet: "Old" })).cells).toEqual([["1"]]);
  });

  test("the first is read where all are hidden", async () => {
    const hidden = { Old: "hidden", Older: "hidden", Now: "hidden" } as const;
    expect((await read(workbook({ sheets: copies, hidden }))).form).toMatchObject({ sheet: "Old" });
  });

  test("a sheet that is not there is said to be none, with the nearest that is", async () => {
    await expect(read(list, { sheet: "Lists" })).rejects.toMatchObject({
      code: "flag/invalid",
      tryThis: "did you mean List?",
    });
  });

  test("it may come through a pipe", async () => {
    expect((await openRecords("-", { stdin: Readable.from([list]) })).columns).toEqual(["id", "created", "note"]);
  });

  test("a row beyond the header is handed on and says so", async () => {
    const { rows } = await read(workbook({ sheets: { List: sheet(text("id"), text("1") + text("more"), text("2")) } }));
    expect(rows.map(({ wrong }) => wrong)).toEqual(["2 cells where the header has 1", undefined]);
  });

  test.each([
    ["an error", '<c t="e"><f>NA()</f><v>#N/A</v></c>', "#N/A"],
    ["a number that has lost its last digits", "<c><v>110101199001011234</v></c>", "1.1010119900101123E+17"],
    ["a day that never was", '<c s="1"><v>60</v></c>', "60"],
    ["a moment before all days", '<c s="2"><v>-1.5</v></c>', "-1.5"],
  ])("%s is left to whoever reads the cell", async (_, cell, shown) => {
    const sheets = { List: sheet(text("id") + text("memo"), text("1") + cell) };
    expect((await read(workbook({ sheets, styles: `${styles}</cellXfs>` }))).rows).toEqual([
      { line: 2, cells: ["1", shown], raw: "" },
    ]);
  });

  test("a formula that was never worked out is no empty text, and one that gave an empty text is", async () => {
    const cells = ['<c><f>A1&amp;"x"</f><v></v></c>', "<c><f>1+1</f></c>", '<c t="str"><f>""</f><v></v></c>'];
    const { rows } = await read(
      workbook({ sheets: { List: sheet(text("id") + text("note"), ...cells.map((cell) => `${text("1")}${cell}`)) } }),
    );
    const lacking = (address: string) =>
      `cell ${address} holds a formula of which the file has no value until a spreadsheet program has saved it`;
    expect(rows.map(({ wrong }) => wrong)).toEqual([lacking("B2"), lacking("B3"), undefined]);
  });

  test("a row with a cell under no name is handed on and says so, where no name follows", async () => {
    const { rows } = await read(
      workbook({
        sheets: {
          List: sheet(text("") + text("id") + text(" "), text("1") + text("2"), text("") + text("3") + text("4")),
        },
      }),
    );
    expect(rows.map(({ wrong }) => wrong)).toEqual([
      undefined,
      "cell 3 is filled, and the header names only 2 columns",
    ]);
  });
});

describe("titles above a sheet's header", () => {
  const titled = workbook({
    sheets: {
      List: sheet(
        text("某市12345热线工单导出"),
        text("导出时间：") + text("2024-03-01"),
        "",
        text("编号") + text("内容") + text("单位"),
        text("1") + text("路灯不亮") + text("城管局"),
        text("2") + text("噪音") + text("公安局"),
      ),
      Narrow: sheet(text("某市"), text("编号") + text("内容"), text("1") + text("噪音")),
    },
  });

  test("are passed over, and rows keep their numbers", async () => {
    const { form, columns, rows } = await read(titled);
    expect(form).toMatchObject({ format: "xlsx", sheet: "List", skipLines: 3 });
    expect(columns).toEqual(["编号", "内容", "单位"]);
    expect(rows.map(({ line, wrong }) => [line, wrong])).toEqual([
      [5, undefined],
      [6, undefined],
    ]);
  });

  test("are told where they are not certain, and where there are none", async () => {
    expect((await read(titled, { sheet: "Narrow" })).columns).toEqual(["某市"]);
    expect((await read(titled, { sheet: "Narrow", skipLines: 1 })).columns).toEqual(["编号", "内容"]);
    expect((await read(titled, { skipLines: 0 })).columns).toEqual(["某市12345热线工单导出"]);
  });

  test("cannot be more than its rows", async () => {
    await expect(read(titled, { skipLines: 6 })).rejects.toMatchObject({
      code: "flag/invalid",
      message: expect.stringContaining("sheet List: nothing stands below line 6"),
    });
  });
});

const merged = (ranges: readonly string[], ...rows: readonly string[]) =>
  workbook({
    sheets: {
      List: `${sheet(...rows)}<mergeCells>${ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`,
    },
  });

describe("a header of several lines", () => {
  const row = (...values: readonly string[]) => values.map(text).join("");
  const ledger = merged(
    ["A1:F1", "A2:A3", "B2:B3", "C2:E2", "F2:F3"],
    row("某市12345热线工单台账"),
    row("工单编号", "受理时间", "办理情况", "", "", "备注"),
    row("", "", "承办单位", "办结时间", "办理结果"),
    row("1", "2024-03-01", "城管局", "2024-03-02", "已修复"),
    row("2", "2024-03-01", "公安局", "2024-03-04", "已劝阻", "回访"),
  );
  const names = ["工单编号", "受理时间", "承办单位", "办结时间", "办理结果", "备注"];

  test("ends where names are merged to, and those below a name of several columns stand alone", async () => {
    const { form, columns, rows } = await read(ledger);
    expect(form).toMatchObject({ skipLines: 1 });
    expect(columns).toEqual(names);
    expect(rows).toEqual([
      { line: 4, cells: ["1", "2024-03-01", "城管局", "2024-03-02", "已修复", ""], raw: "" },
      { line: 5, cells: ["2", "2024-03-01", "公安局", "2024-03-04", "已劝阻", "回访"], raw: "" },
    ]);
  });

  test.each([1, 2])("is the same where %i lines above it, or above its last one, are told", async (skipLines) => {
    expect(await read(ledger, { skipLines })).toMatchObject({
      form: { skipLines },
      columns: names,
      rows: [{ line: 4 }, { line: 5 }],
    });
  });

  test("tells columns of one name apart by the names above them, down to the lowest line", async () => {
    const ranges = ["A1:A3", "B1:E1", "B2:C2", "D2:E2", "F1:F2", "G1:H3", "I1:J1"];
    const bytes = merged(
      ranges,
      row("id", "handling", "", "", "", "note", "place", "", "call", ""),
      row("", "roads", "", "parks", ""),
      row("", "sent", "done", "sent", "back", "more", "", "", "result"),
      row("1", "2", "3", "4", "5", "6", "7", "", "8"),
    );
    const parts = ["handling roads sent", "done", "handling parks sent", "back"];
    expect((await read(bytes)).columns).toEqual(["id", ...parts, "more", "place", "", "result"]);
  });

  test("is none where cells are merged into the records", async () => {
    const lines = [row("id", "what", "unit"), row("1", "", "u"), row("2", "x", "v")];
    for (const range of ["B1:B2", "B1:B1048576"])
      expect(await read(merged([range], ...lines))).toMatchObject({
        columns: ["id", "what", "unit"],
        rows: [{ line: 2 }, { line: 3 }],
      });
  });

  test("is passed over by nobody who says that there is none", async () => {
    expect((await read(ledger, { skipLines: 1, header: false })).rows.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });
});

describe("merged cells", () => {
  const at = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const header = text("id") + text("what") + text("unit");

  test("below the header have their text in each of them, down and across", async () => {
    const rows = [at("A2", "1") + at("B2", "x") + at("C2", "u"), at("A3", "2"), at("A4", "3") + at("C4", "v")];
    expect((await read(merged(["C2:C3", "B2:B4", "C4:E4"], header, ...rows))).cells).toEqual([
      ["1", "x", "u"],
      ["2", "x", "u"],
      ["3", "x", "v"],
    ]);
  });

  test("make no row of a line that holds nothing else, and leave what a cell holds", async () => {
    const rows = [at("A2", "1") + at("B2", "x"), "", at("A4", "2") + at("B4", "y")];
    expect((await read(merged(["A2:A3", "B2:B4"], header, ...rows))).cells).toEqual([
      ["1", "x", ""],
      ["2", "y", ""],
    ]);
  });

  test("of a title or the header are theirs alone", async () => {
    const rows = [
      at("A1", "list"),
      at("A2", "id") + at("B2", "what") + at("C2", "unit"),
      at("A3", "1") + at("C3", "u"),
    ];
    expect(await read(merged(["A1:C1", "B2:B3"], ...rows), { skipLines: 1 })).toMatchObject({
      columns: ["id", "what", "unit"],
      rows: [{ cells: ["1", "", "u"] }],
    });
  });

  test("that are more than a sheet can have are refused", async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => at(`A${index + 2}`, "1"));
    const ranges = Array.from({ length: 6_000 }, () => "A2:C1001");
    await expect(read(merged(ranges, header, ...rows))).rejects.toMatchObject({
      code: "file/malformed",
      message: expect.stringContaining("more than 5,000,000 of its cells are merged"),
    });
  });
});

test("a workbook that is none is said to be damaged", async () => {
  const damaged = Buffer.from(list);
  damaged.fill(0xff, damaged.indexOf("xl/worksheets/sheet0.xml"), damaged.indexOf("xl/worksheets/sheet0.xml") + 60);
  await expect(read(damaged)).rejects.toMatchObject({ code: "file/malformed" });
});
