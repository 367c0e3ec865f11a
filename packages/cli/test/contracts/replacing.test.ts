import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { copyOf, newYorkWithRequests, request, table, threeRequests } from "../new-york.ts";
import { command, run, start } from "../swiftline.ts";

const filled = await newYorkWithRequests();
let cwd = "";
beforeEach(async () => {
  cwd = await copyOf(filled);
});

/** The content of every file that is there. */
async function everything(): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(cwd, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, "base64")] as const)));
}

/** Each kind of output, without the file that it is to write. */
const writing = {
  "the records of an export": ["export", "--city", "city", "--out"],
  "a Parquet file": ["export", "--city", "city", "--format", "parquet", "--out"],
  "a release": ["export", "--city", "city", "--for-research", "--k", "2", "--out"],
  "rejected rows": ["import", "requests.csv", "--city", "city", "--rejects"],
  "rejected rows of a dry run": ["import", "requests.csv", "--city", "city", "--dry-run", "--rejects"],
  "a mapping": ["mapping", "infer", "requests.csv", "--out"],
  "a report": ["report", "run", "overview", "--city", "city", "--out"],
  "a report by its short name": ["report", "daily", "--city", "city", "--out"],
  scores: ["score", "run", "--period", "2026-05", "--city", "city", "--out"],
  "golden appeals": ["route", "lint", "--city", "city", "--witnesses"],
  "a page of shifts": ["staff", "plan", "staffing.yaml", "--html"],
  "a learned scenario": ["simulate", "calibrate", "--from", "city/swiftline.sqlite", "--city", "city", "--write"],
  "a simulated log": ["simulate", "run", "nyc-311", "--city", "city", "--log"],
  "a page of a simulation": ["simulate", "compare", "nyc-311", "nyc-311", "--city", "city", "--page"],
} as const;

test.each(Object.entries(writing))(
  "the database and the files of the city are never replaced by %s",
  async (_, words) => {
    const before = await everything();
    for (const target of ["city/swiftline.sqlite", "./city/swiftline.sqlite-wal", "city/city.yaml"]) {
      const { code, stderr } = await run([...words, target], { cwd });
      expect({ code, stderr }).toMatchObject({
        code: 64,
        stderr: expect.stringContaining(`would replace ${target}, `),
      });
    }
    expect(await everything()).toEqual(before);
  },
);

test.each([
  "mapping infer requests.csv --out ./requests.csv",
  "import requests.csv --city city --rejects requests.csv",
  "import *.csv --city city --rejects requests.csv",
  "import requests.csv --city city --mapping columns.yaml --rejects columns.yaml",
  "import requests.csv --city city --db new.sqlite --rejects new.sqlite",
  "staff plan staffing.yaml --html staffing.yaml",
  "simulate run plan.yaml --city city --log plan.yaml",
  "simulate calibrate --calls calls.tsv --city city --write calls.tsv",
])("what a command reads it never replaces: %s", async (line) => {
  for (const name of ["columns.yaml", "staffing.yaml", "plan.yaml", "calls.tsv"])
    await writeFile(join(cwd, name), "a: b\n");
  const before = await everything();
  const { code, stderr } = await run(line.split(" "), { cwd });
  expect({ code, stderr }).toMatchObject({
    code: 64,
    stderr: expect.stringMatching(/, which the same command needs\n/),
  });
  expect(await everything()).toEqual(before);
});

test("a folder as the file of rejected rows is found out before the first row", async () => {
  await mkdir(join(cwd, "folder"));
  const before = await everything();
  const { code, stderr } = await run(["import", "requests.csv", "--city", "city", "--rejects", "folder"], { cwd });
  expect({ code, stderr }).toMatchObject({ code: 73, stderr: expect.stringContaining("this is a folder, not a file") });
  expect(await everything()).toEqual(before);
});

test("any other file is replaced, in the city folder too", async () => {
  await writeFile(join(cwd, "city/overview.txt"), "of last month");
  const { code } = await run(["report", "run", "overview", "--city", "city", "--out", "city/overview.txt"], { cwd });
  expect(code).toBe(0);
  expect(await readFile(join(cwd, "city/overview.txt"), "utf8")).not.toBe("of last month");
});

