import type { PolicyBook, Problem } from "@swiftline/core";
import { openCity } from "@swiftline/files";
import { invalid } from "../flags.ts";
import type { CityExperiment, CityPoint, ExperimentPlan, SimulatedCity } from "./city-experiment.ts";
import type { ReadManifest } from "./experiment-manifest.ts";
import { cornersOf } from "./groups.ts";
import { cannotBeSimulated } from "./scenario-file.ts";
import { checkPoint } from "./varied-cities.ts";

interface Folder {
  readonly folder: string;
  readonly book: PolicyBook;
}

/**
 * The experiment that a manifest tells of, with cities from these folders: each is the one whose book has the version that the manifest
 * names. Throws `flag/invalid` where there is none, and `file/malformed` where a scenario cannot be simulated any more.
 */
export async function manifestExperiment(
  file: string,
  { design, search, cities }: ReadManifest,
  folders: readonly string[],
): Promise<CityExperiment> {
  const opened = await Promise.all(folders.map(async (folder) => ({ folder, book: await openCity(folder) })));
  const homes = cities.map((city) => ({ city, home: homeOf(city, opened) }));
  // A search is one of the scenario that has the most of everything.
  const points = search === undefined ? design.points : [cornersOf(search.groups)[1]];
  const checked = points.map((point) => {
    const { city, home } = homes.find((one) => one.city.name === point.name) ?? (homes[0] as (typeof homes)[number]);
    const document = { file, value: city.scenario, placeOf: () => undefined };
    return { point, book: home.book, ...checkPoint(document, point, home.book) };
  });
  const problems = checked.flatMap((one): readonly Problem[] => (one.scenario === undefined ? one.problems : []));
  if (problems.length > 0) throw cannotBeSimulated(file, problems);
  return {
    cities: homes.map(
      ({ city: { name, scenario, book }, home: { folder } }): SimulatedCity => ({
        name,
        written: scenario,
        folder,
        book,
      }),
    ),
    points: checked.flatMap(({ point, scenario, book }): readonly CityPoint[] =>
      scenario === undefined ? [] : [{ ...point, scenario, book }],
    ),
    plan: planIn(design),
  };
}

function homeOf({ name, city, book }: ReadManifest["cities"][number], opened: readonly Folder[]): Folder {
  const home = opened.find((one) => one.book.version === book);
  if (home !== undefined) return home;
  const there = opened.map(({ folder, book: { version } }) => `${folder} has ${version}`).join(", ");
  throw invalid(
    `${name} was simulated by book ${book} of ${city}, and ${there}`,
    "name with --city the folder as it was then",
  );
}

function planIn({ seed, stopping, level, interval, antithetic, warmUp }: ReadManifest["design"]): ExperimentPlan {
  const { minimum, cap, precisions } = stopping;
  return {
    seed,
    stopping: { minimum, ...(cap !== undefined && { cap }), ...(precisions !== undefined && { precisions }) },
    level,
    ...(interval && { interval }),
    antithetic,
    ...(warmUp !== undefined && { warmUp }),
  };
}
