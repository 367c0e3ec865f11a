import { join } from "node:path";
import { invariant, SwiftlineError } from "@swiftline/core";
import { makeFolder, writeWhole } from "@swiftline/files";
import { openCheckpoint } from "./checkpoint-file.ts";
import type { CityExperiment } from "./city-experiment.ts";
import { removeEarlier } from "./earlier-outcome.ts";
import { type CitySearchManifest, searchManifest } from "./experiment-manifest.ts";
import { type Optimum, optimiseCities, type Wanted } from "./optimise-cities.ts";
import type { Running } from "./run-cities.ts";
import { trialTable } from "./trial-table.ts";
import { type TableFormat, writeTables } from "./write-tables.ts";

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
  if (out !== undefined) await makeFolder(out);
  const checkpointFile = join(out ?? ".", "checkpoint.ndjson");
  const checkpoint = out === undefined ? undefined : await openCheckpoint(checkpointFile);
  const optimum = await optimiseCities(experiment, wanted, { ...running, checkpoint });
  try {
    await checkpoint?.settle();
    if (optimum === undefined) throw stopped(out);
    const manifest = searchManifest(optimum, experiment);
    const files = out === undefined ? [] : await writeSearch(out, optimum, { manifest, formats, experiment });
    const isOver = (await checkpoint?.remove()) ?? true;
    return { optimum, resultHash: manifest.resultHash, files: isOver ? files : [...files, checkpointFile] };
  } finally {
    if (optimum !== undefined) tell(optimum);
  }
}

interface Described extends Pick<Search, "formats" | "experiment"> {
  readonly manifest: CitySearchManifest;
}

async function writeSearch(
  folder: string,
  { answer }: Optimum,
  { manifest, formats, experiment }: Described,
): Promise<readonly string[]> {
  const [first] = experiment.points;
  invariant(first !== undefined, "an experiment has a point");
  const tables = await writeTables([trialTable(answer.trials)], { folder, formats, zone: first.book.zone });
  const manifestFile = join(folder, "manifest.json");
  const files = [...tables, manifestFile];
  await removeEarlier(folder, files, manifest);
  await writeWhole(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
  return files;
}

const stopped = (out: string | undefined): SwiftlineError =>
  new SwiftlineError("simulation/stopped", "stopped before an answer was found", {
    tryThis:
      out === undefined
        ? "with --out FOLDER the same command goes on from where it was stopped"
        : `the same command goes on from ${out}`,
  });
