import { SwiftlineError } from "@swiftline/core";
import { type CityExperiment, zoneOf } from "./city-experiment.ts";
import { searchManifest } from "./experiment-manifest.ts";
import { type Optimum, optimiseCities, type Wanted } from "./optimise-cities.ts";
import { openOutcome } from "./outcome-folder.ts";
import type { Running } from "./run-cities.ts";
import { trialTable } from "./trial-table.ts";
import type { TableFormat } from "./write-tables.ts";

export interface Search {
  readonly experiment: CityExperiment;
  readonly wanted: Wanted;
  readonly running: Omit<Running, "checkpoint">;
  readonly out?: string | undefined;
  readonly formats: readonly TableFormat[];
  /** Hears of the answer when all is written, or could not be. */
  readonly tell: (optimum: Optimum) => void;
}

/** What was found, and written. */
export interface Found {
  readonly optimum: Optimum;
  readonly resultHash: string;
  readonly files: readonly string[];
}

/**
 * Looks for the cheapest and writes down what was tried and the manifest, in place of all that an earlier run wrote there. What an
 * earlier search left unfinished in the folder is gone on with. Throws `simulation/stopped` where somebody asked to stop.
 */
export async function optimise({ experiment, wanted, running, out, formats, tell }: Search): Promise<Found> {
  const outcome = out === undefined ? undefined : await openOutcome(out, formats);
  const optimum = await optimiseCities(experiment, wanted, { ...running, checkpoint: outcome?.checkpoint });
  try {
    if (optimum === undefined) {
      await outcome?.checkpoint.settle();
      throw stopped(out);
    }
    const manifest = searchManifest(optimum, experiment);
    const zone = zoneOf(experiment);
    const files =
      (await outcome?.write({ tables: [trialTable(optimum.answer.trials)], zone, manifest, isPart: false })) ?? [];
    return { optimum, resultHash: manifest.resultHash, files };
  } finally {
    if (optimum !== undefined) tell(optimum);
  }
}

const stopped = (out: string | undefined): SwiftlineError =>
  new SwiftlineError("simulation/stopped", "stopped before an answer was found", {
    tryThis:
      out === undefined
        ? "with --out FOLDER the same command goes on from where it was stopped"
        : `the same command goes on from ${out}`,
  });
