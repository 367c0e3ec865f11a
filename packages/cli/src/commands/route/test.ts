import { Args, Flags } from "@oclif/core";
import { goldenCoverage, mutationScore, runGolden } from "@swiftline/core/routing/proof";
import { openCity } from "@swiftline/files";
import { askedMoment, cityFlag, momentFlag } from "../../flags.ts";
import { GoldenAnswer, goldenAnswer, goldenLines, shortfalls } from "../../present/route-test.ts";
import { readGoldenFiles } from "../../read-golden-files.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class RouteTest extends SwiftlineCommand {
  static override summary = "Hold the dispatch tables to golden appeals: what must become of which.";
  static override description =
    "A golden appeal is one line of JSON: a name, an appeal, and what is expected of it. Tells which fail and why, which rules and bounds none tries and, with --mutants, which mistakes made on purpose none would notice. Exit status 1 when one fails or a minimum is missed.";
  static override examples = [
    { description: "The city's own, in routing.golden.jsonl", command: "<%= config.bin %> route test --city my-city" },
    {
      description: "For a build: no rule untried, and most mistakes noticed",
      command: "<%= config.bin %> route test --city my-city --min-coverage 80 --min-score 90",
    },
    {
      description: "A line of such a file",
      command: `echo '{"name":"night works","appeal":{"category":"noise"},"expect":{"agency":"DEP"}}' > night.jsonl && <%= config.bin %> route test night.jsonl --city my-city`,
    },
  ];
  static override args = {
    file: Args.string({
      ignoreStdin: true,
      multiple: true,
      description: "JSONL files of golden appeals; the city's own when left out",
    }),
  };
  static override flags = {
    city: cityFlag,
    at: momentFlag({
      summary:
        "when appeals without a moment of their own are decided, in the city's time or with an offset; now when left out",
    }),
    mutants: Flags.boolean({ summary: "make small mistakes in the tables, and tell which no golden appeal notices" }),
    "min-coverage": Flags.integer({
      summary: "exit status 1 when fewer of the rules are chosen by one",
      min: 0,
      max: 100,
      helpValue: "PERCENT",
    }),
    "min-score": Flags.integer({
      summary: "exit status 1 when fewer of the mistakes are noticed; makes them",
      min: 0,
      max: 100,
      helpValue: "PERCENT",
    }),
  };
  static override answers = GoldenAnswer;

  async run(): Promise<GoldenAnswer> {
    const { args, flags } = await this.parse(RouteTest);
    const book = await openCity(flags.city);
    const { files, cases } = await readGoldenFiles(args.file ?? [], flags.city, book);
    const at = askedMoment(flags.at, book) ?? Date.now();
    const run = runGolden(cases, book.routing, { at });
    const coverage = goldenCoverage(run, book.domain);
    const score = flags.mutants || flags["min-score"] !== undefined ? mutationScore(run, book.domain) : undefined;
    const answer = goldenAnswer(run, { files, at, book, coverage, score });
    const missed = shortfalls(answer, { coverage: flags["min-coverage"], score: flags["min-score"] });
    for (const line of [...goldenLines(answer), ...missed]) this.log(line);
    if (answer.failed > 0 || missed.length > 0) process.exitCode = 1;
    return answer;
  }
}
