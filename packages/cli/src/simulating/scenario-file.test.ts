import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assumptionsOf, presets, scenarioJsonSchema } from "@swiftline/core/simulation/scenario";
import { openCity } from "@swiftline/files";
import { expect, test } from "vitest";
import { emptyFolder } from "../../test/new-york.ts";
import { smallScenario } from "../../test/small-scenario.ts";
import { presetFolder } from "../presets.ts";
import { checkScenario, openBoth, openScenario } from "./scenario-file.ts";

const book = await openCity(presetFolder("nyc-311"));
const folder = await emptyFolder();

async function fileOf(text: string): Promise<string> {
  const file = join(folder, "scenario.yaml");
  await writeFile(file, text);
  return file;
}

test("codes that the city does not have, and languages that nobody speaks, are told with their places", async () => {
  const more = "  agencies: { NYDP: { staff: 3 } }\n";
  const file = await fileOf(smallScenario({ more }).replace("{ en: 1 }", "{ en: 1, fr: 1 }"));
  expect((await checkScenario(file, book)).problems).toEqual([
    expect.objectContaining({ field: "offices.agencies.NYDP", line: 17, suggestion: "did you mean NYPD?" }),
    expect.objectContaining({ field: "callers.languages.fr", line: 7 }),
  ]);
});

test("what is no YAML is told with the place where it stops to be it", async () => {
  const { scenario, problems } = await checkScenario(await fileOf("name: [small\ncity: nyc-311\n"), book);
  expect(scenario).toBeUndefined();
  expect(problems[0]).toMatchObject({ code: "file/malformed", file: join(folder, "scenario.yaml") });
});

test("a scenario with errors cannot be opened, and a file that is not there is not called wrong", async () => {
  const file = await fileOf(smallScenario({ days: 0 }));
  await expect(openScenario(file, book)).rejects.toMatchObject({
    code: "file/malformed",
    problems: [{ field: "days" }],
  });
  await expect(openScenario("nowhere.yaml", book)).rejects.toMatchObject({ code: "file/not-found" });
});

test("of two scenarios everything that is wrong in either is told at once", async () => {
  const one = await fileOf(smallScenario({ days: 0 }));
  const other = join(folder, "other.yaml");
  await writeFile(other, smallScenario({ operators: -1 }));
  await expect(openBoth({ named: one, book }, { named: other, book })).rejects.toMatchObject({
    message: expect.stringContaining("2 errors"),
    problems: [{ file: one }, { file: other }],
  });
});

test("a preset is opened by its name, and is meant for its own city alone", async () => {
  const [{ name, city } = { name: "", city: "" }] = presets;
  const { scenario, problems } = await checkScenario(name, book);
  expect(scenario).toMatchObject({ name });
  expect(problems[0]).toMatchObject({ field: "city", message: expect.stringContaining(city) });
});

async function assumptionsIn(text: string) {
  const { document, scenario } = await checkScenario(await fileOf(text), book);
  if (document === undefined || scenario === undefined) throw new Error("the scenario of the test is wrong");
  return new Map(assumptionsOf(document, scenario).map((one) => [one.field, one]));
}

test("what a scenario says is no assumption; what it leaves out is one, with its value and source", async () => {
  const found = await assumptionsIn(smallScenario({ more: "citizens: { basically: 0.2 }\n" }));
  for (const said of ["callers.rate", "callers.languages", "offices.usual.staff", "citizens.basically"])
    expect(found.has(said), said).toBe(false);
  expect(found.get("callers.patience")).toMatchObject({
    value: "exponential (mean 3m)",
    source: expect.stringMatching(/^assumption/),
  });
  expect(found.get("callers.channels")).toMatchObject({
    value: "phone 0.9071, web 0.0929",
    source: expect.stringContaining("Beijing 2020"),
  });
  expect(found.get("callers.redial")?.value).toBe("share 0.45, after exponential (mean 12m)");
  expect(found.get("callers.hours")?.value).toBe("24 times 1");
  expect(found.get("operators.groups.shifts.days")?.value).toBe("mon, tue, wed, thu, fri, sat, sun");
  expect(found.get("citizens.resolved")).toBeDefined();
});

test("nothing is assumed of hours and weekdays where the hours of a week are said", async () => {
  const hours = `  week: [${Array.from({ length: 168 }, (_, hour) => hour).join(", ")}]`;
  const found = await assumptionsIn(smallScenario().replace("callers:\n", `callers:\n${hours}\n`));
  expect([...found.keys()].filter((field) => field.startsWith("callers.")).slice(0, 2)).toEqual([
    "callers.months",
    "callers.dayFactor",
  ]);
});

test("together, what is said and what is assumed are all that has a source", async () => {
  const said = ["callers.languages", "offices.usual.staff", "offices.usual.work", "operators.present"];
  expect((await assumptionsIn(smallScenario())).size).toBe(sourcesIn(scenarioJsonSchema()) - said.length);
});

/** The parts of a schema that have a source; their own parts, which are told only where some of them are said, are not counted. */
function sourcesIn(part: unknown): number {
  if (typeof part !== "object" || part === null) return 0;
  if ("x-source" in part) return 1;
  return Object.values(part).reduce<number>((sum, one) => sum + sourcesIn(one), 0);
}
