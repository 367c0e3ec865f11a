import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cityMeasures } from "@swiftline/core/simulation/city";
import { runExperiment } from "@swiftline/core/simulation/experiment";
import { openCity } from "@swiftline/files";
import { inProcessSimulator, type Simulation, type Simulator } from "@swiftline/sdk-http";
import { expect, test } from "vitest";
import { emptyFolder } from "../../test/new-york.ts";
import { smallScenario } from "../../test/small-scenario.ts";
import { presetFolder } from "../presets.ts";
import { runCities } from "../simulating/run-cities.ts";
import { openScenario } from "../simulating/scenario-file.ts";
import servedModel from "./served-model.ts";
import { threadSimulator } from "./thread-simulator.ts";

const folder = presetFolder("nyc-311");
const book = await openCity(folder);
const file = join(await emptyFolder(), "scenario.yaml");
await writeFile(file, smallScenario({ days: 2 }));
const { scenario, written } = await openScenario(file, book);

const simulation: Simulation = {
  points: [{ name: "small", scenario, place: "/scenario" }],
  seed: "spring",
  antithetic: true,
  warmUp: 1,
  stopping: { minimum: 4 },
  level: 0.9,
};

async function found(simulator: Simulator, asked = simulation, signal = new AbortController().signal) {
  const { points, stopping, level, seed, antithetic } = asked;
  const settings = points.map(({ name }) => ({ name, values: {} }));
  const design = { scenario: "", seed, points: settings, measures: cityMeasures, stopping, level, antithetic };
  const result = await simulator.withRunner({ simulation: asked, book, signal }, (runner) =>
    runExperiment(design, runner),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
}

test("a thread and the process itself find what `simulate run` finds", async () => {
  const { seed, antithetic, stopping, level } = simulation;
  const warmUp = { method: "given", dropped: 1, observations: 2, capped: false } as const;
  const { summaries } = await runCities(
    {
      cities: [{ name: "small", written, folder, book: book.version }],
      points: [{ name: "small", values: {}, scenario, book }],
      plan: { seed, antithetic, stopping, level, warmUp },
    },
    { workers: 1, silent: true, signal: new AbortController().signal },
  );
  const withoutWarmUp = summaries.map(({ warmUp: _, ...summary }) => ({ ...summary, warmUp: 0 }));
  expect((await found(threadSimulator({ folder }))).summaries).toEqual(withoutWarmUp);
  expect((await found(inProcessSimulator(Date.now))).summaries).toEqual(withoutWarmUp);
});

/** Some minutes of work in one replication, for which no test has the time. */
const long: Simulation = {
  ...simulation,
  points: [
    { name: "small", scenario: { ...scenario, days: 3660, callers: { ...scenario.callers, rate: 5000 } }, place: "" },
  ],
};

test.each([
  ["a thread", threadSimulator({ folder })],
  ["the process itself", inProcessSimulator(Date.now)],
])("%s stops in the middle of a replication where somebody gives up", async (_, simulator) => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 500);
  expect((await found(simulator, long, stop.signal)).partial).toBe("stopped before the end");
});

test("while the process simulates, it goes on serving others", async () => {
  const stop = new AbortController();
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  setTimeout(() => stop.abort(), 500);
  await found(inProcessSimulator(Date.now), long, stop.signal).finally(() => clearInterval(timer));
  expect(turns).toBeGreaterThan(2);
});

test("a thread that needs more memory than it may have dies alone, and says so", async () => {
  const { partial } = await found(threadSimulator({ folder, mostMegabytes: 12 }), long);
  expect(partial).toMatch(/^replication 0 of point small failed: its thread died: .*memory/);
});

test("a city whose folder was changed since it is served is not simulated by other rules", () =>
  expect(servedModel({ simulation, folder, book: "an older book" })).rejects.toThrow("was changed since it is served"));
