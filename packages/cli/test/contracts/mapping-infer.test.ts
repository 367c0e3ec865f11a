import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { inferMapping, Mapping, sources } from "@swiftline/core/intake";
import { openRecords, readYaml } from "@swiftline/files";
import { beforeAll, describe, expect, test } from "vitest";
import { type JudgedGuess, judgedGuesses, type ToldColumn, toldColumns } from "../../../core/test/told-columns.ts";
import { workbook } from "../../../files/test/zip.ts";
import { emptyFolder, newYork, request, table } from "../new-york.ts";
import { run } from "../swiftline.ts";

const samples = fileURLToPath(new URL("../../../files/test/samples/", import.meta.url));

/** Some rows of a file, and what a person has written of its columns. */
async function known(path: string, source: string, most = 5_000) {
  const preset = sources.find(({ id }) => id === source)?.meaning?.({}) ?? {};
  const records = await openRecords(path);
  const rows: (readonly string[])[] = [];
  for await (const batch of records.batches()) {
    rows.push(...batch.map(({ cells }) => cells));
    if (rows.length >= most) break;
  }
  records.close();
  return { columns: records.columns, rows: rows.slice(0, most), preset };
}

describe.each([
  ["baltimore311.csv", "baltimore-311"],
  ["la311.csv", "los-angeles-311"],
  ["nyc311-portal.csv", "nyc-311"],
  ["nyc311-excel.csv", "nyc-311"],
])("twenty rows of %s", (file, source) => {
  test("are enough to tell nine in ten of the columns that its preset names", async () => {
    const { columns, rows, preset } = await known(join(samples, file), source);
    const told = toldColumns(inferMapping({ columns, rows }), preset, columns);
    expect(told.filter(({ agrees }) => agrees).length / told.length).toBeGreaterThanOrEqual(0.9);
  });
});

/**
 * Whole files of real records, which are in no package: SWIFTLINE_DATA names the folder that holds them.
 *
 *     SWIFTLINE_DATA=<folder> pnpm vitest run --project contract packages/cli/test/contracts/mapping-infer.test.ts
 */
const folder = process.env.SWIFTLINE_DATA;

const real = [
  ["us/nyc311_api_2026-04-11_to_2026-05-23.csv.gz", "nyc-311"],
  ["us/nyc311_portal_illegal_animals_2010_2025.csv.gz", "nyc-311"],
  ["us/nyc311_excel_2018-10-21_before_noon.csv.gz", "nyc-311"],
  ["us/nyc311_cr_line_ends_no_dates.csv.gz", "nyc-311"],
  ["us/baltimore311_sample_2014_2019.csv.gz", "baltimore-311"],
  ["us/la311_2017-12.csv.gz", "los-angeles-311"],
  ["us/sf_open311_2010-11_requests.json", "open311"],
  ["cn/tipdm_c_messages_labelled_a.csv.gz", "cn-message-board"],
  ["cn/tipdm_c_messages_votes_2019.csv.gz", "cn-message-board"],
  ["cn/tipdm_c_messages_replies_before_2018-07.csv.gz", "cn-message-board"],
] as const;

describe.skipIf(folder === undefined)("over all real files", () => {
  const told: (ToldColumn & { readonly file: string })[] = [];
  const judged: JudgedGuess[] = [];
  beforeAll(async () => {
    for (const [file, source] of real) {
      const { columns, rows, preset } = await known(join(folder ?? "", file), source);
      const inferred = inferMapping({ columns, rows });
      told.push(...toldColumns(inferred, preset, columns).map((one) => ({ file, ...one })));
      const nameless = inferMapping({ columns: columns.map((_, at) => `column ${at + 1}`), rows });
      const named = nameless.columns.map((guess) => ({
        ...guess,
        column: columns[Number(guess.column.slice(7)) - 1] ?? "",
      }));
      judged.push(...judgedGuesses(inferred, preset, columns));
      judged.push(...judgedGuesses({ ...nameless, columns: named }, preset, columns));
    }
  }, 300_000);

  test("every column that a preset names is told", () => {
    expect(told.length).toBeGreaterThanOrEqual(85);
    expect(told.filter(({ agrees }) => !agrees)).toEqual([]);
  });

  test.each([
    [0.9, 1],
    [0.7, 0.9],
    [0.5, 0.7],
  ])("guesses with a confidence of %d to %d are right at least so often, names hidden or not", (least, most) => {
    const within = judged.filter(({ confidence }) => confidence >= least && confidence < most);
    expect(within.length).toBeGreaterThan(3);
    expect(within.filter(({ right }) => right).length / within.length).toBeGreaterThanOrEqual(least);
  });
});

