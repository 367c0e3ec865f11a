import { invariant } from "@swiftline/core";
import type { ExperimentResult } from "@swiftline/core/simulation/experiment";
import { logAnswer, simulationAnswer, writtenLines } from "./present/simulated.ts";
import type { CityExperiment } from "./simulating/city-experiment.ts";
import { type Found, optimise, type Search } from "./simulating/optimise.ts";
import type { Optimum, Wanted } from "./simulating/optimise-cities.ts";
import { endStatus, type Outputs, type Simulation, simulate } from "./simulating/simulate.ts";
import { workersOf } from "./simulating/simulation-flags.ts";
import { SwiftlineCommand } from "./swiftline-command.ts";
import { type Interruption, untilInterrupted } from "./until-interrupted.ts";

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

interface AskedSearch {
  readonly experiment: CityExperiment;
  readonly wanted: Wanted;
  readonly flags: Omit<RunningFlags, "page" | "log">;
  /** What is told of the answer to a person. */
  readonly lines: (optimum: Optimum) => readonly string[];
}

/** A command that runs an experiment or a search, tells what was found, and ends by how it ended. */
export abstract class SimulatingCommand extends SwiftlineCommand {
  /** Answers the result, what every simulation says of itself, and what it says of its log. */
  protected async simulated({ flags, experiment, kind, warnings, lines }: Asked) {
    const began = performance.now();
    const [first] = experiment.points;
    invariant(first !== undefined, "an experiment has a point");
    const stop = untilInterrupted();
    const running = this.runningBy(flags, stop);
    try {
      const tell = (result: ExperimentResult) => this.tell(lines(result));
      const simulated = await simulate({ ...flags, experiment, kind, warnings, running, tell });
      const parts = simulationAnswer(simulated, { warnings, began });
      const log = logAnswer(simulated, { file: flags.log, zone: first.book.zone });
      this.tell(writtenLines({ ...parts, log }));
      process.exitCode = endStatus(simulated, stop.signal);
      return { result: simulated.result, parts, log };
    } finally {
      stop.forget();
    }
  }

  /** Answers the cheapest that was found. */
  protected async searched({ flags, experiment, wanted, lines }: AskedSearch): Promise<Found> {
    const stop = untilInterrupted();
    const running = this.runningBy(flags, stop);
    try {
      return await optimise({ ...flags, experiment, wanted, running, tell: (optimum) => this.tell(lines(optimum)) });
    } finally {
      stop.forget();
    }
  }

  private runningBy(flags: AskedSearch["flags"], { signal }: Interruption): Search["running"] {
    return { workers: workersOf(flags), silent: flags.quiet || this.jsonEnabled(), signal };
  }

  protected tell(lines: readonly string[]): void {
    for (const line of lines) this.log(line);
  }
}
