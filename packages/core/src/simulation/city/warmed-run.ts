import type { Measured } from "../experiment/design.ts";
import { measuredOf } from "./city-measures.ts";
import type { CityRun } from "./city-run.ts";

/** A run of whose figures the beginning is left out: the days in which an empty city fills. */
export interface WarmedRun {
  /** The run, to be let run by this and not by the one that it was made of: on its way it notes what the beginning came to. */
  readonly run: CityRun;
  /** What was measured since the beginning was over. What is open at the end is so, whenever it came. */
  readonly measured: () => Measured;
}

/** Leaves out what happens until `warm`, an instant; nothing where that is the start of the run. */
export function warmedRun(run: CityRun, warm: number): WarmedRun {
  let before: Measured | undefined = warm === run.start ? {} : undefined;
  return {
    run: {
      ...run,
      runUntil(until) {
        if (before === undefined && until >= warm) {
          run.runUntil(warm);
          before = measuredOf(run);
        }
        run.runUntil(until);
      },
    },
    measured: () => differenceOf(before ?? {}, measuredOf(run)),
  };
}

const differenceOf = (before: Measured, after: Measured): Measured =>
  Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, name === "open" ? value : value - (before[name] ?? 0)]),
  );
