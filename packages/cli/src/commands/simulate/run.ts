import { Args, Flags } from "@oclif/core";
import type { RunOptions } from "@swiftline/core/simulation/city";
import { formatInZone } from "@swiftline/core/time";
import { openCity } from "@swiftline/files";
import { progressLine } from "../../present/progress.ts";
import {
  measureAnswer,
  SimulatedAnswer,
  simulatedLines,
  simulationAnswer,
  writtenLines,
} from "../../present/simulated.ts";
import { openScenario } from "../../simulating/scenario-file.ts";
import { endStatus, simulate } from "../../simulating/simulate.ts";
import { simulationFlags, workersOf } from "../../simulating/simulation-flags.ts";
import { requirePlaceFor, writeLifeLog } from "../../simulating/write-life-log.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { untilInterrupted } from "../../until-interrupted.ts";

export default class SimulateRun extends SwiftlineCommand {
  static override summary = "Simulate a city: its callers, operators, agencies and citizens, by its own rules.";
  static override description =
    `Each replication is the same scenario with other random numbers. They run on threads, without events, by what the simulator has learned from the engine; each figure is a mean over them with its 95 % interval. The same scenario, city and seed give the same figures, whatever the machine and the number of threads.
--log runs the first replication once more through the engine and writes its appeals with all their events, one appeal a line, as import takes them.
Ctrl-C keeps the replications that are done, without a gap, and says that they are a part: exit status 130. Where one fails, those before it are kept: exit status 70.`;
  static override examples = [
    {
      description: "Ten replications of a scenario",
      command: "<%= config.bin %> simulate run scenario.yaml --city my-city",
    },
    {
      description: "A preset, with the tables and all that it takes to run it again",
      command:
        "<%= config.bin %> simulate run beijing-2024 --replications 50 --seed spring --out outcome --city beijing",
    },
    {
      description: "An event log to try reports on",
      command: "<%= config.bin %> simulate run scenario.yaml --log appeals.ndjson.gz --city my-city",
    },
  ];
  static override args = {
    scenario: Args.string({ ignoreStdin: true, description: "a YAML file, or the name of a preset", required: true }),
  };
  static override flags = {
    ...simulationFlags,
    log: Flags.string({
      summary: "write the appeals of the first replication to this file, packed where its name ends with .gz",
      helpValue: "FILE",
    }),
  };
  static override answers = SimulatedAnswer;

  async run(): Promise<SimulatedAnswer> {
    const { args, flags } = await this.parse(SimulateRun);
    const { city: folder, seed, log: file } = flags;
    const began = performance.now();
    const book = await openCity(folder);
    const { scenario, warnings } = await openScenario(args.scenario, book);
    if (file !== undefined) await requirePlaceFor(file);
    const silent = flags.quiet || this.jsonEnabled();
    const named = { scenario: scenario.name, city: book.city.id, days: scenario.days };
    const stop = untilInterrupted();
    try {
      const simulated = await simulate({
        ...flags,
        cities: [{ name: scenario.name, scenario, folder, book: book.version }],
        workers: workersOf(flags),
        silent,
        zone: book.zone,
        signal: stop.signal,
        tell: (result) => this.tell(simulatedLines({ ...named, warnings }, result)),
      });
      const { result } = simulated;
      const log =
        file === undefined || result.partial !== undefined
          ? null
          : await logged(file, { scenario, book, seed }, { silent, asked: stop.asked });
      const measures = result.summaries.map(measureAnswer);
      const parts = simulationAnswer(simulated, { warnings, began });
      const answer: SimulatedAnswer = { ...named, book: book.version, ...parts, measures, log };
      this.tell(writtenLines(answer));
      process.exitCode = log?.whole === false ? 130 : endStatus(simulated, stop.signal);
      return answer;
    } finally {
      stop.forget();
    }
  }

  private tell(lines: readonly string[]): void {
    for (const line of lines) this.log(line);
  }
}

/** Writes the log of the first replication. */
async function logged(
  file: string,
  run: RunOptions,
  { silent, asked }: { readonly silent: boolean; readonly asked: () => boolean },
): Promise<NonNullable<SimulatedAnswer["log"]>> {
  const progress = progressLine("logged", { quiet: silent, what: "events" });
  const { until, ...written } = await writeLifeLog(file, run, { progress, asked }).finally(progress.end);
  return { file, ...written, until: formatInZone(until, run.book.zone) };
}
