import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { temporaryFile } from "../../test/temporary-folder.ts";
import { workbook } from "../../test/zip.ts";
import { type OpenRecordsOptions, openRecords } from "../open-records.ts";

async function read(bytes: Uint8Array, options: OpenRecordsOptions = {}) {
  const records = await openRecords(await temporaryFile(bytes, "list.xlsx"), options);
  const rows = (await Array.fromAsync(records.batches())).flat();
  return { form: records.form, columns: records.columns, rows };
}

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
    expect(form).toEqual({ format: "xlsx", sheet: "List", skipLines: 0 });
    expect(columns).toEqual(["id", "created", "note"]);
    expect(rows).toEqual([
      { line: 2, cells: ["1", "2020-01-08T12:09:38", "07:30:00"], raw: "" },
      { line: 4, cells: ["2", "2020-01-08", "2"], raw: "" },
      { line: 5, cells: ["3", "", ""], raw: "" },
    ]);
  });

  test("another sheet is read where it is named", async () => {
    expect(await read(list, { sheet: "Other" })).toMatchObject({ columns: ["a"], form: { sheet: "Other" } });
    expect((await openRecords(await temporaryFile(list, "list.xlsx"))).otherSheets).toEqual(["Other"]);
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

  test("a row with an error, or beyond the header, is handed on and says so", async () => {
    const { rows } = await read(
      workbook({
        sheets: { List: sheet(text("id"), '<c t="e"><v>#N/A</v></c>', text("1") + text("more"), text("2")) },
      }),
    );
    expect(rows.map(({ wrong }) => wrong)).toEqual([
      "cell A2 holds the error #N/A",
      "2 cells where the header has 1",
      undefined,
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
    expect(form).toEqual({ format: "xlsx", sheet: "List", skipLines: 3 });
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

test("a workbook that is none is said to be damaged", async () => {
  const damaged = Buffer.from(list);
  damaged.fill(0xff, damaged.indexOf("xl/worksheets/sheet0.xml"), damaged.indexOf("xl/worksheets/sheet0.xml") + 60);
  await expect(read(damaged)).rejects.toMatchObject({ code: "file/malformed" });
});
