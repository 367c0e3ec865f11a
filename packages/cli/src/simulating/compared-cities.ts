import type { Problem } from "@swiftline/core";
import { invalid } from "../flags.ts";
import { counted } from "../present/counted.ts";
import type { CityPoint, SimulatedCity } from "./city-experiment.ts";
import { type AskedScenario, type OpenScenario, openBoth } from "./scenario-file.ts";

/** One side of a comparison, as it was asked for. */
export interface Side extends AskedScenario {
  readonly folder: string;
}

/** What is to be simulated, and what is worth a look about it. */
export interface OpenCities {
  readonly cities: readonly SimulatedCity[];
  readonly points: readonly CityPoint[];
  readonly warnings: readonly Problem[];
}

/** A scenario in its city, as one point. */
export function openCityPoint(
  name: string,
  { folder, book }: Omit<Side, "named">,
  { scenario, written, warnings }: OpenScenario,
): OpenCities {
  return {
    cities: [{ name, written, folder, book: book.version }],
    points: [{ name, values: {}, scenario, book }],
    warnings,
  };
}

/**
 * The cities of a comparison under names that differ: those of their scenarios, or of their files or folders where these are alike.
 * Throws `file/malformed` with all that is wrong in either scenario, and `flag/invalid` where both sides are the same, or one
 * has more days: its counts are greater by that alone.
 */
export async function comparedCities(baseline: Side, other: Side): Promise<OpenCities> {
  const [one, two] = await openBoth(baseline, other);
  refuseOtherLength(one.scenario.days, two.scenario.days);
  const [name, otherName] = namesOf(
    [one.scenario.name, other.named === baseline.named ? baseline.folder : baseline.named],
    [two.scenario.name, other.named === baseline.named ? other.folder : other.named],
  );
  const sides = [openCityPoint(name, baseline, one), openCityPoint(otherName, other, two)];
  return {
    cities: sides.flatMap(({ cities }) => cities),
    points: sides.flatMap(({ points }) => points),
    warnings: sides.flatMap(({ warnings }) => warnings),
  };
}

function refuseOtherLength(days: number, otherDays: number): void {
  if (days !== otherDays)
    throw invalid(
      `a scenario of ${counted(days, "day")} is not compared with one of ${counted(otherDays, "day")}`,
      "give both the same days",
    );
}

type Named = readonly [name: string, place: string];

function namesOf([name, place]: Named, [otherName, otherPlace]: Named): readonly [string, string] {
  if (name !== otherName) return [name, otherName];
  if (place !== otherPlace) return [`${name} (${place})`, `${otherName} (${otherPlace})`];
  throw invalid("both sides are the same", "name another scenario, or the folder of other rules with --other-city");
}
