import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inOneThread, runExperiment } from "@swiftline/core/simulation/experiment";
import { openCity } from "@swiftline/files";
import { expect, test } from "vitest";
import { emptyFolder } from "../../test/new-york.ts";
import { smallScenario } from "../../test/small-scenario.ts";
import { presetFolder } from "../presets.ts";
import cityModel, { type SimulatedCity } from "./city-model.ts";
import { runCities } from "./run-cities.ts";
import { openScenario } from "./scenario-file.ts";

const folder = presetFolder("nyc-311");
const book = await openCity(folder);
const file = join(await emptyFolder(), "scenario.yaml");
await writeFile(file, smallScenario());
const { scenario } = await openScenario(file, book);
const small: SimulatedCity = { name: "small", scenario, folder, book: book.version };

const run = (...cities: readonly SimulatedCity[]) =>
  runCities({ cities, seed: "1", replications: 3, workers: 2, silent: true }, new AbortController().signal);

test("threads find what the same model finds without them", async () => {
  const result = await run(small);
  const model = await cityModel({ cities: [small], seed: "1" });
  expect(await runExperiment(result.design, inOneThread(model))).toEqual({ ok: true, value: result });
});

test("two cities under one seed have the same callers", async () => {
  const { replications } = await run(small, { ...small, name: "again" });
  expect(replications[1]).toEqual(replications[0]);
});

test("a city whose folder is no longer what was checked fails the first run, with the reason", async () => {
  const { partial, replications } = await run({ ...small, book: "an older book" });
  expect(partial).toMatch(/^replication 0 of point small failed: the city folder \S+ was changed meanwhile$/);
  expect(replications).toEqual([[]]);
});
