import type { PolicyBook } from "@swiftline/core";
import { cityReplication } from "@swiftline/core/simulation/city";
import {
  type ExperimentRunner,
  failureOf,
  type Measured,
  type Run,
  type RunnerEnd,
} from "@swiftline/core/simulation/experiment";
import { breathe } from "./breathe.ts";
import type { Simulation, SimulationLimits, Simulator } from "./simulator.ts";

/** How long a slice takes before others have their turn, in milliseconds. */
const SLICE = 10;

const usual: SimulationLimits = { contacts: 2_000_000, contactsInOne: 500_000, people: 100_000 };

/** Simulates in the very thread that answers requests, some milliseconds at a time: for places without threads, and for little. */
export const inProcessSimulator = (now: () => number, limits: Partial<SimulationLimits> = {}): Simulator => ({
  limits: { ...usual, ...limits },
  withRunner: ({ simulation, book, signal }, use) => use(inSlices(simulation, { book, signal, now })),
});

interface Slicing {
  readonly book: PolicyBook;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

function inSlices(simulation: Simulation, slicing: Slicing): ExperimentRunner {
  return async (runs, finished): Promise<RunnerEnd> => {
    for (const run of runs) {
      try {
        const measured = await replicated(run, simulation, slicing);
        if (measured === undefined || !finished(run, measured)) return { ended: "stopped" };
      } catch (error) {
        return { ended: "failed", reason: failureOf(run, error) };
      }
    }
    return { ended: "all" };
  };
}

/** What a run came to; undefined where it was stopped. */
async function replicated(
  { point, replication }: Run,
  { points, ...draws }: Simulation,
  { book, signal, now }: Slicing,
): Promise<Measured | undefined> {
  const scenario = points.find(({ name }) => name === point.name)?.scenario;
  if (scenario === undefined) throw new Error(`there is no scenario ${point.name}`);
  const steps = cityReplication({ scenario, book }, draws, replication);
  for (let [step, since] = [steps.next(), now()]; !signal.aborted; step = steps.next()) {
    if (step.done) return step.value;
    if (now() - since < SLICE) continue;
    await breathe();
    since = now();
  }
  return undefined;
}
