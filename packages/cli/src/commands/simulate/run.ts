import { Flags } from "@oclif/core";
import { toldMeasure } from "@swiftline/core/simulation/experiment";
import { openCity } from "@swiftline/files";
import { SimulatedAnswer, simulatedLines } from "../../present/simulated.ts";
import { openCityPoint } from "../../simulating/compared-cities.ts";
import { planOf } from "../../simulating/experiment-plan.ts";
import { openScenario } from "../../simulating/scenario-file.ts";
import { scenarioArg, simulationFlags } from "../../simulating/simulation-flags.ts";
import { SimulatingCommand } from "../../simulating-command.ts";
import { written } from "../../written.ts";

export default class SimulateRun extends SimulatingCommand {
  static override summary = "Simulate a city: its callers, operators, agencies and citizens, by its own rules.";
  static override description =
    `Each replication is the same scenario with other random numbers. They run on threads, without events, by what the simulator has learned from the engine; each figure is a mean over them with its 95 % interval. The same scenario, city and seed give the same figures, whatever the machine and the number of threads.
--precision goes on until a measure is known as exactly as wanted; --antithetic draws replications in pairs that balance each other; --warm-up leaves out the days in which an empty city fills.
--out keeps what is finished while it runs: the same command goes on from there, and ends with the same bytes.
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
    scenario: scenarioArg,
  };
  static override flags = {
    ...simulationFlags,
    log: written(
      Flags.string({
        summary: "write the appeals of the first replication to this file, packed where its name ends with .gz",
        helpValue: "FILE",
      }),
    ),
  };
  static override answers = SimulatedAnswer;

  async run(): Promise<SimulatedAnswer> {
    const { args, flags } = await this.parse(SimulateRun);
    const book = await openCity(flags.city);
    const opened = await openScenario(args.scenario, book);
    const { name, days } = opened.scenario;
    const { cities, points, warnings } = openCityPoint(name, { folder: flags.city, book }, opened);
    const named = { scenario: name, city: book.city.id, days };
    const { result, parts, log } = await this.simulated({
      kind: "run",
      flags,
      experiment: { cities, points, plan: planOf(flags, points) },
      warnings,
      lines: (found) => simulatedLines({ ...named, warnings }, found),
    });
    return { ...named, book: book.version, ...parts, measures: result.summaries.map(toldMeasure), log };
  }
}
