import { hashOf } from "../../hash.ts";
import type { Design } from "./design.ts";
import type { ExperimentResult } from "./run-experiment.ts";
import type { MissedPrecision } from "./stopping.ts";

/** What whoever runs an experiment knows of it and the experiment does not. */
export interface RunConditions {
  /** The versions of the programs that ran it, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** The random streams that the model draws from, by name. */
  readonly streams: readonly string[];
}

/** All that is needed to run an experiment again, and the hash by which one sees that it came out the same. */
export interface ExperimentManifest extends RunConditions {
  readonly format: "swiftline-experiment-manifest-1";
  readonly design: Design;
  /** How many replications of each point count, in the design's order. */
  readonly replications: readonly number[];
  readonly partial?: string;
  /** The precisions that were not reached, if any. */
  readonly missed?: readonly MissedPrecision[];
  /** Of every value that counts, in order. */
  readonly resultHash: string;
}

export const manifestOf = (
  { design, replications, partial, missed }: ExperimentResult,
  { versions, streams }: RunConditions,
): ExperimentManifest => ({
  format: "swiftline-experiment-manifest-1",
  design,
  replications: replications.map((each) => each.length),
  ...(partial !== undefined && { partial }),
  ...(missed.length > 0 && { missed }),
  resultHash: hashOf(replications),
  versions,
  streams: [...streams].sort(),
});
