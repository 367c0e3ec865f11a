import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sheetOfTexts as sheet, workbook, zip } from "../../../files/test/zip.ts";
import { presetFolder } from "../../src/presets.ts";
import { emptyFolder, newYork, request, table } from "../new-york.ts";
import { rowsIn } from "../rows-in.ts";
import { command, run, start } from "../swiftline.ts";

/** Beijing's city folder, and a file beside it. */
async function beijingWith(name: string, bytes: string | Uint8Array): Promise<string> {
  const cwd = await emptyFolder();
  await cp(presetFolder("beijing-12345"), join(cwd, "city"), { recursive: true });
  await writeFile(join(cwd, name), bytes);
  return cwd;
}

/** An export of a hotline as it is often found: a title, when it was made, an empty line, and then the names of the columns. */
const title = ["某市12345热线工单导出"];
const made = ["导出时间：", "2024-03-05"];
const header = ["工单编号", "创建时间", "办结时间", "一级分类", "二级承办单位简称", "主要内容"];
const orders = [
  ["20240301001", "2024-03-01 10:00:00", "2024-03-02 09:00:00", "价格行为", "北京市公安局", "路边摊乱收费"],
  ["20240301002", "昨天", "2024-03-02 09:00:00", "外卖", "北京市民政局", "外卖不卫生"],
  ["20240301003", "2024-03-01 12:00:00", "2024-03-04 09:00:00", "餐饮卫生", "北京市教育委员会", "食堂不卫生"],
];
const padded = (cells: readonly string[]): string => header.map((_, column) => cells[column] ?? "").join(",");
const csv = `${[title, made, [], header, ...orders].map(padded).join("\r\n")}\r\n`;

const xlsx = workbook({
  sheets: {
    工单: `${sheet([title, made, [], header, ...orders])}<mergeCells><mergeCell ref="A1:F1"/></mergeCells>`,
  },
});

test.each([
  ["orders.csv", csv, "utf-8, commas, CR LF, 3 lines skipped, from cn-12345"],
  ["orders.xlsx", xlsx, "sheet 工单, 3 lines skipped, from cn-12345"],
])("titles above the columns of a hotline's export are passed over and told, in %s", async (name, bytes, said) => {
  const cwd = await beijingWith(name, bytes);
  const { code, stdout } = await run(["import", name, "--city", "city"], { cwd });
  expect({ code, stdout }).toMatchObject({ code: 3, stdout: expect.stringContaining(said) });
  expect(stdout).toContain("3 = 2 new + 0 updated + 0 unchanged + 0 flagged + 1 rejected");
  expect(stdout).toContain("创建时间: 昨天 is no date and time (line 6)");

  const rejected = await readFile(join(cwd, `${name}.rejected.csv`), "utf8");
  expect(rejected.split(/\r?\n/)).toEqual([
    `swiftline_line,swiftline_field,swiftline_value,swiftline_reason,${header.join(",")}`,
    `6,创建时间,昨天,昨天 is no date and time,${orders[1]?.join(",")}`,
    "",
  ]);
  const corrected = rejected.replaceAll("昨天,2024", "2024-03-01 11:00:00,2024");
  await writeFile(join(cwd, "corrected.csv"), corrected);
  const again = await run(["import", "corrected.csv", "--skip-lines", "3", "--city", "city", "--json"], { cwd });
  expect(again.code).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({ new: 1, files: [{ form: { skipLines: 0, header: true } }] });
});

/** As psql and MySQL write texts and nulls. */
const written = [
  [
    "psql",
    "\t",
    "tabs",
    (text: string) => text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n"),
  ],
  ["MySQL", "|", "bars", (text: string) => text.replace(/[\\|\n]/g, (letter) => `\\${letter}`)],
] as const;

