import { no, ok, type PolicyBook, type Result } from "@swiftline/core";
import { cityMeasures } from "@swiftline/core/simulation/city";
import { type AskedDesign, type ExperimentRunner, runExperiment } from "@swiftline/core/simulation/experiment";
import { loadSteps, overloads } from "@swiftline/core/simulation/scenario";
import type { Control, Progress } from "../operations/operations.ts";
import type { ProblemPart, RequestProblem } from "../problem.ts";
import { breathe } from "./breathe.ts";
import { type SimulationResult, simulationResult } from "./simulation-result.ts";
import { placeIn, type Simulation, type Simulator } from "./simulator.ts";

/** The book by which it is simulated, and where. */
interface Place {
  readonly book: PolicyBook;
  readonly simulator: Simulator;
}

/**
 * Simulates what was asked for. Refuses lines that would grow for ever, which takes too long to find out for whoever waits for an answer;
 * throws where a replication fails. Progress is told in days, of whole replications.
 */
export async function simulate(
  simulation: Simulation,
  { book, simulator }: Place,
  { signal, tell }: Control,
): Promise<Result<SimulationResult, RequestProblem>> {
  const loads = await loadsOf(simulation, book, signal);
  const errors = loads.filter(({ isWarning }) => !isWarning).map(partOf);
  if (errors.length > 0) return no({ code: "http/cannot-be-simulated", errors });
  signal.throwIfAborted();
  const result = await simulator.withRunner({ simulation, book, signal }, (runner) =>
    runExperiment(designOf(simulation), tellingDays(runner, simulation, tell)),
  );
  if (!result.ok)
    return no({ code: "http/cannot-be-simulated", errors: result.reason.map(({ message }) => ({ detail: message })) });
  if (result.value.partial !== undefined) throw new Error(result.value.partial);
  return ok(simulationResult(simulation, book, { ...result.value, warnings: loads.map(partOf) }));
}

interface Load extends ProblemPart {
  readonly isWarning: boolean;
}

const partOf = ({ isWarning: _, ...part }: Load): ProblemPart => part;

/** What is known of how busy everybody would be, scenario by scenario, with its place in the request. */
async function loadsOf({ points }: Simulation, book: PolicyBook, signal: AbortSignal): Promise<readonly Load[]> {
  const loads: Load[] = [];
  for (const point of points) {
    const { scenario } = point;
    const steps = loadSteps(scenario, book);
    let step = steps.next();
    for (; !step.done && !signal.aborted; step = steps.next()) await breathe();
    if (step.done)
      for (const { path, message, isWarning } of overloads(step.value, scenario, book))
        loads.push({ pointer: placeIn(point, path), detail: message, isWarning });
  }
  return loads;
}

const designOf = ({ points, seed, stopping, level, antithetic, warmUp }: Simulation): AskedDesign => ({
  // For a checkpoint, of which there is none.
  scenario: "",
  seed,
  points: points.map(({ name }) => ({ name, values: {} })),
  measures: cityMeasures,
  stopping,
  level,
  antithetic,
  ...(warmUp > 0 && {
    warmUp: { method: "given", dropped: warmUp, observations: points[0]?.scenario.days ?? 0, capped: false },
  }),
});

/** A runner that tells how many days it has simulated, of those that it was asked for so far. */
function tellingDays(
  runner: ExperimentRunner,
  { points }: Simulation,
  tell: (progress: Progress) => void,
): ExperimentRunner {
  const days = new Map(points.map(({ name, scenario }) => [name, scenario.days]));
  const daysOf = (name: string): number => days.get(name) ?? 0;
  let [done, of] = [0, 0];
  return (runs, finished) => {
    for (const { point } of runs) of += daysOf(point.name);
    tell({ done, of });
    return runner(runs, (run, measured) => {
      done += daysOf(run.point.name);
      tell({ done, of });
      return finished(run, measured);
    });
  };
}
