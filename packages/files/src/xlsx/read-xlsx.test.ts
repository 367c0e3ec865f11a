import { readFile } from "node:fs/promises";
import { placeOf, type Result } from "@swiftline/core";
import { describe, expect, test } from "vitest";
import { temporaryFile } from "../../test/temporary-folder.ts";
import { type WorkbookParts, workbook, workbookParts, zip } from "../../test/zip.ts";
import { parseXlsx, readXlsx } from "./read-xlsx.ts";

const text = (address: string, inner: string) => `<c r="${address}" t="inlineStr"><is><t>${inner}</t></is></c>`;
const row = (line: number, ...cells: readonly string[]) => `<row r="${line}">${cells.join("")}</row>`;
const header = row(1, text("A1", "id"), text("B1", "category"), text("C1", "note"));
const sheet = (inner: string, after = "") => `<sheetData>${header}${inner}</sheetData>${after}`;

const parse = (inner: string, more: Partial<WorkbookParts> & { readonly after?: string } = {}) =>
  parseXlsx(workbook({ sheets: { rules: sheet(inner, more.after) }, ...more }), "routing.xlsx");

/** The text of B2, or what is wrong with it. */
async function cell(xml: string, more: Partial<WorkbookParts> = {}) {
  const read = await parse(row(2, text("A2", "r"), xml), more);
  return read.ok ? read.value.rows[0]?.cells[1] : read.reason.map(({ message }) => message).join("; ");
}

const problems = (read: Awaited<ReturnType<typeof parseXlsx>>) =>
  read.ok ? [] : read.reason.map((problem) => `${placeOf(problem)} ${problem.code} ${problem.message}`);

test("a sheet has its columns, trimmed, and its rows with their lines, each as wide as the header", async () => {
  const read = await parse(
    row(2, text("A2", "loud"), text("B2", " noise ")) + row(5, text("A5", "rest"), text("C5", "all")),
  );
  expect(read).toEqual({
    ok: true,
    value: {
      file: "routing.xlsx",
      columns: ["id", "category", "note"],
      rows: [
        { line: 2, cells: ["loud", " noise ", ""] },
        { line: 5, cells: ["rest", "", "all"] },
      ],
    },
  });
});

test("rows that begin with # are comments, also before the header, whatever else is in them", async () => {
  const title = row(1, text("A1", "# The dispatch catalogue of 2026"), '<c r="F1"><f>TODAY()</f><v>46000</v></c>');
  const names = row(3, text("A3", "id"), text("B3", "note"));
  const rows = row(4, text("A4", "# first"), text("B4", "x")) + row(5, text("A5", "a"), text("B5", "# kept"));
  const merges = '<mergeCells count="1"><mergeCell ref="A1:F2"/></mergeCells>';
  const read = await parseXlsx(
    workbook({ sheets: { s: `<sheetData>${title}${names}${rows}</sheetData>${merges}` } }),
    "f",
  );
  expect(read).toMatchObject({ value: { columns: ["id", "note"], rows: [{ line: 5, cells: ["a", "# kept"] }] } });
});

