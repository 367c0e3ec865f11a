import type { Measured } from "./design.ts";
import type { ExperimentRunner } from "./runner.ts";

/** A finished run as data. */
export interface FinishedRun {
  /** The point's name. */
  readonly point: string;
  readonly replication: number;
  readonly measured: Measured;
}

/**
 * A runner that has the known runs at once, lets `runner` do the others, and tells `remember` of each of these. An experiment that was
 * stopped, and is run again by one that knows what was remembered, ends with the very same result as one that was never disturbed.
 */
export function rememberingRunner(
  runner: ExperimentRunner,
  known: readonly FinishedRun[],
  remember: (run: FinishedRun) => void,
): ExperimentRunner {
  const before = new Map(known.map(({ point, replication, measured }) => [runKey(point, replication), measured]));
  return async (runs, finished) => {
    const unknown = runs.filter(({ point, replication }) => !before.has(runKey(point.name, replication)));
    for (const run of runs) {
      const measured = before.get(runKey(run.point.name, run.replication));
      if (measured !== undefined && !finished(run, measured)) return { ended: "stopped" };
    }
    if (unknown.length === 0) return { ended: "all" };
    return runner(unknown, (run, measured) => {
      const isRight = finished(run, measured);
      if (isRight) remember({ point: run.point.name, replication: run.replication, measured });
      return isRight;
    });
  };
}

/** Names a run of an experiment. */
export const runKey = (point: string, replication: number): string => `${replication} ${point}`;