test.each(written)(
  "texts, nulls and rejected rows of a table that %s writes come in as they were",
  async (_, between, said, escaped) => {
    const texts = ["路边摊\t乱收费 | C:\\new", '"外卖"不卫生\n第二行', "食堂\n\n不卫生"];
    const own = orders.map((cells, row) => [...cells.slice(0, 5).map(escaped), escaped(texts[row] ?? "")]);
    const records = own.map((cells, row) => (row === 0 ? cells.with(2, "\\N") : cells).join(between));
    const cwd = await beijingWith("orders.txt", `${[header.join(between), ...records].join("\n")}\n`);
    const { code, stdout } = await run(["import", "orders.txt", "--city", "city"], { cwd });
    expect({ code, stdout }).toMatchObject({
      code: 3,
      stdout: expect.stringContaining(`utf-8, ${said}, backslash escapes, LF, from cn-12345`),
    });
    expect(stdout).toContain("3 = 2 new + 0 updated + 0 unchanged + 0 flagged + 1 rejected");

    const rejected = await readFile(join(cwd, "orders.txt.rejected.csv"), "utf8");
    expect(rejected).toContain(`${between}${records[1]}\n`);
    await writeFile(
      join(cwd, "corrected.csv"),
      rejected.replace(`昨天${between}2024`, `2024-03-01 11:00:00${between}2024`),
    );
    const again = await run(["import", "corrected.csv", "--city", "city", "--json"], { cwd });
    expect({ code: again.code, ...JSON.parse(again.stdout) }).toMatchObject({ code: 0, new: 1 });

    const { stdout: exported } = await run(["export", "--city", "city", "--format", "ndjson"], { cwd });
    const events = exported.split("\n").flatMap((line) => (line === "" ? [] : JSON.parse(line).events));
    expect(events.flatMap(({ text }) => text ?? []).toSorted()).toEqual(texts.toSorted());
    expect(events.filter(({ type }) => type === "AppealClosed")).toHaveLength(2);
  },
);

test("a table whose quotes are text is told apart from others, and so are its rejected rows", async () => {
  const texts = ['"路边摊乱收费', '"外卖"不卫生', '"食堂"'];
  const records = orders.map((cells, row) => [...cells.slice(0, 5), texts[row]].join(","));
  const cwd = await beijingWith("orders.txt", `${[header.join(","), ...records].join("\n")}\n`);
  const { stdout } = await run(["import", "orders.txt", "--quote", "none", "--city", "city"], { cwd });
  expect(stdout).toContain("utf-8, commas, no quotes, LF, from cn-12345");
  expect(stdout).toContain("3 = 2 new + 0 updated + 0 unchanged + 0 flagged + 1 rejected");
  expect(stdout).toContain("Import them with --quote none.");

  const rejected = await readFile(join(cwd, "orders.txt.rejected.csv"), "utf8");
  await writeFile(join(cwd, "corrected.csv"), rejected.replace("昨天,2024", "2024-03-01 11:00:00,2024"));
  const again = await run(["import", "corrected.csv", "--quote", "none", "--city", "city", "--json"], { cwd });
  expect({ code: again.code, ...JSON.parse(again.stdout) }).toMatchObject({ code: 0, new: 1 });

  const { stdout: exported } = await run(["export", "--city", "city", "--format", "ndjson"], { cwd });
  const events = exported.split("\n").flatMap((line) => (line === "" ? [] : JSON.parse(line).events));
  expect(events.flatMap(({ text }) => text ?? []).toSorted()).toEqual(texts.toSorted());
});

/** A ledger as people keep it: names over two lines, those of one column merged downwards and those of several to the right. */
const ledger = workbook({
  sheets: {
    台账: `${sheet([
      title,
      ["工单编号", "创建时间", "办理情况", "", "", "一级分类", "主要内容"],
      ["", "", "办结时间", "二级承办单位简称", "办理结果"],
      ...orders.map(([id = "", created = "", ended = "", category = "", agency = "", said = ""]) => [
        ...[id, created, ended, agency, "已办结", category, said],
      ]),
    ])}<mergeCells>${["A1:G1", "A2:A3", "B2:B3", "C2:E2", "F2:F3", "G2:G3"]
      .map((range) => `<mergeCell ref="${range}"/>`)
      .join("")}</mergeCells>`,
  },
});

