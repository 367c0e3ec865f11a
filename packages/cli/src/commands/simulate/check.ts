import { isError } from "@swiftline/core";
import { assumptionsOf, loadOf } from "@swiftline/core/simulation/scenario";
import { openCity } from "@swiftline/files";
import { cityFlag } from "../../flags.ts";
import { loadAnswer, ScenarioCheckAnswer, scenarioCheckLines } from "../../present/scenario-checked.ts";
import { checkScenario } from "../../simulating/scenario-file.ts";
import { scenarioArg } from "../../simulating/simulation-flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class SimulateCheck extends SwiftlineCommand {
  static override summary = "Check a scenario of the simulator, and say what it assumes.";
  static override description =
    `Every problem is reported at once, with its line and column: fields that are not there, codes that the city does not have, languages that nobody speaks, and lines that would grow without end, with the utilisation that shows it. Warnings stop nothing.
How busy operators, agencies and those who call back would be is worked out without a run: surges, the order within a day, repeats and rework are left out.
What the scenario does not say is listed with the value that is taken, and where that comes from: a published figure, or an assumption.
Exit status 1 when there is an error.`;
  static override examples = [
    {
      description: "A scenario file",
      command: "<%= config.bin %> simulate check scenario.yaml --city my-city",
    },
    {
      description: "A preset, for a program",
      command: "<%= config.bin %> simulate check beijing-2024 --city beijing --json",
    },
  ];
  static override args = {
    scenario: scenarioArg,
  };
  static override flags = { city: cityFlag };
  static override answers = ScenarioCheckAnswer;

  async run(): Promise<ScenarioCheckAnswer> {
    const { args, flags } = await this.parse(SimulateCheck);
    const book = await openCity(flags.city);
    const { document, scenario, problems } = await checkScenario(args.scenario, book);
    const ok = !problems.some(isError);
    const answer: ScenarioCheckAnswer = {
      scenario: args.scenario,
      ok,
      name: scenario?.name ?? null,
      city: book.city.id,
      book: book.version,
      problems: [...problems],
      load: ok && scenario !== undefined ? loadAnswer(loadOf(scenario, book)) : null,
      assumptions: document === undefined || scenario === undefined ? [] : [...assumptionsOf(document, scenario)],
    };
    for (const line of scenarioCheckLines(answer)) this.log(line);
    if (!answer.ok) process.exitCode = 1;
    return answer;
  }
}
