import { Args, Flags } from "@oclif/core";
import { toldComparison, toldMeasure } from "@swiftline/core/simulation/experiment";
import { openCity } from "@swiftline/files";
import { SimulatedComparisonAnswer, simulatedComparisonLines } from "../../present/simulated-comparison.ts";
import { comparedCities } from "../../simulating/compared-cities.ts";
import { planOf } from "../../simulating/experiment-plan.ts";
import { scenarioArg, simulationFlags } from "../../simulating/simulation-flags.ts";
import { SimulatingCommand } from "../../simulating-command.ts";

export default class SimulateCompare extends SimulatingCommand {
  static override summary =
    "Simulate two scenarios, or two books of rules, and say how the second differs from the first.";
  static override description =
    `Both have the same random numbers: the same people call at the same moments about the same matters, as long as the scenarios do not change who calls. So few replications tell much, and what is left of chance is in the intervals.
A difference is called one where it is shown over all measures together at --level (Holm's rule); anything else may be chance.
Ctrl-C keeps the replications that are done in both, and says that they are a part: exit status 130. Where one fails, those before it are kept: exit status 70.`;
  static override examples = [
    {
      description: "Fifty more operators at noon",
      command: "<%= config.bin %> simulate compare scenario.yaml more-at-noon.yaml --city my-city",
    },
    {
      description: "The same people under draft rules: another table, other limits, one return only",
      command:
        "<%= config.bin %> simulate compare scenario.yaml scenario.yaml --other-city draft-city --out outcome --city my-city",
    },
  ];
  static override args = {
    baseline: scenarioArg,
    other: Args.string({ ignoreStdin: true, description: "what is compared with it", required: true }),
  };
  static override flags = {
    ...simulationFlags,
    "other-city": Flags.string({
      summary: "the city folder of the other scenario, where it is not the same",
      helpValue: "FOLDER",
    }),
  };
  static override answers = SimulatedComparisonAnswer;

  async run(): Promise<SimulatedComparisonAnswer> {
    const { args, flags } = await this.parse(SimulateCompare);
    const folders = { baseline: flags.city, other: flags["other-city"] ?? flags.city };
    const book = await openCity(folders.baseline);
    const otherBook = folders.other === folders.baseline ? book : await openCity(folders.other);
    const { cities, points, warnings } = await comparedCities(
      { named: args.baseline, folder: folders.baseline, book },
      { named: args.other, folder: folders.other, book: otherBook },
    );
    const [baseline = "", other = ""] = points.map(({ name }) => name);
    const named = { baseline, other, city: book.city.id };
    const { result, parts } = await this.simulated({
      kind: "compare",
      flags,
      experiment: { cities, points, plan: planOf(flags, points) },
      warnings,
      lines: (found) => simulatedComparisonLines({ ...named, warnings }, found),
    });
    const { summaries, comparisons } = result;
    return {
      ...named,
      books: { baseline: book.version, other: otherBook.version },
      ...parts,
      measures: summaries.map((summary) => ({ scenario: summary.point, ...toldMeasure(summary) })),
      comparisons: comparisons.map(toldComparison),
    };
  }
}