test.each(["nyc311-portal.csv", "nyc311-excel.csv", "la311.csv"])(
  "the mapping that is written of %s reads back as the mapping that was inferred",
  async (file) => {
    const cwd = await emptyFolder();
    const { stdout } = await run(["mapping", "infer", join(samples, file), "--out", "out.yaml", "--json"], { cwd });
    const written = await readYaml(join(cwd, "out.yaml"));
    const { mapping } = JSON.parse(stdout);
    expect(written.ok && written.value.value).toEqual(mapping);
    expect(Mapping.safeParse(mapping).success).toBe(true);
  },
);

test("names that would break out of a comment, or are no plain YAML, read back too", async () => {
  const cwd = await emptyFolder();
  const names = ['"id\nid: x"', '"created: at"', '"- type"', '"#status"', '"true"', '"null"'];
  const rows = Array.from({ length: 30 }, (_, at) => `${at},02/03/2020,Rats,Odd\tword: ${at % 2},1,N/A`);
  await writeFile(join(cwd, "odd.csv"), `${names.join(",")}\n${rows.join("\n")}\n`);
  const [told, shown] = await Promise.all([
    run(["mapping", "infer", "odd.csv", "--json"], { cwd }),
    run(["mapping", "infer", "odd.csv"], { cwd }),
  ]);
  await writeFile(join(cwd, "out.yaml"), shown.stdout);
  const read = await readYaml(join(cwd, "out.yaml"));
  expect(read.ok && read.value.value).toEqual(JSON.parse(told.stdout).mapping);
});

