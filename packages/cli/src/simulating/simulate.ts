import { invariant, type Problem } from "@swiftline/core";
import type { ExperimentResult } from "@swiftline/core/simulation/experiment";
import { progressLine } from "../present/progress.ts";
import { type CityExperiment, zoneOf } from "./city-experiment.ts";
import { experimentManifest } from "./experiment-manifest.ts";
import { experimentTables } from "./experiment-tables.ts";
import { openOutcome } from "./outcome-folder.ts";
import { type Running, runCities } from "./run-cities.ts";
import { requirePlaceFor, type WrittenLog, writeLifeLog } from "./write-life-log.ts";
import type { TableFormat } from "./write-tables.ts";

/** What is to be written of an experiment. */
export interface Outputs {
  /** The folder into which tables and manifest go, and the formats of the tables. */
  readonly out?: string | undefined;
  readonly formats: readonly TableFormat[];
  readonly page?: string | undefined;
  /** The file for the events of the first replication of the first point. */
  readonly log?: string | undefined;
}

export interface Simulation extends Outputs {
  readonly experiment: CityExperiment;
  readonly kind: "run" | "compare" | "sweep";
  readonly running: Omit<Running, "checkpoint">;
  readonly warnings: readonly Problem[];
  /** Hears of the result when all is written, or could not be: neither a full disk nor a reader who leaves loses anything. */
  readonly tell: (result: ExperimentResult) => void;
}

export interface Simulated {
  readonly result: ExperimentResult;
  readonly resultHash: string;
  /** What was written. */
  readonly files: readonly string[];
  readonly log?: WrittenLog;
}

/**
 * Runs an experiment and writes down what it found, in whole or in part: where it found nothing yet, what was found earlier stays. What an
 * earlier run left in the folder as a part is gone on with. Throws `file/malformed` and `file/not-writable`.
 */
export async function simulate(asked: Simulation): Promise<Simulated> {
  const { out, formats, page, log, experiment, running, tell } = asked;
  const outcome = out === undefined ? undefined : await openOutcome(out, formats);
  // One of them may lie in the folder that was just made.
  for (const [flag, file] of Object.entries({ page, log })) if (file !== undefined) await requirePlaceFor(file, flag);
  const result = await runCities(experiment, { ...running, checkpoint: outcome?.checkpoint });
  try {
    const manifest = experimentManifest(result, experiment);
    const { resultHash } = manifest;
    const isPart = result.partial !== undefined;
    if (isPart && result.replications.every(({ length }) => length === 0)) {
      await outcome?.checkpoint.settle();
      return { result, resultHash, files: [] };
    }
    const zone = zoneOf(experiment);
    const written =
      (await outcome?.write({ tables: experimentTables(result, experiment.points), zone, manifest, isPart })) ?? [];
    const simulated: Simulated = { result, resultHash, files: written };
    if (page !== undefined) await writePage(page, simulated, asked);
    const files = page === undefined ? written : [...written, page];
    if (log === undefined || isPart) return { ...simulated, files };
    return { ...simulated, files, log: await logged(log, experiment, running) };
  } finally {
    tell(result);
  }
}

/** The drawing of pages is loaded only where one is wanted. */
async function writePage(
  file: string,
  simulated: Simulated,
  { kind, warnings, experiment, running: { silent, signal } }: Simulation,
): Promise<void> {
  const { writeSimulationPage } = await import("./write-simulation-page.ts");
  const progress = progressLine("drawn", { quiet: silent, of: "event" });
  const asked = { kind, warnings, cities: experiment.points, simulated, signal, progress };
  await writeSimulationPage(file, asked).finally(progress.end);
}

/** Writes the events of the first replication of the first point, its beginning included. */
async function logged(file: string, { points: [first], plan }: CityExperiment, running: Running): Promise<WrittenLog> {
  invariant(first !== undefined, "an experiment has a point");
  const progress = progressLine("logged", { quiet: running.silent, of: "event" });
  const { scenario, book } = first;
  const asked = (): boolean => running.signal.aborted;
  return writeLifeLog(file, { scenario, book, seed: plan.seed }, { progress, asked }).finally(progress.end);
}

/** The exit status of what was simulated: 0, 130 where it is a part because somebody asked to stop, 70 where a run failed. */
export function endStatus(
  { result: { partial }, log }: Pick<Simulated, "result" | "log">,
  signal: AbortSignal,
): number {
  if (log?.whole === false) return 130;
  if (partial === undefined) return 0;
  return signal.aborted ? 130 : 70;
}
