import { invariant, type PolicyBook } from "@swiftline/core";
import type { Point } from "@swiftline/core/simulation/experiment";
import { readScenario, type Scenario } from "@swiftline/core/simulation/scenario";
import { openCity } from "@swiftline/files";
import { changedDocument } from "./changed-document.ts";
import type { CityExperiment, SimulatedCity } from "./city-experiment.ts";

/** What is simulated at a point. */
export interface OpenPoint {
  readonly scenario: Scenario;
  readonly book: PolicyBook;
}

/** Opens the points of an experiment in a thread, which reads the folders itself, as a compiled book cannot be sent. */
export async function pointOpener({ cities }: Pick<CityExperiment, "cities">): Promise<(point: Point) => OpenPoint> {
  const books = new Map(await Promise.all(cities.map(async (city) => [city.name, await bookOf(city)] as const)));
  const known = new Map<string, OpenPoint>();
  return (point) => {
    const city = cities.length === 1 ? cities[0] : cities.find(({ name }) => name === point.name);
    const book = city && books.get(city.name);
    if (city === undefined || book === undefined) throw new Error(`there is no scenario ${point.name}`);
    const opened = known.get(point.name) ?? { scenario: scenarioOf(city, point), book };
    known.set(point.name, opened);
    return opened;
  };
}

async function bookOf({ folder, book: version }: SimulatedCity) {
  const book = await openCity(folder);
  if (book.version !== version) throw new Error(`the city folder ${folder} was changed meanwhile`);
  return book;
}

function scenarioOf({ name, written }: SimulatedCity, { values }: Point): Scenario {
  const { document, problems } = changedDocument({ file: name, value: written, placeOf: () => undefined }, values);
  const read = readScenario(document);
  invariant(read.ok && problems.length === 0, `the scenario ${name} was checked before it was sent`);
  return read.value;
}