test("files of one name have their rejected rows in files of their own, and the program is told which", async () => {
  for (const [name, id] of Object.entries({ north: "N1", south: "S1" })) {
    await mkdir(join(cwd, name));
    await writeFile(join(cwd, name, "calls.csv"), table(request({ id, created: "never" })));
  }
  const { code, stdout } = await run(["import", "*/calls.csv", "--city", "city", "--json"], { cwd });
  expect(code).toBe(3);
  const files: readonly { readonly file: string; readonly rejects: string }[] = JSON.parse(stdout).files;
  expect(files.map(({ file, rejects }) => [file, rejects])).toEqual([
    ["north/calls.csv", "calls.csv.rejected.csv"],
    ["south/calls.csv", "calls.csv.2.rejected.csv"],
  ]);
  expect(await readFile(join(cwd, "calls.csv.rejected.csv"), "utf8")).toContain(",N1,never,");
  expect(await readFile(join(cwd, "calls.csv.2.rejected.csv"), "utf8")).toContain(",S1,never,");
});

test("rejected rows of the night before stay when a file of the same name has others; the same file has the same again", async () => {
  for (const id of ["M1", "T1", "M1"]) {
    await writeFile(join(cwd, "calls.csv"), table(request({ id, created: "never" })));
    const { code, stdout } = await run(["import", "calls.csv", "--city", "city"], { cwd });
    const name = id === "M1" ? "calls.csv.rejected.csv" : "calls.csv.2.rejected.csv";
    expect({ code, stdout }).toMatchObject({
      code: 3,
      stdout: expect.stringContaining(`rejected rows are in ${name},`),
    });
    expect(await readFile(join(cwd, name), "utf8")).toContain(`,${id},never,`);
  }
  expect((await readdir(cwd)).filter((name) => name.startsWith("calls.csv.")).sort()).toEqual([
    "calls.csv.2.rejected.csv",
    "calls.csv.rejected.csv",
  ]);
});

test("rejected rows that were corrected are not replaced by those of the file that they come from", async () => {
  const wrong = table(request({ id: 7, created: "never" }));
  await writeFile(join(cwd, "calls.csv"), wrong);
  await writeFile(join(cwd, "calls.csv.rejected.csv"), table(request({ id: 7 })));
  const { code, stdout } = await run(["import", "calls.csv", "calls.csv.rejected.csv", "--city", "city", "--json"], {
    cwd,
  });
  expect(code).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({ new: 1, rejected: 1, failed: [] });
});

test("one file for the rejected rows of several is refused", async () => {
  await writeFile(join(cwd, "more.csv"), threeRequests);
  const line = ["import", "requests.csv", "more.csv", "--city", "city", "--rejects", "rejected.csv"];
  expect(await run(line, { cwd })).toMatchObject({
    code: 64,
    stderr: expect.stringContaining("--rejects names one file, and 2 are imported"),
  });
});

test("a limit on the size of files is told as what it is", async () => {
  const rows = Array.from({ length: 4_000 }, (_, index) => request({ id: index + 1 }));
  await writeFile(join(cwd, "many.csv"), table(...rows));
  const limited = (...words: readonly string[]) =>
    start(["sh", "-c", 'ulimit -f 64; exec "$@"', "sh", ...command(...words)], { cwd }).outcome;
  const infer = limited("mapping", "infer", "many.csv", "--out", "many.yaml");
  expect((await infer).code).toBe(0);
  const imported = await limited("import", "many.csv", "--city", "city", "--quiet");
  expect(imported).toMatchObject({ code: 73, stderr: expect.stringMatching(/Try: .*limit on the size of files/) });
  expect((await run(["import", "many.csv", "--city", "city", "--quiet"], { cwd })).code).toBe(0);
  const exported = await limited("export", "--city", "city", "--out", "all.csv");
  expect(exported).toMatchObject({
    code: 73,
    stderr: expect.stringMatching(/larger than a file may be here\nTry: .*ulimit -f/),
  });
  expect(await readdir(cwd)).not.toContain("all.csv.partial");
});
