import { invariant } from "@swiftline/core";
import type { ExperimentResult } from "@swiftline/core/simulation/experiment";
import { logAnswer, simulationAnswer, writtenLines } from "./present/simulated.ts";
import type { CityExperiment } from "./simulating/city-experiment.ts";
import { endStatus, type Outputs, type Simulation, simulate } from "./simulating/simulate.ts";
import { workersOf } from "./simulating/simulation-flags.ts";
import { SwiftlineCommand } from "./swiftline-command.ts";
import { untilInterrupted } from "./until-interrupted.ts";

interface RunningFlags extends Outputs {
  readonly workers?: number | undefined;
  readonly quiet: boolean;
}

interface Asked extends Pick<Simulation, "kind" | "warnings"> {
  readonly experiment: CityExperiment;
  readonly flags: RunningFlags;
  /** What is told of the result to a person. */
  readonly lines: (result: ExperimentResult) => readonly string[];
}

/** A command that runs an experiment, tells what was found, and ends by how it ended. */
export abstract class SimulatingCommand extends SwiftlineCommand {
  /** Answers the result, what every simulation says of itself, and what it says of its log. */
  protected async simulated({ flags, experiment, kind, warnings, lines }: Asked) {
    const began = performance.now();
    const [first] = experiment.points;
    invariant(first !== undefined, "an experiment has a point");
    const stop = untilInterrupted();
    try {
      const simulated = await simulate({
        ...flags,
        experiment,
        kind,
        warnings,
        running: { workers: workersOf(flags), silent: flags.quiet || this.jsonEnabled(), signal: stop.signal },
        tell: (result) => this.tell(lines(result)),
      });
      const parts = simulationAnswer(simulated, { warnings, began });
      const log = logAnswer(simulated, { file: flags.log, zone: first.book.zone });
      this.tell(writtenLines({ ...parts, log }));
      process.exitCode = endStatus(simulated, stop.signal);
      return { result: simulated.result, parts, log };
    } finally {
      stop.forget();
    }
  }

  protected tell(lines: readonly string[]): void {
    for (const line of lines) this.log(line);
  }
}
