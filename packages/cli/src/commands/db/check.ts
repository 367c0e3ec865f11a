import * as z from "zod";
import { cityFlag, databaseOf, dbFlag } from "../../flags.ts";
import { ProblemAnswer } from "../../present/answers.ts";
import { counted } from "../../present/counted.ts";
import { problemLines } from "../../present/failure.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

/** A broken database may have a problem for each of a million appeals. */
const MOST = 20;

export default class DbCheck extends SwiftlineCommand {
  static override summary = "Prove that the database is whole.";
  static override description =
    "Reads everything: the file itself, the hash chain of every appeal, and whether lists and rollups are what the log says. Exit status 1 when something is wrong.";
  static override examples = ["<%= config.bin %> db check --city my-city"];
  static override flags = { city: cityFlag, db: dbFlag };
  static override answers = z.strictObject({ file: z.string(), ok: z.boolean(), problems: z.array(ProblemAnswer) });

  async run(): Promise<z.infer<typeof DbCheck.answers>> {
    const { flags } = await this.parse(DbCheck);
    const file = databaseOf(flags);
    const problems = await this.withStore(flags, "read", (store) => store.check());
    for (const line of problemLines(problems.slice(0, MOST))) this.log(line);
    if (problems.length > MOST)
      this.log(`  and ${(problems.length - MOST).toLocaleString("en")} more; --json has them all`);
    this.log(problems.length === 0 ? `${file} is whole.` : `${file}: ${counted(problems.length, "problem")}`);
    if (problems.length > 0) process.exitCode = 1;
    return { file, ok: problems.length === 0, problems: [...problems] };
  }
}
