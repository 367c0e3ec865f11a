import type { Measured } from "../experiment/design.ts";
import { flowsOf, measuredOf } from "./city-measures.ts";
import type { CityRun } from "./city-run.ts";

/** A run of whose figures the beginning is left out: the days in which an empty city fills. */
export interface WarmedRun {
  /** The run, to be let run by this and not by the one that it was made of: on its way it notes what the beginning came to. */
  readonly run: CityRun;
  /** What was measured since the beginning was over. How appeals stand at the end counts, whenever they came. */
  readonly measured: () => Measured;
}

/** Leaves out what happens until `warm`, an instant; nothing where that is the start of the run. */
export function warmedRun(run: CityRun, warm: number): WarmedRun {
  let isOver = warm === run.start;
  let before: ReturnType<typeof flowsOf> | undefined;
  return {
    run: {
      ...run,
      runUntil(until) {
        if (!isOver && until >= warm) {
          run.runUntil(warm);
          before = flowsOf(run);
          isOver = true;
        }
        run.runUntil(until);
      },
    },
    measured: () => measuredOf(run, before),
  };
}
