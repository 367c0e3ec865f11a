import type { ExperimentResult } from "@swiftline/core/simulation/experiment";
import type { Zone } from "@swiftline/core/time";
import { experimentManifest } from "./experiment-manifest.ts";
import { openOutcome } from "./outcome-folder.ts";
import { type CityExperiment, runCities } from "./run-cities.ts";

export interface Simulation extends Omit<CityExperiment, "checkpoint"> {
  /** The folder into which tables and manifest go, if they are wanted, and the zone of times in them. */
  readonly out?: string | undefined;
  readonly zone: Zone;
  /** Asks to stop. */
  readonly signal: AbortSignal;
  /** Hears of the result before anything is written: what cannot be written is not lost. */
  readonly tell: (result: ExperimentResult) => void;
}

export interface Simulated {
  readonly result: ExperimentResult;
  readonly resultHash: string;
  /** What was written. */
  readonly files: readonly string[];
}

/**
 * Runs an experiment and writes down what it found, in whole or in part; what an earlier run left in the folder as a part is gone on
 * with. Throws `file/malformed` and `file/not-writable`.
 */
export async function simulate(asked: Simulation): Promise<Simulated> {
  const { out, zone, signal, tell } = asked;
  const outcome = out === undefined ? undefined : await openOutcome(out);
  const result = await runCities({ ...asked, checkpoint: outcome?.checkpoint }, signal);
  tell(result);
  const manifest = experimentManifest(result, asked);
  const files = (await outcome?.write(result, { manifest, zone })) ?? [];
  return { result, resultHash: manifest.resultHash, files };
}

/** The exit status of what was simulated: 0, 130 where it is a part because somebody asked to stop, 70 where a run failed. */
export function endStatus({ result: { partial } }: Pick<Simulated, "result">, signal: AbortSignal): number {
  if (partial === undefined) return 0;
  return signal.aborted ? 130 : 70;
}
