import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newYork } from "../new-york.ts";
import { smallScenario } from "../small-scenario.ts";
import { run } from "../swiftline.ts";

const cwd = await newYork();
await writeFile(join(cwd, "small.yaml"), smallScenario());
await mkdir(join(cwd, "outcomes"));
const type = (line: string) => run(line.split(" "), { cwd, env: { SWIFTLINE_CITY: "city" } });
const inCwd = (file: string): Promise<string> => readFile(join(cwd, file), "utf8");

const line = "simulate run small.yaml --replications 2 --seed spring --quiet";

test("a page tells of the very result that there is without it, on any number of threads", async () => {
  const [drawn, plain] = await Promise.all([
    type(`${line} --workers 1 --page page.html --out outcomes/drawn --json`),
    type(`${line} --workers 2 --out outcomes/plain --json`),
  ]);
  const answer = JSON.parse(drawn.stdout);
  expect(answer.files).toContain("page.html");
  expect(JSON.parse(plain.stdout).resultHash).toBe(answer.resultHash);
  const page = await inCwd("page.html");
  expect(page).toContain(answer.resultHash);
  expect(page).toContain("Orders of 4 May 2026");

  const series = await inCwd("outcomes/drawn/series.csv");
  expect(await inCwd("outcomes/plain/series.csv")).toBe(series);
  const [header, ...rows] = series.trim().split("\n");
  expect(header).toBe("point,series,unit,until,mean,low,high,level,n");
  const calls = rows.filter((row) => row.startsWith("small,calls,calls/h,"));
  expect(calls).toHaveLength(48);
  const total = calls.reduce((sum, row) => sum + Number(row.split(",")[4]) / 2, 0);
  const measured = answer.measures.find(({ measure }: { readonly measure: string }) => measure === "calls");
  expect(total).toBeCloseTo(measured.mean, 6);
  expect(await inCwd("outcomes/drawn/replications.csv")).not.toContain("path/");
});

test("a place where no page can be made is refused before anything is run", async () => {
  const { code, stdout, stderr } = await type("simulate run small.yaml --replications 100000 --page nowhere/page.html");
  expect({ code: code === 0, stdout }).toEqual({ code: false, stdout: "" });
  expect(stderr).toContain("nowhere/page.html: no file can be made there");
});
