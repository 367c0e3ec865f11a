import { Flags } from "@oclif/core";
import { openCity } from "@swiftline/files";
import { writtenLines } from "../../present/simulated.ts";
import { OptimumAnswer, optimumAnswer, optimumLines } from "../../present/simulated-optimum.ts";
import { planOf, shareOf } from "../../simulating/experiment-plan.ts";
import { cornersOf, groupsOf, stopsSearch } from "../../simulating/groups.ts";
import { chanceFlags, confidenceOf, runningFlags, scenarioArg } from "../../simulating/simulation-flags.ts";
import { targetOf } from "../../simulating/targets.ts";
import { variedCities } from "../../simulating/varied-cities.ts";
import { SimulatingCommand } from "../../simulating-command.ts";

const { page: _page, ...searchFlags } = runningFlags;

export default class SimulateOptimise extends SimulatingCommand {
  static override summary = "Find the cheapest staff and capacity with which a scenario reaches its targets.";
  static override description =
    `--vary names a place of the scenario file as a dotted path, lists counted from 0, and the fewest and the most that there may be; --cost says what one of them costs, 1 where it is left out. --target is a bound on a measure, in its unit or in percent.
Every staffing meets the same random numbers. Where more staff never harms, which is watched, the answer is the cheapest of all within the ranges, found without simulating most of them; where it does harm, up to 1000 are simulated that this throws doubt on. The means have to reach the targets; --confidence asks for more.
Exit status 1 when nothing within the ranges reaches them.`;
  static override examples = [
    {
      description: "Operators by day and by night, for nine of ten calls answered in time",
      command:
        '<%= config.bin %> simulate optimise scenario.yaml --vary operators.groups.0.shifts.0.operators=2..20 --vary operators.groups.0.shifts.1.operators=5..60 --cost operators.groups.0.shifts.0.operators=1.5 --target "answered in time>=90%" --city my-city',
    },
  ];
  static override args = {
    scenario: scenarioArg,
  };
  static override flags = {
    ...chanceFlags,
    ...searchFlags,
    out: Flags.string({
      char: "o",
      summary:
        "a folder for a table of all that was tried and manifest.json; the same command goes on from it when it was stopped",
      helpValue: "FOLDER",
    }),
    vary: Flags.string({
      summary: "a number in the scenario, and from where to where it may go; may be given again",
      required: true,
      multiple: true,
      helpValue: "PATH=FROM..TO",
    }),
    cost: Flags.string({ summary: "what one of them costs", multiple: true, helpValue: "PATH=COST" }),
    target: Flags.string({
      summary: "what is to be reached; may be given again",
      required: true,
      multiple: true,
      helpValue: "MEASURE>=BOUND|MEASURE<=BOUND",
    }),
    confidence: Flags.custom<number>({
      summary: "how sure it has to be that each target is reached, in percent; 50 where the mean will do",
      default: 50,
      helpValue: "PERCENT",
      parse: async (text) => confidenceOf(text),
    })(),
  };
  static override answers = OptimumAnswer;

  async run(): Promise<OptimumAnswer> {
    const { args, flags } = await this.parse(SimulateOptimise);
    const began = performance.now();
    const groups = groupsOf(flags.vary, flags.cost ?? []);
    const wanted = { groups, targets: flags.target.map(targetOf), confidence: shareOf(flags.confidence) };
    const book = await openCity(flags.city);
    const side = { named: args.scenario, folder: flags.city, book };
    const [least, most] = cornersOf(groups);
    await variedCities(side, [least], stopsSearch);
    const { cities, points, warnings } = await variedCities(side, [most]);
    const about = { scenario: cities[0]?.name ?? args.scenario, city: book.city.id, book: book.version, warnings };
    const found = await this.searched({
      flags,
      experiment: { cities, points, plan: planOf(flags, points) },
      wanted,
      lines: (optimum) => optimumLines(optimum, about),
    });
    const answer = optimumAnswer(found, { ...about, began });
    this.tell(writtenLines(answer));
    if (answer.best === null) process.exitCode = 1;
    return answer;
  }
}
