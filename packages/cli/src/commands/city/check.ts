import { Args } from "@oclif/core";
import { isError } from "@swiftline/core";
import { loadCity } from "@swiftline/files";
import * as z from "zod";
import { cityFlag } from "../../flags.ts";
import { ProblemAnswer } from "../../present/answers.ts";
import { counted } from "../../present/counted.ts";
import { problemLines } from "../../present/failure.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class CityCheck extends SwiftlineCommand {
  static override summary = "Check a city folder and report every problem at once.";
  static override description =
    "Each problem has its file, line and column and, where one can guess, what was meant. Exit status 1 when there is an error.";
  static override examples = ["<%= config.bin %> city check my-city", "<%= config.bin %> city check my-city --json"];
  static override args = {
    folder: Args.string({ ignoreStdin: true, description: "the city folder; that of --city when left out" }),
  };
  static override flags = { city: cityFlag };
  static override answers = z.strictObject({
    folder: z.string(),
    ok: z.boolean(),
    book: z.string().nullable(),
    problems: z.array(ProblemAnswer),
  });

  async run(): Promise<z.infer<typeof CityCheck.answers>> {
    const { args, flags } = await this.parse(CityCheck);
    const { folder = flags.city } = args;
    const { book, problems } = await loadCity(folder);
    for (const line of problemLines(problems)) this.log(line);
    if (book === undefined) {
      this.log(`${folder}: ${counted(problems.filter(isError).length, "error")}`);
      process.exitCode = 1;
    } else {
      const { agencies, areas, categories, routing, policies } = book;
      const rules = routing.routers.flatMap(({ set }) => set.tables.flatMap((table) => table.rules));
      const parts = [
        counted(agencies.nodes.length, "agency"),
        counted(areas.nodes.length, "area"),
        counted(categories.nodes.length, "category"),
        counted(rules.length, "rule"),
        counted(policies.size, "policy"),
      ];
      this.log(`${folder}: ${book.city.name} is in order (${parts.join(", ")}; book ${book.version}).`);
    }
    return { folder, ok: book !== undefined, book: book?.version ?? null, problems: [...problems] };
  }
}
