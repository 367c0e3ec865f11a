import type { PolicyBook } from "@swiftline/core";
import { cityMeasures, leanRun, measuredOf, timePath } from "@swiftline/core/simulation/city";
import { inOneThread, manifestOf, type Point, runExperiment } from "@swiftline/core/simulation/experiment";
import { Scenario } from "@swiftline/core/simulation/scenario";
import { openCity } from "@swiftline/files";
import type { SimulationStory, ToldCity } from "../src/present/simulation-story.ts";
import { presetFolder } from "../src/presets.ts";
import { watchedDay } from "../src/simulating/watched-day.ts";

const newYork = await openCity(presetFolder("nyc-311"));

/** Two days of few callers, and so many operators. */
const scenarioOf = (operators: number) =>
  Scenario.parse({
    name: "small",
    city: "nyc-311",
    from: "2026-05-04",
    days: 2,
    callers: { rate: "300/day", languages: { en: 1 } },
    operators: {
      present: 1,
      groups: [{ name: "all", languages: ["en"], shifts: [{ from: "00:00", until: "24:00", operators }] }],
    },
    offices: { usual: { staff: 40, work: "2h" } },
  });

interface Told {
  readonly kind: SimulationStory["kind"];
  readonly points: readonly (Point & { readonly operators: number })[];
  readonly book?: PolicyBook;
}

/** What an experiment of three replications found, as a page tells it. */
export async function storyOf({ kind, points, book = newYork }: Told): Promise<SimulationStory> {
  const cities = points.map(({ name, operators }): ToldCity => ({ name, scenario: scenarioOf(operators), book }));
  const model = ({ name }: Point, replication: number) => {
    const { scenario } = cities.find((city) => city.name === name) as ToldCity;
    const run = leanRun({ scenario, book: newYork, seed: "1", replication });
    const path = kind === "sweep" ? {} : timePath(run, { scenario, book: newYork, agencies: ["NYPD"] });
    run.runUntil(run.end);
    return { ...measuredOf(run), ...path };
  };
  const asked = {
    scenario: "story",
    seed: "1",
    points: points.map(({ name, values }) => ({ name, values })),
    measures: cityMeasures,
    stopping: { minimum: 3 },
  };
  const found = await runExperiment(asked, inOneThread(model));
  if (!found.ok) throw new Error(JSON.stringify(found.reason));
  const { resultHash } = manifestOf(found.value, { versions: {}, streams: [] });
  const progress = { show: () => {}, end: () => {} };
  const [first] = cities;
  const watched = { progress, signal: new AbortController().signal };
  const day = first && kind !== "sweep" ? await watchedDay({ ...first, book: newYork, seed: "1" }, watched) : undefined;
  return { kind, cities, result: found.value, resultHash, warnings: [], day };
}

/** A city all of whose names are hostile. */
export function hostileCity(name: string): PolicyBook {
  const called = <Node>(node: Node): Node => ({ ...node, name });
  const renamed = <Tree extends { readonly get: (id: string) => object | undefined }>(tree: Tree): Tree => ({
    ...tree,
    get: (id: string) => called(tree.get(id)),
  });
  return {
    ...newYork,
    version: name,
    city: called(newYork.city),
    areas: renamed(newYork.areas),
    agencies: renamed(newYork.agencies),
    categories: renamed(newYork.categories),
  };
}
