import { isError, type PolicyBook, type Problem, SwiftlineError } from "@swiftline/core";
import type { Point } from "@swiftline/core/simulation/experiment";
import { openCity } from "@swiftline/files";
import { invalid } from "../flags.ts";
import { counted } from "../present/counted.ts";
import type { CityExperiment, CityPoint, ExperimentPlan, SimulatedCity } from "./city-experiment.ts";
import type { ReadManifest } from "./experiment-manifest.ts";
import { cornersOf, stopsSearch } from "./groups.ts";
import type { CheckedScenario } from "./scenario-file.ts";
import { checkPoint, toldOnce } from "./varied-cities.ts";

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
  const checkedAt = (point: Point): CheckedPoint => {
    const { city, home } = homes.find((one) => one.city.name === point.name) ?? (homes[0] as (typeof homes)[number]);
    const document = { file, value: city.scenario, placeOf: () => undefined };
    return { point, book: home.book, ...checkPoint(document, point, home.book) };
  };
  if (search !== undefined) refuse(file, [checkedAt(cornersOf(search.groups)[0])], stopsSearch);
  // A search is one of the scenario that has the most of everything.
  const points = search === undefined ? design.points : [cornersOf(search.groups)[1]];
  const checked = points.map(checkedAt);
  refuse(file, checked, isError);
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

interface CheckedPoint extends CheckedScenario {
  readonly point: Point;
  readonly book: PolicyBook;
}

/** Refuses points at which something is too wrong to go on, each problem told once. A manifest is no scenario that one could check. */
function refuse(file: string, checked: readonly CheckedPoint[], stops: (problem: Problem) => boolean): void {
  const problems = toldOnce(checked);
  if (!problems.some(stops)) return;
  const errors = counted(problems.filter(isError).length, "error");
  throw new SwiftlineError("file/malformed", `${file}: this cannot be simulated, ${errors}`, { problems });
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
