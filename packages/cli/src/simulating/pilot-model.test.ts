import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { leanRun } from "@swiftline/core/simulation/city";
import { openCity } from "@swiftline/files";
import { expect, test } from "vitest";
import { emptyFolder } from "../../test/new-york.ts";
import { smallScenario } from "../../test/small-scenario.ts";
import { presetFolder } from "../presets.ts";
import pilotModel from "./pilot-model.ts";
import { openScenario } from "./scenario-file.ts";

const folder = presetFolder("nyc-311");
const book = await openCity(folder);
const file = join(await emptyFolder(), "scenario.yaml");
await writeFile(file, smallScenario());
const { scenario, written } = await openScenario(file, book);

test("an hour is told by the people who are in the city at its end, up to those at the end of the run", async () => {
  const pilot = await pilotModel({ cities: [{ name: "small", written, folder, book: book.version }], seed: "1" });
  const measured = pilot({ name: "small", values: {} }, 2);
  const run = leanRun({ scenario, book, seed: "1", replication: 2 });
  run.runUntil(run.end);
  expect(Object.keys(measured)).toEqual(Array.from({ length: 24 }, (_, hour) => `${hour}`));
  expect(measured[23]).toBe(run.now().present);
  expect(measured[23]).toBeGreaterThan(measured[0] ?? Number.NaN);
});