test("without --out the output as a whole is a mapping file", async () => {
  const cwd = await newYork();
  await writeFile(join(cwd, "requests.csv"), table(request({ id: 1 }), request({ id: 2 })));
  const { stdout, code } = await run(["mapping", "infer", "requests.csv", "--city", "city"], { cwd });
  expect(code).toBe(0);
  await writeFile(join(cwd, "out.yaml"), stdout);
  const read = await readYaml(join(cwd, "out.yaml"));
  expect(read.ok && Mapping.safeParse(read.value.value).success).toBe(true);
  expect(stdout).toContain("# The source nyc-311 reads this file without a mapping");
  expect(stdout).toMatch(/^# {3}-> 2026-05-02T10:00:00-04:00 RegisterAppeal: /m);
});

/** Twelve calls whose every value of a person could be found again. */
const calls = [
  "number,opened,matter,caller,phone,account of the matter",
  ...Array.from(
    { length: 12 },
    (_, at) =>
      `C-${at},2026-03-${10 + at} 09:30,Noise,Canary Person${at},212-555-${1000 + at},"The neighbours are loud every night, call me back at 2125551${100 + at}"`,
  ),
].join("\n");

test("what says who called is shown nowhere: not on the terminal, not as JSON, not in the mapping", async () => {
  const cwd = await newYork();
  await writeFile(join(cwd, "calls.csv"), `${calls}\n`);
  const shown = await Promise.all(
    [[], ["--json"], ["--out", "calls.yaml"]].map((flags) =>
      run(["mapping", "infer", "calls.csv", "--city", "city", ...flags], { cwd }),
    ),
  );
  const all = [
    ...shown.flatMap(({ stdout, stderr }) => [stdout, stderr]),
    await readFile(join(cwd, "calls.yaml"), "utf8"),
  ];
  expect(all.join("\n")).not.toMatch(/Canary|212-555|2125551/);
  expect(JSON.parse(shown[1]?.stdout ?? "").mapping.personal).toEqual(["caller", "phone"]);
});

test("where no date tells whether its day or its month is first, nothing is imported before somebody has said it", async () => {
  const cwd = await newYork();
  const rows = Array.from({ length: 12 }, (_, at) => `C-${at},05/${String(at + 1).padStart(2, "0")}/2026 09:30,Rodent`);
  await writeFile(join(cwd, "calls.csv"), `id,created,category\n${rows.join("\n")}\n`);
  await run(["mapping", "infer", "calls.csv", "--city", "city", "--out", "calls.yaml"], { cwd });
  const draft = await readFile(join(cwd, "calls.yaml"), "utf8");
  expect(draft).toContain("\n# dates: [month-first]\n# dates: [day-first]\n");
  const line = ["import", "calls.csv", "--mapping", "calls.yaml", "--city", "city"];
  const refused = await run(line, { cwd });
  expect(refused).toMatchObject({ code: 3, stdout: expect.stringContaining("12 = 0 new + ") });
  expect(refused.stdout).toContain(
    "12 rows, created: no date in a form that the mapping names, such as 05/01/2026 09:30",
  );
  await writeFile(join(cwd, "calls.yaml"), draft.replace("# dates: [month-first]", "dates: [month-first]"));
  expect((await run(line, { cwd })).stdout).toContain("12 = 12 new + ");
});

test("a source that reads no column of the status is not named where there is one", async () => {
  const cwd = await newYork();
  const columns = ["工单编号", "受理时间", "办结时间", "一级分类", "承办单位", "主要内容"];
  const row = "A005,2026-03-02 09:32:00,2026-03-05 09:00:00,市场管理,水务局,停电";
  const named = async (status: string) => {
    const header = [...columns, ...(status === "" ? [] : [status])].join(",");
    await writeFile(
      join(cwd, "calls.csv"),
      `${header}\n${Array.from({ length: 30 }, () => `${row},处理中\n`).join("")}`,
    );
    return JSON.parse((await run(["mapping", "infer", "calls.csv", "--json"], { cwd })).stdout);
  };
  expect(await named("状态")).toMatchObject({ source: "cn-12345", mapping: { columns: { status: "状态" } } });
  expect(await named("工单办理状态")).toMatchObject({
    source: null,
    readsLess: { source: "cn-12345", left: [{ role: "status", column: "工单办理状态" }] },
    mapping: { columns: { status: "工单办理状态" } },
  });
  const { stdout } = await run(["mapping", "infer", "calls.csv"], { cwd });
  expect(stdout).toContain(
    "# The source cn-12345 reads this file too, but not 工单办理状态 as status: the mapping reads more.\n",
  );
});

test("where two columns write their dates in two orders, the mapping says so of each, and they are imported as meant", async () => {
  const cwd = await newYork();
  const rows = Array.from({ length: 28 }, (_, at) => at + 1).map(
    (day) => `C-${day},3/${day}/2026 9:30,${day}/4/2026,Rodent`,
  );
  await writeFile(join(cwd, "calls.csv"), `id,created,due: by,category\n${rows.join("\n")}\n`);
  await run(["mapping", "infer", "calls.csv", "--city", "city", "--out", "calls.yaml"], { cwd });
  const draft = await readFile(join(cwd, "calls.yaml"), "utf8");
  expect(draft).toContain('\ndates:\n  created: [month-first]\n  "due: by": [day-first]\n');
  const { stdout } = await run(["mapping", "check", "calls.yaml", "calls.csv", "--city", "city"], { cwd });
  expect(stdout).toContain("28 as they stand, 0 flagged, 0 rejected.");
  expect(stdout).toContain("-> 2026-03-04T09:30:00-05:00 RegisterAppeal");
});

test("where a column may number the records, nothing is imported before somebody has said whether it does", async () => {
  const cwd = await newYork();
  const rows = Array.from({ length: 40 }, (_, at) => `T-${at % 20},2026-03-0${1 + (at % 9)} 09:30,Rodent`);
  await writeFile(join(cwd, "calls.csv"), `ticket number,created,category\n${rows.join("\n")}\n`);
  await run(["mapping", "infer", "calls.csv", "--city", "city", "--out", "calls.yaml"], { cwd });
  const draft = await readFile(join(cwd, "calls.yaml"), "utf8");
  expect(draft).toContain("#     ticket number | id: content-hash | created | category\n");
  expect(draft).toContain("\n# id: content-hash\n");
  const line = ["import", "calls.csv", "--mapping", "calls.yaml", "--city", "city"];
  expect(await run(line, { cwd })).toMatchObject({
    code: 78,
    stderr: expect.stringContaining("say which column is id"),
  });
  await writeFile(join(cwd, "calls.yaml"), draft.replace("columns:\n", "columns:\n  id: ticket number\n"));
  expect((await run(line, { cwd })).stdout).toContain("40 = 20 new + ");
});

test("where records are over and no column says when, an answer at the top of the mapping says what becomes of them", async () => {
  const cwd = await newYork();
  const rows = Array.from(
    { length: 40 },
    (_, at) => `T-${at},2026-03-0${1 + (at % 9)} 09:30,Rodent,${at % 2 === 0 ? "Closed" : "Open"}`,
  );
  await writeFile(join(cwd, "calls.csv"), `ticket number,created,category,status\n${rows.join("\n")}\n`);
  await run(["mapping", "infer", "calls.csv", "--city", "city", "--out", "calls.yaml"], { cwd });
  const draft = await readFile(join(cwd, "calls.yaml"), "utf8");
  const answer = "contradictions: { closedWithoutDate: repair }";
  expect(draft).toContain("over, and no column says when: Closed (20).");
  expect(draft).toContain(` | ${answer} | `);
  const line = ["import", "calls.csv", "--mapping", "calls.yaml", "--city", "city", "--dry-run"];
  expect((await run(line, { cwd })).stdout).toContain("20 rejected");
  await writeFile(join(cwd, "calls.yaml"), `${answer}\n${draft}`);
  expect((await run(line, { cwd })).stdout).toContain("0 rejected");
});

test("answers of callers that nobody knows stand below those that are known, to be explained", async () => {
  const cwd = await newYork();
  const rows = Array.from({ length: 40 }, (_, at) => {
    const satisfied = at % 10 === 0 ? "geht so" : at % 2 === 0 ? "zufrieden" : "unzufrieden";
    return `T-${at},2026-03-0${1 + (at % 9)} 09:30,Rodent,${satisfied}`;
  });
  await writeFile(join(cwd, "calls.csv"), `ticket number,created,category,satisfied\n${rows.join("\n")}\n`);
  const { stdout } = await run(["mapping", "infer", "calls.csv", "--city", "city"], { cwd });
  expect(stdout).toMatch(/\n {2}satisfied:\n(?: {4}\S.*\n)+ {4}# geht so: … # 4 rows\n/);
});

test("words of a channel that fall under all others stand below it, the most frequent first", async () => {
  const cwd = await newYork();
  const vias = ["Phone Call", "Call Center", "Mobile Device", "Walk-In", "Carrier Pigeon", "Carrier Pigeon", "Rooftop"];
  const rows = Array.from(
    { length: 42 },
    (_, at) => `T-${at},2026-03-0${1 + (at % 9)} 09:30,Rodent,${vias[at % vias.length]}`,
  );
  await writeFile(join(cwd, "calls.csv"), `ticket number,created,category,channel\n${rows.join("\n")}\n`);
  const { stdout } = await run(["mapping", "infer", "calls.csv", "--city", "city"], { cwd });
  const words = [
    "Call Center: phone",
    "Mobile Device: app",
    '"*": other',
    "# Carrier Pigeon: … # 12 rows",
    "# Rooftop: … # 6 rows",
  ];
  expect(stdout).toContain(`\n  channel:\n    Phone Call: phone\n${words.map((word) => `    ${word}\n`).join("")}`);
});

test("a column that may have a meaning, which no other has, is not told to be said already", async () => {
  const cwd = await emptyFolder();
  const rows = Array.from(
    { length: 40 },
    (_, at) => `${at},2026-03-0${1 + (at % 9)} 10:00,Rats,-73.${90_000 + 7 * at}`,
  );
  await writeFile(join(cwd, "calls.csv"), `id,created,type,c8\n${rows.join("\n")}\n`);
  const { stdout } = await run(["mapping", "infer", "calls.csv"], { cwd });
  expect(stdout).toMatch(/\n# {3}c8: perhaps longitude \(\d+ %\); if it is, longitude: c8\n/);
  expect(stdout).not.toContain("which other columns say already");
});

test("rows that do not fit the header are counted, with what is wrong and what to do", async () => {
  const cwd = await emptyFolder();
  const rows = Array.from({ length: 30 }, (_, at) => `C-${at},2026-03-0${1 + (at % 9)},Rodent,Parks`);
  await writeFile(join(cwd, "calls.csv"), `id,created,category,\n${rows.join("\n")}\n`);
  const lines = [
    "Left out, as unlike the header: 30 rows, such as 30 rows with this: cell 4 is filled, and the header names only 3 columns.",
    "Name each column in the header. If it stands further down, give --skip-lines; if there is none, --no-header.",
  ].join("\n# ");
  const [shown, told] = await Promise.all(
    [[], ["--json"]].map((flags) => run(["mapping", "infer", "calls.csv", ...flags], { cwd })),
  );
  expect(shown?.stdout).toContain(`# ${lines}\n`);
  expect(JSON.parse(told?.stdout ?? "")).toMatchObject({ rows: 0, unlike: [{ rows: 30 }] });
});

test("a day and its time of day in two columns are imported as one moment", async () => {
  const cwd = await newYork();
  const rows = Array.from({ length: 28 }, (_, at) => `C-${at},2026-03-${String(at + 1).padStart(2, "0")},09:30,Rodent`);
  await writeFile(join(cwd, "calls.csv"), `id,Created Date,Created Time,category\n${rows.join("\n")}\n`);
  await run(["mapping", "infer", "calls.csv", "--city", "city", "--out", "calls.yaml"], { cwd });
  expect(await readFile(join(cwd, "calls.yaml"), "utf8")).toContain('\njoin:\n  registeredAt: " "\n');
  const { stdout } = await run(["mapping", "check", "calls.yaml", "calls.csv", "--city", "city"], { cwd });
  expect(stdout).toContain("-> 2026-03-02T09:30:00-05:00 RegisterAppeal");
});

test("totals below a table are skipped by the mapping, and the file is imported without them", async () => {
  const cwd = await newYork();
  const rows = Array.from({ length: 40 }, (_, at) => `T-${at},2026-03-0${1 + (at % 9)} 09:30,Rodent`);
  await writeFile(join(cwd, "calls.csv"), `ticket number,created,category\n${rows.join("\n")}\nTotal:,,\nTotal,,40\n`);
  await run(["mapping", "infer", "calls.csv", "--city", "city", "--out", "calls.yaml"], { cwd });
  expect(await readFile(join(cwd, "calls.yaml"), "utf8")).toContain(
    '\n# Totals below the table, which are no appeals.\nskip:\n  ticket number: ["Total:", Total]\n',
  );
  const { stdout } = await run(["import", "calls.csv", "--mapping", "calls.yaml", "--city", "city"], { cwd });
  expect(stdout).toContain("0 rejected");
  expect(stdout).toContain("2 rows left out");
});

test("of a database whose dates name no zone it is asked whether they are UTC, and the answer is what a mapping says", async () => {
  const cwd = await newYork();
  const database = new DatabaseSync(join(cwd, "calls.sqlite"));
  database.exec("CREATE TABLE calls (id INTEGER, created_at TEXT, category TEXT)");
  const insert = database.prepare("INSERT INTO calls VALUES (?, ?, 'Rodent')");
  for (let at = 0; at < 40; at += 1) insert.run(at, `2026-03-0${1 + (at % 7)} 07:03:00.123456`);
  database.close();
  await run(["mapping", "infer", "calls.sqlite", "--city", "city", "--out", "calls.yaml"], { cwd });
  const draft = await readFile(join(cwd, "calls.yaml"), "utf8");
  expect(draft).toContain("\n#     zone: UTC | zone: America/New_York\n");
  await writeFile(join(cwd, "calls.yaml"), `zone: UTC\n${draft}`);
  const { stdout } = await run(["mapping", "check", "calls.yaml", "calls.sqlite", "--city", "city"], { cwd });
  expect(stdout).toContain("-> 2026-03-01T02:03:00");
});

test("a workbook that begins with a cover has its other sheets named", async () => {
  const cwd = await emptyFolder();
  const row = (cells: readonly string[]) =>
    `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`;
  const sheet = (rows: readonly (readonly string[])[]) => `<sheetData>${rows.map(row).join("")}</sheetData>`;
  const book = workbook({ sheets: { 说明: sheet([["填表说明"]]), 工单: sheet([["工单编号", "受理时间"]]) } });
  await writeFile(join(cwd, "orders.xlsx"), book);
  expect(await run(["mapping", "infer", "orders.xlsx"], { cwd })).toMatchObject({
    code: 65,
    stderr: expect.stringContaining("name another with --sheet: 工单"),
  });
});

test("a file that is not there is a fault, not a mapping", async () => {
  const { code, stdout } = await run(["mapping", "infer", "nothing.csv"], { cwd: await emptyFolder() });
  expect({ code, stdout }).toEqual({ code: 66, stdout: "" });
});
