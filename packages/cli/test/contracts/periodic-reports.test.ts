import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newYorkWithRequests } from "../new-york.ts";
import { run } from "../swiftline.ts";

const cwd = await newYorkWithRequests();
const report = (...words: readonly string[]) => run(["report", "run", ...words, "--city", "city"], { cwd });

test.each([
  ["daily", "2026-05-02", "2026-05-01 to noon"],
  ["urgent", "2026-05-02", "no category urgent"],
])("the %s report of %s is of that period", async (kind, period, says) => {
  const { code, stdout, stderr } = await report(kind, "--period", period);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(`report, ${period}`);
  expect(stdout).toContain(says);
});

test("without a period it is the last one that was over when the last thing was recorded", async () => {
  const { stdout } = await report("daily", "--json");
  const { to, asOf } = JSON.parse(stdout) as { readonly to: string; readonly asOf: string };
  expect(to <= asOf.slice(0, 10)).toBe(true);
});

test.each(["table", "html", "xlsx"])(
  "written as %s twice, from the rollups and from the log, it is the same file",
  async (format) => {
    const files = ["one", "two"].map((name) => join(cwd, `${name}.${format}`));
    const wanted = ["daily", "--period", "2026-05-02", "--format", format];
    for (const [at, file] of files.entries()) {
      const { code, stderr } = await report(...wanted, "--out", file, ...(at === 0 ? [] : ["--from-log"]));
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    }
    const [one, two] = await Promise.all(files.map((file) => readFile(file)));
    expect(one?.equals(two ?? Buffer.from(""))).toBe(true);
    expect(one?.byteLength).toBeGreaterThan(500);
  },
);

test.each([
  ["may.html", "<!doctype html>"],
  ["may.MD", "# New York City 311"],
  ["may", "New York City 311"],
])("%s is written as its name ends", async (name, begins) => {
  expect(await report("daily", "--period", "2026-05-02", "--out", name)).toMatchObject({ code: 0, stderr: "" });
  expect((await readFile(join(cwd, name), "utf8")).slice(0, begins.length)).toBe(begins);
});

test.each([
  [["daily", "--out", "may.pdf"], "may.pdf: no report ends with .pdf", ".html"],
  [["daily", "--period", "2026-13"], "2026-13 is no period of the daily report", "--period 2025-06-14"],
  [["daily", "--period", "2026-02-30"], "2026-02-30 is no period of the daily report", "noon"],
  [["daily", "--from", "2026-05-02"], "the daily report takes neither --from nor --to", "--period 2025-06-14"],
  [["overview", "--period", "2026-05"], "the overview report is of no period", "--from and --to"],
  [["daily", "--format", "xlsx"], "a workbook is no text to print", "--out"],
])("%j is told what is wrong and what to write instead", async (words, message, instead) => {
  const { code, stdout, stderr } = await report(...words);
  expect(code).toBe(64);
  expect(stdout).toBe("");
  expect(stderr).toContain(message);
  expect(stderr).toContain(instead);
});