test("a ledger whose columns have their names over two lines is imported like any other, and rows keep their lines", async () => {
  const cwd = await beijingWith("ledger.xlsx", ledger);
  const { code, stdout } = await run(["import", "ledger.xlsx", "--city", "city"], { cwd });
  expect({ code, stdout }).toMatchObject({
    code: 3,
    stdout: expect.stringContaining("sheet 台账, 1 line skipped, from cn-12345"),
  });
  expect(stdout).toContain("3 = 2 new + 0 updated + 0 unchanged + 0 flagged + 1 rejected");
  expect(stdout).toContain("创建时间: 昨天 is no date and time (line 5)");
  const told = ["import", "ledger.xlsx", "--skip-lines", "1", "--city", "city", "--json"];
  expect(JSON.parse((await run(told, { cwd })).stdout)).toMatchObject({ unchanged: 2, rejected: 1 });
});

test("a mapping is inferred from the columns below the titles, and says so", async () => {
  const cwd = await beijingWith("orders.csv", csv);
  const { stdout } = await run(["mapping", "infer", "orders.csv", "--city", "city"], { cwd });
  expect(stdout).toContain("\n# Skipped above its header: 3 lines.\n");
  expect(stdout).toContain("id: 工单编号");
});

test("where it is told that none are titles, the first line names the columns, and what to do is said", async () => {
  const cwd = await beijingWith("orders.csv", csv);
  const { code, stderr } = await run(["import", "orders.csv", "--skip-lines", "0", "--city", "city"], { cwd });
  expect({ code, stderr }).toMatchObject({
    code: 64,
    stderr: expect.stringContaining("tell the lines above them with --skip-lines COUNT"),
  });
});

test.each([
  ["orders.csv", `${csv}合计,3\r\n`],
  ["orders.xlsx", workbook({ sheets: { 工单: sheet([header, ...orders, ["合 计", "3"]]) } })],
])("totals below are left out where the mapping says so, and counted, in %s", async (name, bytes) => {
  const cwd = await beijingWith(name, bytes);
  await writeFile(join(cwd, "orders.yaml"), 'preset: cn-12345\nskip: { 工单编号: [合计, "合 计"], 创建时间: 昨天 }\n');
  const line = [name, "--city", "city", "--json"];
  const counts = { rows: 2, rejected: 0, skipped: 2 };
  const checked = await run(["mapping", "check", "orders.yaml", ...line], { cwd });
  expect({ code: checked.code, ...JSON.parse(checked.stdout) }).toMatchObject({ code: 0, ...counts, taken: 2 });
  const { code, stdout } = await run(["import", ...line, "--mapping", "orders.yaml"], { cwd });
  expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, ...counts, new: 2 });
  const shown = await run(["import", "show", JSON.parse(stdout).files[0].importId, "--city", "city"], { cwd });
  expect(shown.stdout).toContain("2 rows left out, by --since or by skip in the mapping.");
});

test("the sheets of a workbook that are not read are told", async () => {
  const sheets = { 一月: sheet([header, ...orders]), 二月: sheet([header, ...orders]), 空: sheet([]) };
  const cwd = await beijingWith("orders.xlsx", workbook({ sheets }));
  const line = ["import", "orders.xlsx", "--dry-run", "--city", "city"];
  expect((await run(line, { cwd })).stdout).toContain("Not read: sheet 二月. To read another, name it with --sheet.");
  const answer = JSON.parse((await run([...line, "--json"], { cwd })).stdout);
  expect(answer).toMatchObject({ files: [{ form: { sheet: "一月", otherSheets: ["二月"] } }] });
});

test("where the first sheet of a workbook is a cover, the others are named", async () => {
  const bytes = workbook({
    sheets: { 封面: sheet([title, made]), 工单: sheet([header, ...orders]), 说明: sheet([title]) },
  });
  const cwd = await beijingWith("orders.xlsx", bytes);
  const { code, stderr } = await run(["import", "orders.xlsx", "--city", "city"], { cwd });
  expect({ code, stderr }).toMatchObject({
    code: 64,
    stderr: expect.stringContaining("if it is on another sheet, name that with --sheet: 工单, 说明; or "),
  });
  expect((await run(["import", "orders.xlsx", "--sheet", "工单", "--city", "city"], { cwd })).code).toBe(3);
});

