import { hashOf } from "@swiftline/core";
import type { ExperimentRunner } from "@swiftline/core/simulation/experiment";
import packageJson from "../../package.json" with { type: "json" };
import { ownModule } from "../own-module.ts";
import type { GivenCities } from "./city-model.ts";
import { threadPool } from "./thread-pool.ts";

/** Lets threads run cities as long as `use` lasts. */
export async function withCityRunner<Value>(
  given: GivenCities,
  { workers, signal }: { readonly workers: number; readonly signal: AbortSignal },
  use: (runner: ExperimentRunner) => Promise<Value>,
): Promise<Value> {
  const pool = threadPool({ module: ownModule("simulating/city-model").url.href, given }, { threads: workers, signal });
  try {
    return await use(pool.runner);
  } finally {
    await pool.end();
  }
}

/** What the model of a design is and was made with, save what the design says itself. The folder in which a city lies is no part of it. */
export const modelHash = ({ cities, followed }: Pick<GivenCities, "cities" | "followed">): string =>
  hashOf({
    swiftline: packageJson.version,
    cities: cities.map(({ name, written, book }) => ({ name, written, book })),
    followed,
  });
