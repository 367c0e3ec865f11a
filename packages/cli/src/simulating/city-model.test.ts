import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isPathValue } from "@swiftline/core/simulation/city";
import { type Measured, pointOf } from "@swiftline/core/simulation/experiment";
import { openCity } from "@swiftline/files";
import { expect, test } from "vitest";
import { emptyFolder } from "../../test/new-york.ts";
import { smallScenario } from "../../test/small-scenario.ts";
import { presetFolder } from "../presets.ts";
import type { SimulatedCity } from "./city-experiment.ts";
import cityModel, { type GivenCities } from "./city-model.ts";
import { openScenario } from "./scenario-file.ts";

const folder = presetFolder("nyc-311");
const book = await openCity(folder);

async function smallCity(changes: Parameters<typeof smallScenario>[0] = {}): Promise<SimulatedCity> {
  const file = join(await emptyFolder(), "scenario.yaml");
  await writeFile(file, smallScenario(changes));
  const { written } = await openScenario(file, book);
  return { name: changes?.name ?? "small", written, folder, book: book.version };
}

const modelOf = (cities: readonly SimulatedCity[], given: Partial<GivenCities> = {}) =>
  cityModel({ cities, seed: "1", antithetic: false, warmUp: 0, followed: 0, ...given });

const point = (name: string) => ({ name, values: {} });
const small = point("small");
const valueIn = (measured: Measured, name: string): number => measured[name] ?? Number.NaN;

test("two cities under one seed have the same callers", async () => {
  const city = await smallCity();
  const model = await modelOf([city, { ...city, name: "again" }]);
  expect(model(point("again"), 3)).toEqual(model(small, 3));
});

test("values of a point stand in the one scenario, wherever it is", async () => {
  const [few, many] = [await smallCity(), await smallCity({ operators: 6 })];
  const varied = await modelOf([few]);
  const written = await modelOf([many]);
  const six = pointOf({ "operators.groups.0.shifts.0.operators": 6 });
  expect(varied(six, 0)).toEqual(written(small, 0));
  expect(varied(six, 0)).not.toEqual(varied(small, 0));
});

test("each second of antithetic replications is the mirror image of the one before it", async () => {
  const city = await smallCity();
  const [plain, paired] = [await modelOf([city]), await modelOf([city], { antithetic: true })];
  expect(paired(small, 0)).toEqual(plain(small, 0));
  expect(paired(small, 2)).toEqual(plain(small, 1));
  expect(paired(small, 1)).not.toEqual(plain(small, 0));
});

test("what a warm-up leaves out is just what happened in it; who is open at the end is so whenever he came", async () => {
  const warmed = (await modelOf([await smallCity({ days: 2 })], { warmUp: 1 }))(small, 0);
  const whole = (await modelOf([await smallCity({ days: 2 })]))(small, 0);
  const first = (await modelOf([await smallCity({ days: 1 })]))(small, 0);
  for (const name of ["calls", "answered", "registered", "reports", "waitedSeconds", "dutyHours"])
    expect(valueIn(warmed, name), name).toBeCloseTo(valueIn(whole, name) - valueIn(first, name), 6);
  expect(warmed.open).toBe(whole.open);
});

test("to be followed over time changes nothing of a replication, also not what a warm-up leaves out", async () => {
  const city = await smallCity({ days: 2 });
  const followed = (await modelOf([city], { followed: 1, warmUp: 1 }))(small, 0);
  const figures = Object.fromEntries(Object.entries(followed).filter(([name]) => !isPathValue(name)));
  expect(figures).toEqual((await modelOf([city], { warmUp: 1 }))(small, 0));
  expect(Object.keys(followed).length).toBeGreaterThan(Object.keys(figures).length);
});
