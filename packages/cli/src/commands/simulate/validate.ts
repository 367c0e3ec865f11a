import { Flags } from "@oclif/core";
import { exactCases, simulateFigures, validate } from "@swiftline/core/simulation/validation";
import { openCity } from "@swiftline/files";
import { progressLine } from "../../present/progress.ts";
import { ValidationAnswer, validationAnswer, validationLines } from "../../present/simulated-validation.ts";
import { presetFolder } from "../../presets.ts";
import { simulationFlags } from "../../simulating/simulation-flags.ts";
import { stepThrough } from "../../simulating/step-through.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class SimulateValidate extends SwiftlineCommand {
  static override summary = "Show on this machine that the simulator is right: models of which the answer is known.";
  static override description =
    `Queues of one server and of 1,700, callers who hang up, priorities, networks of offices, shifts and rates that change: for each there is a formula, and the simulated mean is compared with it.
Every measure has a verdict. They are so strict together that a simulator that is right fails with a chance of at most 1 %: try another --seed before you believe that it is wrong.
The whole takes about a minute; --quick looks at one measure of each model, in seconds.
--figures simulates Beijing instead, by the presets and the city folder that ship with Swiftline, and sets every published figure beside it: fitted, predicted from 2019 and 2020 alone, or left out, and why. An error there is no failure.
Exit status 1 where a measure disagrees.`;
  static override examples = [
    { description: "Every measure of every model", command: "<%= config.bin %> simulate validate" },
    {
      description: "Once more with other random numbers, in seconds, for a program",
      command: "<%= config.bin %> simulate validate --quick --seed another --json",
    },
    { description: "How far from Beijing's own figures", command: "<%= config.bin %> simulate validate --figures" },
  ];
  static override flags = {
    quick: Flags.boolean({ summary: "look at one measure of each model, in many short runs", exclusive: ["figures"] }),
    figures: Flags.boolean({ summary: "simulate the published figures of Beijing instead" }),
    seed: simulationFlags.seed,
    quiet: simulationFlags.quiet,
  };
  static override answers = ValidationAnswer;

  async run(): Promise<ValidationAnswer> {
    const { flags } = await this.parse(SimulateValidate);
    const { quick, seed } = flags;
    const began = performance.now();
    const of = flags.figures ? "month" : "run";
    const progress = progressLine("simulated", { quiet: flags.quiet || this.jsonEnabled(), of });
    const show = ({ done, total }: { readonly done: number; readonly total: number }): void =>
      progress.show({ rows: done, bytes: done, total });
    const thoroughness = quick ? "quick" : "whole";
    const [cases, figures] = flags.figures
      ? [[], await stepThrough(simulateFigures(await openCity(presetFolder("beijing-12345")), seed), show)]
      : [await stepThrough(validate(exactCases, { seed, thoroughness }), show), undefined];
    progress.end();
    const seconds = (performance.now() - began) / 1000;
    const answer = validationAnswer(cases, { seed, quick, figures, seconds });
    for (const line of validationLines(answer)) this.log(line);
    if (!answer.agrees) process.exitCode = 1;
    return answer;
  }
}
