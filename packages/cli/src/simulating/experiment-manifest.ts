import { type ExperimentManifest, type ExperimentResult, manifestOf } from "@swiftline/core/simulation/experiment";
import packageJson from "../../package.json" with { type: "json" };
import type { GivenCities } from "./city-model.ts";

/** By what an experiment was run: the program and the book of each city. */
export const experimentManifest = (result: ExperimentResult, { cities }: GivenCities): ExperimentManifest =>
  manifestOf(result, {
    versions: {
      swiftline: packageJson.version,
      ...Object.fromEntries(cities.map(({ name, book }) => [`book of ${name}`, book])),
    },
    streams: [],
  });
