import { join } from "node:path";
import { invariant } from "@swiftline/core";
import { makeFolder } from "@swiftline/files";
import { openCheckpoint } from "./checkpoint-file.ts";
import type { CityExperiment } from "./city-experiment.ts";
import { removeEarlier } from "./earlier-outcome.ts";
import { type Optimum, optimiseCities, type Wanted } from "./optimise-cities.ts";
import type { Running } from "./run-cities.ts";
import { trialTable } from "./trial-table.ts";
import { type TableFormat, writeTables } from "./write-tables.ts";

interface Search {
  readonly experiment: CityExperiment;
  readonly wanted: Wanted;
  readonly running: Omit<Running, "checkpoint">;
  readonly out?: string | undefined;
  readonly formats: readonly TableFormat[];
  /** Hears of the answer when all is written, or could not be. */
  readonly tell: (optimum: Optimum) => void;
}

/** What was found, and written; no answer where somebody asked to stop. */
interface Found {
  readonly optimum: Optimum | undefined;
  readonly files: readonly string[];
}

/**
 * Looks for the cheapest and writes down what was tried, in place of all that an earlier run wrote there. What an earlier search left
 * unfinished in the folder is gone on with.
 */
export async function optimise({ experiment, wanted, running, out, formats, tell }: Search): Promise<Found> {
  if (out !== undefined) await makeFolder(out);
  const checkpoint = out === undefined ? undefined : await openCheckpoint(join(out, "checkpoint.ndjson"));
  const optimum = await optimiseCities(experiment, wanted, { ...running, checkpoint });
  try {
    await checkpoint?.settle();
    if (optimum === undefined || out === undefined) return { optimum, files: [] };
    const [first] = experiment.points;
    invariant(first !== undefined, "an experiment has a point");
    const files = await writeTables([trialTable(optimum.answer.trials)], {
      folder: out,
      formats,
      zone: first.book.zone,
    });
    await removeEarlier(out, files);
    await checkpoint?.remove();
    return { optimum, files };
  } finally {
    if (optimum !== undefined) tell(optimum);
  }
}
