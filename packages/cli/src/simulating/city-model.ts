import { busiestAgencies, type CityRun, leanRun, timePath } from "@swiftline/core/simulation/city";
import { antitheticPair, type Measured, type ReplicationModel } from "@swiftline/core/simulation/experiment";
import { startOfDate } from "@swiftline/core/time";
import type { SimulatedCity } from "./city-experiment.ts";
import { measuredOf } from "./city-measures.ts";
import { type OpenPoint, pointOpener } from "./open-point.ts";

/** All that a thread needs to make its model of. */
export interface GivenCities {
  readonly cities: readonly SimulatedCity[];
  readonly seed: string;
  /** Replications 2k and 2k + 1 are antithetic to each other. */
  readonly antithetic: boolean;
  /** The days that are left out at the beginning. */
  readonly warmUp: number;
  /** Of how many replications, the first ones, it is told how they went on over time. */
  readonly followed: number;
}

/** Lean runs of cities. */
export default async function cityModel(given: GivenCities): Promise<ReplicationModel> {
  const { seed, antithetic, warmUp, followed } = given;
  const open = await pointOpener(given);
  const pathOf = pathTeller();
  return (point, replication) => {
    const opened = open(point);
    const half = antithetic ? antitheticPair(replication) : { pair: replication, antithetic: false };
    const run = leanRun({ ...opened, seed, replication: half.pair, antithetic: half.antithetic });
    const noted = notedAt(run, warmUpEnd(opened, warmUp));
    const path = replication < followed ? pathOf(noted.run, opened) : {};
    noted.run.runUntil(run.end);
    return { ...differenceOf(noted.before(), measuredOf(run)), ...path };
  };
}

const warmUpEnd = ({ scenario, book }: OpenPoint, days: number): number => startOfDate(book.zone, scenario.from + days);

/** Tells how a run went on, which is at its end then. Whose backlogs are followed is found out once for each scenario. */
function pathTeller(): (run: CityRun, opened: OpenPoint) => Measured {
  const known = new Map<OpenPoint, readonly string[]>();
  return (run, opened) => {
    const { scenario, book } = opened;
    const agencies = known.get(opened) ?? busiestAgencies(scenario, book);
    known.set(opened, agencies);
    return timePath(run, { scenario, book, agencies });
  };
}

/**
 * A run that notes, on its way to wherever it is let run, what it had measured when its warm-up was over: nothing where there is none.
 */
function notedAt(run: CityRun, instant: number): { readonly run: CityRun; readonly before: () => Measured } {
  let before: Measured | undefined = instant === run.start ? {} : undefined;
  return {
    run: {
      ...run,
      runUntil(until) {
        if (before === undefined && until >= instant) {
          run.runUntil(instant);
          before = measuredOf(run);
        }
        run.runUntil(until);
      },
    },
    before: () => before ?? {},
  };
}

/** What was measured after a beginning that is left out. Whoever is open at the end is so, whenever he came. */
const differenceOf = (before: Measured, after: Measured): Measured =>
  Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, name === "open" ? value : value - (before[name] ?? 0)]),
  );
