import { Args, Flags, type Interfaces } from "@oclif/core";
import type { ExperimentResult } from "@swiftline/core/simulation/experiment";
import packageJson from "../../../package.json" with { type: "json" };
import { invalid } from "../../flags.ts";
import { writtenLines } from "../../present/simulated.ts";
import {
  againLines,
  kindOf,
  SimulatedAgainAnswer,
  sameLine,
  searchAgainParts,
  searchedAgainLines,
  toldAt,
} from "../../present/simulated-again.ts";
import type { CityExperiment } from "../../simulating/city-experiment.ts";
import { type ReadManifest, readManifest } from "../../simulating/experiment-manifest.ts";
import { manifestExperiment } from "../../simulating/manifest-experiment.ts";
import { measureFlag } from "../../simulating/measure-flag.ts";
import type { Optimum } from "../../simulating/optimise-cities.ts";
import { runningFlags } from "../../simulating/simulation-flags.ts";
import { SimulatingCommand } from "../../simulating-command.ts";

export default class SimulateRerun extends SimulatingCommand {
  static override summary = "Run a simulation again by its manifest, and say whether it comes out the same.";
  static override description =
    `A manifest holds the scenarios, the seed and all that was asked for; the rules are those of the city folder, which has to be as it was. With --out the same files are written, byte for byte.
Exit status 1 when a value, or the answer to a search, is not what it was.`;
  static override examples = [
    {
      description: "Hold a published result to its word",
      command: "<%= config.bin %> simulate rerun outcome/manifest.json --city my-city",
    },
    {
      description: "A comparison of two books of rules",
      command: "<%= config.bin %> simulate rerun outcome/manifest.json --city my-city --city draft-city",
    },
  ];
  static override args = {
    manifest: Args.string({ ignoreStdin: true, description: "the manifest.json that --out wrote", required: true }),
  };
  static override flags = {
    city: Flags.string({
      char: "c",
      summary: "the city folder; may be given again where there were several",
      multiple: true,
      // Of the environment the parser makes no list.
      default: async () => [process.env.SWIFTLINE_CITY ?? "."],
      defaultHelp: async () => ". or SWIFTLINE_CITY",
      helpValue: "FOLDER",
    }),
    measure: measureFlag,
    ...runningFlags,
  };
  static override answers = SimulatedAgainAnswer;

  async run(): Promise<SimulatedAgainAnswer> {
    const { args, flags } = await this.parse(SimulateRerun);
    const manifest = await readManifest(args.manifest);
    if (manifest.partial !== undefined)
      throw invalid(
        `${args.manifest} is of a part: ${manifest.partial}`,
        "finish it first, by the command that it was begun with",
      );
    const experiment = await manifestExperiment(args.manifest, manifest, flags.city);
    const again = await (manifest.search === undefined
      ? this.simulatedAgain(experiment, flags)
      : this.searchedAgain(experiment, manifest.search, flags));
    const answer: SimulatedAgainAnswer = {
      manifest: args.manifest,
      same: again.resultHash === manifest.resultHash && again.differs.length === 0,
      wantedHash: manifest.resultHash,
      swiftline: { before: manifest.versions.swiftline ?? null, now: packageJson.version },
      ...again,
    };
    if (answer.partial === null) this.log(sameLine(answer));
    if (answer.partial === null && !answer.same) process.exitCode = 1;
    return answer;
  }

  private async simulatedAgain(experiment: CityExperiment, flags: RerunFlags) {
    const kind = kindOf(experiment);
    const lines = (found: ExperimentResult) => againLines(experiment, flags.measure, found);
    const { result, parts } = await this.simulated({ kind, flags, experiment, warnings: [], lines });
    return { ...parts, measures: result.summaries.map(toldAt), best: null, differs: [] };
  }

  private async searchedAgain(experiment: CityExperiment, search: Search, flags: RerunFlags) {
    if (flags.page !== undefined) throw invalid("a search has no page", "leave out --page");
    const began = performance.now();
    const { best, proof, ...wanted } = search;
    const lines = (optimum: Optimum) => searchedAgainLines(experiment, optimum);
    const found = await this.searched({ flags, experiment, wanted, lines });
    const parts = searchAgainParts(found, { began, said: { best, proof } });
    this.tell(writtenLines(parts));
    return parts;
  }
}

type Search = NonNullable<ReadManifest["search"]>;
type RerunFlags = Interfaces.InferredFlags<typeof SimulateRerun.flags>;
