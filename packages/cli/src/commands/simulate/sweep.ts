import { Flags } from "@oclif/core";
import { openCity } from "@swiftline/files";
import { SimulatedSweepAnswer, simulatedSweepLines, sweptPoints } from "../../present/simulated-sweep.ts";
import { planOf } from "../../simulating/experiment-plan.ts";
import { measureFlag } from "../../simulating/measure-flag.ts";
import { scenarioArg, simulationFlags } from "../../simulating/simulation-flags.ts";
import { pointsOf, variedOf } from "../../simulating/varied.ts";
import { variedCities } from "../../simulating/varied-cities.ts";
import { SimulatingCommand } from "../../simulating-command.ts";

export default class SimulateSweep extends SimulatingCommand {
  static override summary = "Simulate a scenario over and over with other values in it, and say what each comes to.";
  static override description =
    `--vary names a place of the scenario file as a dotted path, lists counted from 0, and the values that it takes: every combination is a point. A range FROM..TO is drawn from instead, by a Latin hypercube of --points points: whole numbers where both ends are whole, so write 0.0..1.0 for a share.
All points have the same random numbers, and the first is the one that the others are compared with. Every point is checked before any is run.
The table shows some measures; --measure names others, and --json and --out have all.`;
  static override examples = [
    {
      description: "Three sizes of the day shift by two of the team that calls back",
      command:
        "<%= config.bin %> simulate sweep scenario.yaml --vary operators.groups.0.shifts.1.operators=600,650,700 --vary followUp.callers=250,300 --city my-city",
    },
    {
      description: "Twenty points of two ranges",
      command:
        "<%= config.bin %> simulate sweep scenario.yaml --vary callers.rate=60000/day..80000/day --vary operators.present=0.7..0.95 --points 20 --out outcome --city my-city",
    },
  ];
  static override args = {
    scenario: scenarioArg,
  };
  static override flags = {
    ...simulationFlags,
    vary: Flags.string({
      summary: "a place of the scenario, and its values or its range; may be given again",
      required: true,
      multiple: true,
      helpValue: "PATH=V,V|PATH=FROM..TO",
    }),
    points: Flags.integer({
      summary: "how many points are drawn from ranges",
      min: 2,
      max: 10_000,
      helpValue: "COUNT",
    }),
    measure: measureFlag,
  };
  static override answers = SimulatedSweepAnswer;

  async run(): Promise<SimulatedSweepAnswer> {
    const { args, flags } = await this.parse(SimulateSweep);
    const asked = pointsOf(flags.vary.map(variedOf), { count: flags.points, seed: flags.seed });
    const book = await openCity(flags.city);
    const { cities, points, warnings } = await variedCities({ named: args.scenario, folder: flags.city, book }, asked);
    const named = { scenario: cities[0]?.name ?? args.scenario, city: book.city.id };
    const { result, parts } = await this.simulated({
      kind: "sweep",
      flags,
      experiment: { cities, points, plan: planOf(flags, points) },
      warnings,
      lines: (found) => simulatedSweepLines({ ...named, measures: [...new Set(flags.measure)], warnings }, found),
    });
    return { ...named, book: book.version, ...parts, points: sweptPoints(result) };
  }
}