describe("cells become text without surprises:", () => {
  const formats = (...codes: readonly string[]) => ({
    styles: `<numFmts>${codes.map((code, at) => `<numFmt numFmtId="${170 + at}" formatCode="${code}"/>`).join("")}</numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/>${codes.map((_, at) => `<xf numFmtId="${170 + at}"/>`).join("")}<xf numFmtId="14"/></cellXfs>`,
  });

  test.each([
    ["an integer", "5", "5"],
    ["a negative number", "-3.25", "-3.25"],
    ["a sum in floating point", "0.30000000000000004", "0.3"],
    ["a small number", "1E-7", "0.0000001"],
    ["fifteen digits", "310000000000123", "310000000000123"],
  ])("%s", async (_, value, expected) => {
    expect(await cell(`<c r="B2"><v>${value}</v></c>`)).toBe(expected);
  });

  test.each([
    ["leading zeros that a format adds", "0000", "102", "0102"],
    ["a day", "yyyy\\-mm\\-dd", "46082", "2026-03-01"],
    ["a Chinese day", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "46082", "2026-03-01"],
    ["a day of February 1900, which the programs count one off", "d/m/yy", "59", "1900-02-28"],
    ["a colour is no day", "[Red]0.0", "46082", "46082"],
    ["a word in a format is no day", "0 &quot;days&quot;", "3", "3"],
    ["General", "General", "3", "3"],
    ["an exponent shown, not written", "0.00E+00", "123", "123"],
  ])("%s", async (_, code, value, expected) => {
    expect(await cell(`<c r="B2" s="1"><v>${value}</v></c>`, formats(code))).toBe(expected);
  });

  test("a day by its number of format, and counted from 1904", async () => {
    expect(await cell('<c r="B2" s="1"><v>46082</v></c>', formats())).toBe("2026-03-01");
    const old = { ...formats(), bookProperties: '<workbookPr date1904="1"/>' };
    expect(await cell('<c r="B2" s="1"><v>44620</v></c>', old)).toBe("2026-03-01");
  });

  test.each([
    ["yes", '<c r="B2" t="b"><v>1</v></c>', "yes"],
    ["no", '<c r="B2" t="b"><v>0</v></c>', "no"],
    ["an ISO day", '<c r="B2" t="d"><v>2026-03-01T00:00:00</v></c>', "2026-03-01"],
    ["digits that are text", text("B2", "0102"), "0102"],
    [
      "rich text",
      '<c r="B2" t="inlineStr"><is><r><t>gas </t></r><r><rPr><b/></rPr><t>leak</t></r></is></c>',
      "gas leak",
    ],
    [
      "entities, and a character beyond the first plane",
      text("B2", "a &amp; b &lt;c&gt; &#128293; &#x6025;"),
      "a & b <c> 🔥 急",
    ],
    ["line ends", text("B2", "a\r\nb_x000D_c"), "a\nb\rc"],
    ["CDATA", text("B2", "<![CDATA[a<b]]>"), "a<b"],
    ["an empty cell with a format", '<c r="B2" s="7"/>', ""],
  ])("%s", async (_, xml, expected) => {
    expect(await cell(xml)).toBe(expected);
  });

  test("shared texts, without the pronunciation that East Asian programs keep beside them", async () => {
    const sharedStrings = "<si><t>one</t></si><si><t>噪音</t><rPh sb='0' eb='2'><t>ザオイン</t></rPh></si>";
    expect(await cell('<c r="B2" t="s"><v>1</v></c>', { sharedStrings })).toBe("噪音");
  });

  test.each([
    ["a formula", '<c r="B2"><f>1+1</f><v>2</v></c>', "cell B2 holds a formula"],
    ["an array formula", '<c r="B2" t="str"><f t="array" ref="B2:B9">A1:A8</f><v>x</v></c>', "cell B2 holds a formula"],
    ["a shared formula", '<c r="B2"><f t="shared" si="0"/><v>2</v></c>', "cell B2 holds a formula"],
    ["a formula that gives an error", '<c r="B2" t="e"><f>NA()</f><v>#N/A</v></c>', "cell B2 holds a formula"],
    ["an error", '<c r="B2" t="e"><v>#REF!</v></c>', "cell B2 holds the error #REF!"],
    ["a number too long", '<c r="B2"><v>1.2345678901234568E+19</v></c>', "more than 15 digits"],
    ["no number", '<c r="B2"><v>abc</v></c>', "a number that cannot be read"],
    ["a text that is not there", '<c r="B2" t="s"><v>7</v></c>', "refers to a text that is not there"],
    ["an unknown type", '<c r="B2" t="zz"><v>7</v></c>', "unknown type (zz)"],
    ["an ISO moment", '<c r="B2" t="d"><v>2026-03-01T12:30:00</v></c>', "a time of day"],
  ])("%s is refused by address", async (_, xml, says) => {
    expect(await cell(xml)).toContain(says);
  });

  test.each([
    ["a moment", "yyyy-mm-dd hh:mm", "46082.5", "a time of day"],
    ["a time", "h:mm", "0.25", "a time of day"],
    ["the day that never was", "yyyy-mm-dd", "60", "not in the calendar"],
    ["a day before all days", "yyyy-mm-dd", "-1", "not in the calendar"],
  ])("%s is refused by address", async (_, code, value, says) => {
    expect(await cell(`<c r="B2" s="1"><v>${value}</v></c>`, formats(code))).toContain(says);
  });
});

test("everything that is wrong is told at once, in its order, with line and column", async () => {
  const read = await parse(
    row(2, text("A2", "a"), '<c r="B2"><f>X()</f></c>', text("E2", "stray")) +
      row(3, text("A3", "b"), '<c r="C3" t="e"><v>#REF!</v></c>') +
      row(7, text("A7", "c")),
    { after: '<mergeCells><mergeCell ref="B3:B4"/><mergeCell ref="A6:C7"/></mergeCells>' },
  );
  expect(problems(read)).toEqual([
    "routing.xlsx:2:2 table/formula cell B2 holds a formula",
    "routing.xlsx:2:5 table/row-width cell E2 is outside the table, which ends with column C",
    "routing.xlsx:3:2 table/merged-cells cells B3:B4 are merged",
    "routing.xlsx:3:3 table/error-cell cell C3 holds the error #REF!",
    "routing.xlsx:6:1 table/merged-cells cells A6:C7 are merged",
  ]);
});

