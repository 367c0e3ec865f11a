import { SwiftlineError } from "@swiftline/core";
import { leanRun } from "@swiftline/core/simulation/city";
import {
  type ExperimentManifest,
  type ExperimentResult,
  manifestOf,
  type RunConditions,
  type SearchManifest,
  searchManifestOf,
} from "@swiftline/core/simulation/experiment";
import { readYaml } from "@swiftline/files";
import * as z from "zod";
import packageJson from "../../package.json" with { type: "json" };
import type { CityExperiment, CityPoint } from "./city-experiment.ts";
import type { Optimum } from "./optimise-cities.ts";

/** All that it takes to run an experiment again, but the folders of its cities, which are told by the versions of their books. */
export interface SimulationManifest extends ExperimentManifest, CitiesOf {}

/** The same of a search for the cheapest. */
export interface CitySearchManifest extends SearchManifest, CitiesOf {}

interface CitiesOf {
  readonly cities: readonly z.infer<typeof ManifestCity>[];
}

export const experimentManifest = (result: ExperimentResult, experiment: CityExperiment): SimulationManifest => ({
  ...manifestOf(result, conditionsOf(experiment)),
  ...citiesOf(experiment),
});

export const searchManifest = (
  { question, answer }: Pick<Optimum, "question" | "answer">,
  experiment: CityExperiment,
): CitySearchManifest => ({
  ...searchManifestOf(question, answer, conditionsOf(experiment)),
  ...citiesOf(experiment),
});

/** By what an experiment was run: the scenarios and the book of each city. */
const citiesOf = ({ cities, points }: CityExperiment): CitiesOf => ({
  cities: cities.map(({ name, book, written }, at) => ({
    name,
    city: (points[at] as CityPoint).book.city.id,
    book,
    scenario: written,
  })),
});

/** A run asks for all its streams when it begins. */
const conditionsOf = ({ points, plan: { seed } }: CityExperiment): RunConditions => ({
  versions: { swiftline: packageJson.version },
  streams: [
    ...new Set(points.slice(0, 2).flatMap(({ scenario, book }) => leanRun({ scenario, book, seed }).streams())),
  ],
});

const ManifestCity = z.object({ name: z.string(), city: z.string(), book: z.string(), scenario: z.unknown() });

const count = z.int().min(0);

const bounded = { measure: z.string() };

/** What was looked for, and what was said to be found. */
const Search = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), from: count, to: count, cost: z.number() })).min(1),
  targets: z
    .array(
      z.union(
        [z.strictObject({ ...bounded, atLeast: z.number() }), z.strictObject({ ...bounded, atMost: z.number() })],
        "a target is a measure with one bound, atLeast or atMost",
      ),
    )
    .min(1),
  confidence: z.number(),
  proof: z.enum(["optimal", "local"]),
  best: z.string().nullable(),
});

/** As much of a manifest as an experiment is run again by. */
const ReadManifest = z.object({
  format: z.literal("swiftline-experiment-manifest-1"),
  design: z.object({
    seed: z.string(),
    points: z
      .array(
        z.object({ name: z.string(), values: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])) }),
      )
      .min(1),
    stopping: z.object({
      minimum: count,
      cap: count.optional(),
      precisions: z
        .array(
          z.union([
            z.object({ measure: z.string(), relative: z.number() }),
            z.object({ measure: z.string(), absolute: z.number() }),
          ]),
        )
        .optional(),
    }),
    level: z.number(),
    interval: z.enum(["student", "bootstrap"]).optional(),
    antithetic: z.boolean(),
    warmUp: z
      .object({ method: z.enum(["mser-5", "given"]), dropped: count, observations: count, capped: z.boolean() })
      .optional(),
  }),
  search: Search.optional(),
  replications: z.array(count),
  partial: z.string().optional(),
  resultHash: z.string(),
  versions: z.record(z.string(), z.string()),
  cities: z.array(ManifestCity).min(1),
});
export type ReadManifest = z.infer<typeof ReadManifest>;

/** Reads a manifest. Throws `file/not-found`, and `file/malformed` with all that is wrong in it. */
export async function readManifest(file: string): Promise<ReadManifest> {
  const document = await readYaml(file);
  if (!document.ok && document.reason.some(({ code }) => code === "file/not-found"))
    throw new SwiftlineError("file/not-found", `${file}: there is no such file`, {
      tryThis: "name the manifest.json that --out wrote",
    });
  const read = document.ok ? ReadManifest.safeParse(document.value.value) : undefined;
  if (read?.success) return read.data;
  throw new SwiftlineError("file/malformed", `${file} is no manifest of a simulation`, {
    tryThis: "name the manifest.json that --out wrote",
    problems: document.ok
      ? (read?.error.issues ?? []).map(({ message, path }) => ({
          code: "experiment/manifest-malformed",
          message,
          file,
          field: path.join("."),
        }))
      : document.reason,
  });
}
