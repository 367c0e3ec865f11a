import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isError } from "@swiftline/core";
import { expect, test } from "vitest";
import { temporaryFile, temporaryFolder } from "../test/temporary-folder.ts";
import { loadCity, openCity } from "./load-city.ts";
import { readCityFolder } from "./read-city-folder.ts";

const newYork = join(import.meta.dirname, "../../../examples/nyc-311/city");
const beijing = join(import.meta.dirname, "../../../examples/beijing-12345/city");

async function copyOf(city: string): Promise<string> {
  const folder = join(await temporaryFolder(), "city");
  await cp(city, folder, { recursive: true });
  return folder;
}

const newYorkWith = async (name: string, content: string): Promise<string> => {
  const folder = await copyOf(newYork);
  await mkdir(join(folder, "calendars"), { recursive: true });
  await writeFile(join(folder, name), content);
  return folder;
};

test.each([newYork, beijing])("a city of the examples is read and compiled without an error: %s", async (folder) => {
  const { book, problems } = await loadCity(folder);
  expect(problems.filter(isError)).toEqual([]);
  expect(book?.version).toMatch(/^[0-9a-f]{12}$/);
});

test("the same folder is the same book, wherever it lies", async () => {
  const [here, there] = [await openCity(newYork), await openCity(await copyOf(newYork))];
  expect(there.version).toBe(here.version);
});

test("files that a city does not know are left alone", async () => {
  expect((await readCityFolder(await newYorkWith("notes.txt", "…"))).ok).toBe(true);
});

test("a city without open311.yaml takes no part in Open311, and one whose file is wrong is told so with its place", async () => {
  expect((await openCity(newYork)).open311?.services.get("noise-residential")).toMatchObject({ type: "realtime" });
  expect((await openCity(beijing)).open311).toBeUndefined();
  const { book, problems } = await loadCity(
    await newYorkWith("open311.yaml", "jurisdiction: x\nservices: { nois: {} }\n"),
  );
  expect(book).toBeUndefined();
  expect(problems.filter(isError).map(({ code, file, field }) => [code, file, field])).toEqual([
    ["document/invalid_type", "open311.yaml", "contact"],
    ["document/invalid_type", "open311.yaml", "keyService"],
    ["document/invalid_type", "open311.yaml", "changeset"],
  ]);
  const { problems: empty } = await loadCity(await newYorkWith("open311.yaml", "# nothing yet\n"));
  expect(empty).toEqual([expect.objectContaining({ code: "file/empty", file: "open311.yaml" })]);
});

test("Open311 decides nothing: the book is the same with it and without", async () => {
  const folder = await copyOf(newYork);
  await rm(join(folder, "open311.yaml"));
  expect((await openCity(folder)).version).toBe((await openCity(newYork)).version);
});

test("all files that are missing or cannot be read are told at once, with what to do", async () => {
  const folder = await newYorkWith("sla.yaml", "policies: [\n");
  await rm(join(folder, "routing.csv"));
  await rm(join(folder, "city.yaml"));
  await writeFile(join(folder, "calendars", "broken.yaml"), "a: 1\na: 2\n");
  const read = await readCityFolder(folder);
  expect(read.ok ? [] : read.reason.map(({ code, file }) => [code, file])).toEqual([
    ["file/not-found", "city.yaml"],
    ["file/not-found", "routing.csv"],
    ["file/malformed", "sla.yaml"],
    ["file/malformed", "calendars/broken.yaml"],
  ]);
  expect(read).toMatchObject({
    reason: [{ suggestion: "`swiftline init nyc-311 <folder>` writes an example of it" }, {}, {}, {}],
  });
});

test("calendars that are no folder are a fault", async () => {
  const folder = await copyOf(newYork);
  await rm(join(folder, "calendars"), { recursive: true, force: true });
  await writeFile(join(folder, "calendars"), "");
  await expect(loadCity(folder)).rejects.toMatchObject({ code: "file/not-found" });
});

test("a city without calendars of its own may lack their folder", async () => {
  const folder = await copyOf(newYork);
  await rm(join(folder, "calendars"), { recursive: true, force: true });
  expect(await readCityFolder(folder)).toMatchObject({ ok: true, value: { calendars: [] } });
});

test("what is wrong inside a file is told with its place in the folder", async () => {
  const folder = await newYorkWith("areas.csv", "id,name,kind,parent\nqueens,Queens,borough,nowhere\n");
  const { book, problems } = await loadCity(folder);
  expect(book).toBeUndefined();
  expect(problems).toContainEqual(expect.objectContaining({ file: "areas.csv", line: 2, field: "parent" }));
});

test("a city that is wrong does not open, and says everything that is wrong", async () => {
  const folder = await newYorkWith("sla.yaml", "policies: []\n");
  await expect(openCity(folder)).rejects.toMatchObject({
    code: "city/invalid",
    tryThis: `swiftline city check ${folder}`,
    problems: expect.arrayContaining([expect.objectContaining({ file: "sla.yaml" })]),
  });
});

test("where there is no folder, the fault says how to make one", async () => {
  await expect(loadCity("nowhere")).rejects.toMatchObject({
    code: "city/not-found",
    tryThis: "check the path, or make one: swiftline init nyc-311 nowhere",
  });
  await expect(loadCity(await temporaryFile("a"))).rejects.toMatchObject({ code: "city/not-found" });
});
