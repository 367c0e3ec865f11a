import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openCity } from "@swiftline/files";
import { expect, test } from "vitest";
import { emptyFolder } from "../../test/new-york.ts";
import { smallScenario } from "../../test/small-scenario.ts";
import { presetFolder } from "../presets.ts";
import { comparedCities } from "./compared-cities.ts";

const city = presetFolder("nyc-311");
const book = await openCity(city);
const cwd = await emptyFolder();

async function side(file: string, name: string, { days = 1 } = {}) {
  const named = join(cwd, file);
  await writeFile(named, smallScenario({ name, days }));
  return { named, folder: city, book };
}

test.each([
  ["their names", "now.yaml", "now", "then.yaml", "then", ["now", "then"]],
  // Names that are numbers would come first if they were keys.
  ["their names in the order in which they were given", "b.yaml", "today", "a.yaml", "2030", ["today", "2030"]],
  [
    "their files where both have one name",
    "a.yaml",
    "x",
    "b.yaml",
    "x",
    [`x (${join(cwd, "a.yaml")})`, `x (${join(cwd, "b.yaml")})`],
  ],
])("two scenarios are told apart by %s", async (_, file, name, otherFile, otherName, names) => {
  const { cities } = await comparedCities(await side(file, name), await side(otherFile, otherName));
  expect(cities.map((one) => one.name)).toEqual(names);
});

test("one scenario in two folders is told apart by the folders; in one folder it is refused", async () => {
  const one = await side("a.yaml", "x");
  const { cities } = await comparedCities(one, { ...one, folder: "draft" });
  expect(cities.map(({ name }) => name)).toEqual([`x (${city})`, "x (draft)"]);
  await expect(comparedCities(one, one)).rejects.toMatchObject({ code: "flag/invalid" });
});

test("scenarios of different length are not compared", async () => {
  const sides = [await side("a.yaml", "a"), await side("b.yaml", "b", { days: 2 })] as const;
  await expect(comparedCities(...sides)).rejects.toMatchObject({
    code: "flag/invalid",
    message: expect.stringContaining("1 day is not compared with one of 2 days"),
  });
});
