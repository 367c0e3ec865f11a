import type { Measured, Point } from "./design.ts";

/** One replication of one point. */
export interface Run {
  readonly point: Point;
  /** From 0. The same number means the same random numbers at every point (common random numbers). */
  readonly replication: number;
}

/** A simulation as a pure function: the same point and replication always measure the same. */
export type ReplicationModel = (point: Point, replication: number) => Measured;

/** How a runner ended: with all runs finished, because somebody asked it to stop, or because a run could not be finished. */
export type RunnerEnd =
  | { readonly ended: "all" }
  | { readonly ended: "stopped" }
  | { readonly ended: "failed"; readonly reason: string };

/**
 * Finishes runs in any order, on any number of workers, and tells of each as it is finished. It never throws because of a model:
 * what was finished before a failure has been told and is kept.
 */
export type ExperimentRunner = (runs: readonly Run[], finished: Finished) => Promise<RunnerEnd>;

/** Takes what a run measured, and answers whether to go on; if not, the runner stops as if somebody had asked it to. */
export type Finished = (run: Run, measured: Measured) => boolean;

/** Runs a model here, one run after another. */
export const inOneThread =
  (model: ReplicationModel): ExperimentRunner =>
  async (runs, finished) => {
    for (const run of runs) {
      try {
        if (!finished(run, model(run.point, run.replication))) return { ended: "stopped" };
      } catch (error) {
        return { ended: "failed", reason: failureOf(run, error) };
      }
    }
    return { ended: "all" };
  };

/** Which run failed, and why, in a sentence. */
export const failureOf = ({ point, replication }: Run, error: unknown): string =>
  `replication ${replication} of point ${point.name} failed: ${error instanceof Error ? error.message : String(error)}`;