test.each([
  ["99", 64, "orders.csv: nothing stands below line 99"],
  ["-1", 64, "Expected an integer greater than or equal to 0"],
])("--skip-lines %s is refused", async (lines, code, said) => {
  const cwd = await beijingWith("orders.csv", csv);
  const outcome = await run(["import", "orders.csv", "--skip-lines", lines, "--city", "city"], { cwd });
  expect(outcome).toMatchObject({ code, stderr: expect.stringContaining(said) });
});

/** So many that they are taken in with several appends, and read in threads. */
const ROWS = 45_000;

test("an import below lines that were told goes on where it was killed, and counts lines as the file has them", async () => {
  const cwd = await newYork();
  const rows = Array.from({ length: ROWS }, (_, index) => request({ id: index + 1 }));
  await writeFile(
    join(cwd, "calls.csv"),
    `Requests,of,May\n\n${table(...rows, request({ id: ROWS + 1, created: "late" }))}`,
  );
  const line = ["import", "calls.csv", "--skip-lines", "2", "--city", "city", "--json"];
  const { child, outcome } = start(command(...line), { cwd });
  await rowsIn(cwd, (some) => some > 0);
  child.kill("SIGKILL");
  await outcome;
  const again = await run(line, { cwd });
  expect(again.code).toBe(3);
  expect(JSON.parse(again.stdout)).toMatchObject({ new: ROWS, rejected: 1, files: [{ resumed: true }] });
  const [, rejected] = (await readFile(join(cwd, "calls.csv.rejected.csv"), "utf8")).split("\n");
  expect(rejected).toMatch(new RegExp(`^${ROWS + 4},created_date,late,`));
}, 120_000);

/** An archive of two months, the second of which has a row that cannot be taken, and of what lies in such besides. */
const months = zip({
  "2026/june.csv": table(request({ id: 4 }), request({ id: 5, created: "late" })),
  "2026/april.csv": table(request({ id: 1 }), request({ id: 2 }), request({ id: 3 })),
  "2026/": "",
  "__MACOSX/2026/._june.csv": "x",
  "readme.txt": "Two months, as they were\n",
});

async function newYorkWithMonths(): Promise<string> {
  const cwd = await newYork();
  await writeFile(join(cwd, "year.zip"), months);
  return cwd;
}

test("an archive of several tables is imported like as many files, and what is no table is told", async () => {
  const cwd = await newYorkWithMonths();
  const line = ["import", "year.zip", "--city", "city"];
  const dry = await run([...line, "--dry-run", "--json"], { cwd });
  expect({ code: dry.code, ...JSON.parse(dry.stdout) }).toMatchObject({ code: 3, new: 4, rejected: 1 });
  const { code, stdout } = await run(line, { cwd });
  expect({ code, stdout }).toMatchObject({
    code: 3,
    stdout: expect.stringMatching(/^year\.zip\/2026\/april\.csv: 3 rows[\s\S]*\nyear\.zip\/2026\/june\.csv: 2 rows/),
  });
  expect(stdout.split("Not read: readme.txt, by name no table. ")).toHaveLength(2);
  const [, rejected] = (await readFile(join(cwd, "year.zip.2026.june.csv.rejected.csv"), "utf8")).split("\n");
  expect(rejected).toMatch(/^3,created_date,late,/);

  const again = await run([...line, "--json"], { cwd });
  expect(JSON.parse(again.stdout)).toMatchObject({
    unchanged: 4,
    rejected: 1,
    files: [{ file: "year.zip/2026/april.csv" }, { file: "year.zip/2026/june.csv", form: { entry: "2026/june.csv" } }],
  });
  const { imports } = JSON.parse((await run(["import", "list", "--city", "city", "--json"], { cwd })).stdout);
  expect(imports.map(({ file }: { readonly file: string }) => file)).toEqual(
    ["june", "april", "june", "april"].map((month) => `year.zip/2026/${month}.csv`),
  );
});

