import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inOneThread, runExperiment } from "@swiftline/core/simulation/experiment";
import { openCity } from "@swiftline/files";
import { expect, test } from "vitest";
import { emptyFolder } from "../../test/new-york.ts";
import { smallScenario } from "../../test/small-scenario.ts";
import { presetFolder } from "../presets.ts";
import type { CityExperiment, ExperimentPlan, SimulatedCity } from "./city-experiment.ts";
import cityModel from "./city-model.ts";
import { pilotedWarmUp } from "./pilot.ts";
import { runCities } from "./run-cities.ts";
import { openScenario } from "./scenario-file.ts";

const folder = presetFolder("nyc-311");
const book = await openCity(folder);
const file = join(await emptyFolder(), "scenario.yaml");
await writeFile(file, smallScenario({ days: 2 }));
const { scenario, written } = await openScenario(file, book);
const small: SimulatedCity = { name: "small", written, folder, book: book.version };
const plan: ExperimentPlan = { seed: "1", stopping: { minimum: 2 }, level: 0.95, antithetic: false };

const experimentOf = (city: SimulatedCity, more: Partial<ExperimentPlan> = {}): CityExperiment => ({
  cities: [city],
  points: [{ name: city.name, values: {}, scenario, book }],
  plan: { ...plan, ...more },
});
const running = { workers: 2, silent: true, signal: new AbortController().signal };

test("threads find what the same model finds without them", async () => {
  const result = await runCities(experimentOf(small), running);
  const model = await cityModel({ cities: [small], seed: "1", antithetic: false, warmUp: 0, followed: 30 });
  expect(await runExperiment(result.design, inOneThread(model))).toEqual({ ok: true, value: result });
});

test("a city whose folder is no longer what was checked fails the first run, with the reason", async () => {
  const { partial, replications } = await runCities(experimentOf({ ...small, book: "an older book" }), running);
  expect(partial).toMatch(/^replication 0 of point small failed: the city folder \S+ was changed meanwhile$/);
  expect(replications).toEqual([[]]);
});

test("a warm-up that leaves nothing is refused before anything is run", () =>
  expect(
    runCities(
      experimentOf(small, { warmUp: { method: "given", dropped: 2, observations: 2, capped: false } }),
      running,
    ),
  ).rejects.toMatchObject({ code: "flag/invalid", message: "a warm-up of 2 days leaves nothing of 2" }));

test("pilot runs find a warm-up of whole days, the same whatever the threads", async () => {
  const experiment = experimentOf(small, { warmUp: "auto" });
  const found = await pilotedWarmUp(experiment, running);
  expect(found).toMatchObject({ method: "mser-5", observations: 2 });
  expect(found.dropped).toBeLessThanOrEqual(1);
  expect(await pilotedWarmUp(experiment, { ...running, workers: 1 })).toEqual(found);
});

test("whoever asks to stop in the pilot runs is told so, and nothing is simulated", () =>
  expect(
    runCities(experimentOf(small, { warmUp: "auto" }), { ...running, signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ code: "simulation/stopped" }));
