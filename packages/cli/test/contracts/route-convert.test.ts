import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConvertAnswer } from "../../src/present/route-convert.ts";
import { newYork } from "../new-york.ts";
import { run } from "../swiftline.ts";

const cwd = await newYork();
const convert = (line: string) => run(["route", "convert", ...line.split(" ")], { cwd });
const inCity = (name: string) => readFile(join(cwd, name), "utf8");

async function versionOf(line: string): Promise<string> {
  const { code, stdout, stderr } = await convert(`${line} --json`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return ConvertAnswer.parse(JSON.parse(stdout)).version;
}

test("New York's table goes through every form and back, and stays the same version", async () => {
  const first = await versionOf("city/routing.csv assign.xlsx --city city");
  expect(await versionOf("assign.xlsx assign.yaml --city city")).toBe(first);
  expect(await versionOf("assign.yaml assign.json --city city")).toBe(first);
  expect(await versionOf("assign.json assign.dmn --city city")).toBe(first);
  expect(await versionOf("assign.dmn back.csv --city city")).toBe(first);
  expect(await versionOf("back.csv again.json --city city --table assign")).toBe(first);
  expect(await inCity("again.json")).toBe(await inCity("assign.json"));
});

test("the codes of a file are checked only where a city is named, and all of them at once", async () => {
  await writeFile(join(cwd, "urgency.csv"), "id,category,area,>priority\na,nose,nowhere,urgent\n");
  expect(await convert("urgency.csv urgency.json")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^urgency\.json: urgency with 1 rule \([0-9a-f]{12}\)\.\n.*--city to check/),
  });
  const { code, stderr } = await convert("urgency.csv checked.json --city city");
  expect(code).toBe(78);
  expect(stderr).toContain("urgency.csv:2:2 error category: nose is not in categories.csv");
  expect(stderr).toContain("urgency.csv:2:3 error nowhere is not in areas.csv");
});

test("what is there already is replaced only by force", async () => {
  await writeFile(join(cwd, "skills.csv"), "id,>skills\na,sign\n");
  await writeFile(join(cwd, "kept.json"), "{}");
  expect(await convert("skills.csv kept.json")).toMatchObject({ code: 73, stdout: "" });
  expect(await inCity("kept.json")).toBe("{}");
  expect(await convert("skills.csv kept.json --force")).toMatchObject({ code: 0 });
  expect(JSON.parse(await inCity("kept.json"))).toEqual(
    JSON.parse('{ "tables": [{ "table": "skills", "rules": [{ "id": "a", "then": { "skills": "sign" } }] }] }'),
  );
});

test("what DMN has no words for is told by the place where it stands, and nothing is written", async () => {
  await writeFile(join(cwd, "sla.csv"), "# Limits\nid,day,>policy,enabled\na,weekend,x,no\nb,holiday,y,\n");
  const { code, stderr } = await convert("sla.csv sla.dmn");
  expect(code).toBe(73);
  expect(stderr).toContain("sla.csv:3 error enabled: DMN has no rules that are off");
  await expect(inCity("sla.dmn")).rejects.toThrow("ENOENT");
});

test("of several tables, one is chosen for a form that holds one", async () => {
  const tables = (name: string, then: string) => `{ "table": "${name}", "rules": [{ "id": "a", "then": ${then} }] }`;
  const set = [tables("assign", '{ "agency": "x" }'), tables("sla", '{ "policy": "y" }')].join();
  await writeFile(join(cwd, "set.json"), `{ "tables": [${set}] }`);
  expect(await convert("set.json set.csv")).toMatchObject({ code: 73, stderr: expect.stringContaining("assign, sla") });
  expect(await convert("set.json one.csv --table sla")).toMatchObject({ code: 0 });
  expect(await inCity("one.csv")).toBe("table,sla\nid,>policy\na,y\n");
  expect(await convert("set.json two.csv --table urgency")).toMatchObject({ code: 64 });
});

test.each([
  ["absent.csv x.json", 78, "the file is missing"],
  ["city/city.yaml x.json", 78, "city.yaml"],
  ["city/README.md x.json", 78, "they end with .csv"],
  ["city/routing.csv x.ods", 73, "they end with .csv"],
  ["city/routing.csv nowhere/x.json", 73, "name a file in a folder that exists"],
  ["city/routing.csv x.json --table street", 64, "--table"],
])("route convert %s ends with status %i and says why", async (line, status, words) => {
  const { code, stderr, stdout } = await convert(line);
  expect({ code, stdout }).toEqual({ code: status, stdout: "" });
  expect(stderr).toContain(words);
});

test("a file that is called like no table asks which one it is", async () => {
  await writeFile(join(cwd, "draft.csv"), "id,>skills\na,sign\n");
  expect(await convert("draft.csv d.json")).toMatchObject({
    code: 78,
    stderr: expect.stringContaining("say which table it is: --table assign"),
  });
  expect(await convert("draft.csv d.json --table skills")).toMatchObject({ code: 0 });
});