test("a table of an archive is imported alone by its name, and it is the same file to both ways of naming it", async () => {
  const cwd = await newYorkWithMonths();
  const line = ["--city", "city", "--json", "--rejects", "wrong.csv"];
  const outcome = await run(["import", "year.zip/2026/june.csv", ...line], { cwd });
  expect({ code: outcome.code, ...JSON.parse(outcome.stdout) }).toMatchObject({ code: 3, rows: 2, new: 1 });
  const named = await run(["import", "year.zip", "--entry", "2026/june.csv", ...line], { cwd });
  expect(JSON.parse(named.stdout)).toMatchObject({
    rows: 2,
    unchanged: 1,
    files: [{ file: "year.zip/2026/june.csv" }],
  });
  const both = await run(["import", "year.zip", ...line], { cwd });
  expect(both).toMatchObject({ code: 64, stdout: expect.stringContaining("names one file, and 2 are imported") });
});

test("a table of an archive that nobody knows keeps the others not out, and is named so that it can be looked at", async () => {
  const cwd = await newYork();
  await writeFile(join(cwd, "year.zip"), zip({ "a.csv": "number,opened\n1,2\n", "b.csv": table(request({ id: 1 })) }));
  const { code, stdout } = await run(["import", "year.zip", "--city", "city", "--json"], { cwd });
  expect({ code, ...JSON.parse(stdout) }).toMatchObject({
    code: 64,
    new: 1,
    failed: [{ file: "year.zip/a.csv", tryThis: expect.stringContaining("swiftline mapping infer year.zip/a.csv") }],
  });
  const looked = await run(["mapping", "infer", "year.zip/a.csv"], { cwd });
  expect(looked.stdout).toContain("# What the columns of a.csv mean");
  expect(looked.stderr).toBe("");
});

test("of an archive of several tables a mapping is inferred from the first and tried on it, and that is told", async () => {
  const cwd = await newYorkWithMonths();
  const told = "year.zip holds 2 tables, and this looks at 2026/april.csv alone";
  const words = ({ stderr }: { readonly stderr: string }): string => stderr.replaceAll(/\s+›?\s*/g, " ");
  const inferred = await run(["mapping", "infer", "year.zip", "--city", "city", "--out", "calls.yaml"], { cwd });
  expect(words(inferred)).toContain(told);
  expect(inferred.stdout).toContain("Try it: swiftline mapping check calls.yaml year.zip/2026/april.csv --city city");
  await writeFile(join(cwd, "calls.yaml"), "preset: nyc-311\n");
  const checked = await run(["mapping", "check", "calls.yaml", "year.zip", "--city", "city"], { cwd });
  expect(words(checked)).toContain(told);
  expect(checked).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("the first 3 rows of year.zip/2026/april"),
  });
});

test("an archive whose import was killed in its second table goes on there", async () => {
  const cwd = await newYork();
  const rows = Array.from({ length: ROWS }, (_, index) => request({ id: index + 10 }));
  const tables = { "a.csv": table(request({ id: 1 })), "b.csv": table(...rows), "c.csv": table(request({ id: 2 })) };
  await writeFile(join(cwd, "year.zip"), zip(tables));
  const line = ["import", "year.zip", "--city", "city", "--json"];
  const { child, outcome } = start(command(...line), { cwd });
  await rowsIn(cwd, (some) => some > 1);
  child.kill("SIGKILL");
  await outcome;
  const again = await run(line, { cwd });
  expect({ code: again.code, ...JSON.parse(again.stdout) }).toMatchObject({
    code: 0,
    files: [
      { resumed: false, rows: 1, unchanged: 1 },
      { resumed: true, rows: ROWS, new: ROWS, unchanged: 0 },
      { resumed: false, rows: 1, new: 1 },
    ],
  });
}, 120_000);
