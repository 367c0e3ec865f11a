import type { Problem } from "@swiftline/core";
import { invalid } from "../flags.ts";
import type { SimulatedCity } from "./city-model.ts";
import { type AskedScenario, type OpenScenario, openBoth } from "./scenario-file.ts";

/** One side of a comparison, as it was asked for. */
export interface Side extends AskedScenario {
  readonly folder: string;
}

/**
 * The cities of a comparison under names that differ: those of their scenarios, or of their files or folders where these are alike.
 * Throws `file/malformed` with all that is wrong in either scenario, and `flag/invalid` where both sides are the same.
 */
export async function comparedCities(
  baseline: Side,
  other: Side,
): Promise<{ readonly cities: readonly [SimulatedCity, SimulatedCity]; readonly warnings: readonly Problem[] }> {
  const [one, two] = await openBoth(baseline, other);
  const city = (name: string, { folder, book }: Side, { scenario }: OpenScenario): SimulatedCity => ({
    name,
    scenario,
    folder,
    book: book.version,
  });
  const [name, otherName] = namesOf(
    [one.scenario.name, other.named === baseline.named ? baseline.folder : baseline.named],
    [two.scenario.name, other.named === baseline.named ? other.folder : other.named],
  );
  return {
    cities: [city(name, baseline, one), city(otherName, other, two)],
    warnings: [...one.warnings, ...two.warnings],
  };
}

type Named = readonly [name: string, place: string];

function namesOf([name, place]: Named, [otherName, otherPlace]: Named): readonly [string, string] {
  if (name !== otherName) return [name, otherName];
  if (place !== otherPlace) return [`${name} (${place})`, `${otherName} (${otherPlace})`];
  throw invalid("both sides are the same", "name another scenario, or the folder of other rules with --other-city");
}