test("a header cell without a name is told where others follow it", async () => {
  const read = await parseXlsx(
    workbook({ sheets: { s: `<sheetData>${row(1, text("A1", "id"), text("C1", "note"))}</sheetData>` } }),
    "f.xlsx",
  );
  expect(problems(read)).toEqual([expect.stringContaining("f.xlsx:1:2 table/column-unnamed cell B1 names no column")]);
});

test("a title may stand above the header, which then says how wide the table is", async () => {
  const title = row(1, text("A1", "table"), text("B1", "assign"));
  const names = row(2, text("A2", "id"), text("B2", "area"), text("C2", "note"));
  const read = await parseXlsx(workbook({ sheets: { s: `<sheetData>${title}${names}</sheetData>` } }), "f");
  expect(read).toMatchObject({
    value: { columns: ["table", "assign", ""], rows: [{ line: 2, cells: ["id", "area", "note"] }] },
  });
});

test("hidden rows are read, and cells need not say where they are", async () => {
  const inner = '<row hidden="1"><c t="inlineStr"><is><t>a</t></is></c><c><v>7</v></c></row>';
  expect(await parse(inner)).toMatchObject({ value: { rows: [{ line: 2, cells: ["a", "7", ""] }] } });
});

describe("sheets:", () => {
  const sheets = { assign: sheet(row(2, text("A2", "one"))), assist: sheet(row(2, text("A2", "two"))) };
  const two = workbook({ sheets });
  const idOf = (read: Result<{ readonly rows: readonly { readonly cells: readonly string[] }[] }, unknown>) =>
    read.ok ? read.value.rows[0]?.cells[0] : undefined;

  test("the first is read unless another is named", async () => {
    expect(idOf(await parseXlsx(two, "f"))).toBe("one");
    expect(idOf(await parseXlsx(two, "f", "assist"))).toBe("two");
  });

  test("hidden ones are passed over unless named", async () => {
    const book = workbook({ sheets, hidden: { assign: "hidden" } });
    expect(idOf(await parseXlsx(book, "f"))).toBe("two");
    expect(idOf(await parseXlsx(book, "f", "assign"))).toBe("one");
  });

  test("one that is not there is told with the nearest", async () => {
    expect(await parseXlsx(two, "f", "asist")).toEqual({
      ok: false,
      reason: [
        {
          code: "table/no-sheet",
          message: "there is no sheet asist",
          file: "f",
          value: "asist",
          suggestion: "did you mean assist?",
        },
      ],
    });
  });

  test("an empty one holds no table", async () => {
    expect(await parseXlsx(workbook({ sheets: { s: "<sheetData/>" } }), "f")).toMatchObject({
      reason: [{ code: "file/empty", message: "sheet s holds no table, or only comments" }],
    });
  });
});

describe("a file that is harmful, damaged or of another kind is refused whole:", () => {
  const parts = workbookParts({ sheets: { rules: sheet("") } });
  const sheetPart = "xl/worksheets/sheet0.xml";
  const says = async (bytes: Buffer) => {
    const read = await parseXlsx(bytes, "f.xlsx");
    return read.ok ? "read" : read.reason.map(({ message, suggestion }) => `${message}; ${suggestion}`).join("\n");
  };
  const damaged = (part: string, by: (bytes: Buffer, at: number) => void) => {
    const bytes = zip({ ...parts, [part]: { text: parts["xl/styles.xml"], stored: true } });
    by(bytes, bytes.indexOf("styleSheet"));
    return bytes;
  };
  const entities = `<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;

  test.each<[string, Buffer, string]>([
    ["text", Buffer.from("id,category\n"), "it is no zip file"],
    ["a zip of something else", zip({ "a.txt": "a" }), "no XLSX workbook"],
    ["an old workbook", Buffer.from("d0cf11e0a1b11ae1000000", "hex"), "old .xls workbook; save it as .xlsx"],
    [
      "a workbook with a password",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      "encrypted; take its password away",
    ],
    ["a binary workbook", zip({ ...parts, "_rels/.rels": parts["_rels/.rels"].replace(".xml", ".bin") }), ".xlsb"],
    ["a file cut short", workbook({ sheets: { rules: sheet("") } }).subarray(0, -200), "no zip file"],
    ["a directory that points nowhere", Buffer.from("504b0506000000000100010010000000ffffff0f0000", "hex"), "damaged"],
    [
      "a directory with one name twice",
      zip({ ...parts, twin: { text: parts["xl/styles.xml"], title: Buffer.from("xl/styles.xml") } }),
      "has one name twice",
    ],
    [
      "a directory without end",
      zip(Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, { text: "", stored: true }]))),
      "more than 10000 parts",
    ],
    ["a changed byte", damaged("xl/styles.xml", (bytes, at) => bytes.write("X", at)), "xl/styles.xml is damaged"],
    ["text that is not UTF-8", zip({ ...parts, [sheetPart]: Buffer.from([0x3c, 0xff]) }), "not in UTF-8"],
    ["a sheet cut short", zip({ ...parts, [sheetPart]: "<worksheet><sheetData>" }), "sheet0.xml:1:"],
    [
      "a bomb, by its directory",
      zip({ ...parts, bomb: { text: "0", claimed: 3_000_000_000 } }),
      "unfolds to 2,862 MiB, and the limit is 128 MiB",
    ],
    ["a bomb, by its ratio", zip({ ...parts, bomb: Buffer.alloc(20_000_000) }), "more than 250 times its size"],
    ["a bomb that lies", zip({ ...parts, [sheetPart]: { text: " ".repeat(9_000_000), claimed: 10 } }), "is damaged"],
    [
      "entities",
      zip({ ...parts, [sheetPart]: `${entities}<worksheet>&b;</worksheet>` }),
      "declarations (DTD) are not read",
    ],
    [
      "an entity from outside",
      zip({ ...parts, [sheetPart]: '<!DOCTYPE s SYSTEM "file:///etc/hostname"><worksheet/>' }),
      "declarations (DTD) are not read",
    ],
    ["a second document in a part", zip({ ...parts, [sheetPart]: "<worksheet/><worksheet/>" }), "only one root"],
    [
      "an unknown entity",
      zip({ ...parts, [sheetPart]: "<worksheet>&nbsp;</worksheet>" }),
      "&nbsp; is no entity of XML",
    ],
    ["a tower of elements", zip({ ...parts, [sheetPart]: "<a>".repeat(100_000) }), "more than 200 deep"],
    [
      "rows out of order",
      workbook({ sheets: { s: `<sheetData>${row(2)}${row(2)}</sheetData>` } }),
      "row 2 stands after row 2",
    ],
    [
      "a cell where it cannot stand",
      workbook({ sheets: { s: sheet(row(2, text("B3", "x"))) } }),
      "cell B3 stands where it cannot",
    ],
    ["a range that is none", workbook({ sheets: { s: sheet("", '<mergeCell ref="A:B"/>') } }), "A:B is no range"],
  ])("%s", async (_, bytes, expected) => {
    expect(await says(bytes)).toContain(expected);
  });

  test("a column beyond the thousandth, a row beyond 200,000", async () => {
    expect(await says(workbook({ sheets: { s: sheet(row(2, text("ALM2", "x"))) } }))).toContain(
      "cell ALM2 is beyond column 1,000, the last that is read",
    );
    expect(await says(workbook({ sheets: { s: sheet(row(200_001, text("A200001", "x"))) } }))).toContain(
      "cell A200001 is beyond row 200,000, the last that is read",
    );
  });

  test("rows that would fill the memory with empty cells", async () => {
    const rows = Array.from({ length: 6000 }, (_, at) => row(at + 2, text(`ALL${at + 2}`, `${at}`))).join("");
    expect(await says(workbook({ sheets: { s: sheet(rows) } }))).toContain("its rows span more than 5,000,000 cells");
  });

  test("a million columns, at once and without effort", async () => {
    const cells = Array.from({ length: 1_000_000 }, (_, at) => `<c><v>${at}</v></c>`).join("");
    expect(await says(workbook({ sheets: { s: `<sheetData><row>${cells}</row></sheetData>` } }))).toContain(
      "cell ALM1 is beyond",
    );
  });
});

test("a file is read by its path, and one that is missing is told", async () => {
  const file = await temporaryFile(workbook({ sheets: { rules: sheet(row(2, text("A2", "a"))) } }), "r.xlsx");
  expect((await readFile(file)).length).toBeGreaterThan(0);
  expect(await readXlsx(file, { name: "r.xlsx" })).toMatchObject({ ok: true, value: { file: "r.xlsx" } });
  expect(await readXlsx(`${file}x`, { name: "r.xlsx" })).toMatchObject({
    reason: [{ code: "file/not-found", file: "r.xlsx" }],
  });
});
