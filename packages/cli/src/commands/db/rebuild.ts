import * as z from "zod";
import { cityFlag, databaseOf, dbFlag } from "../../flags.ts";
import { counted } from "../../present/counted.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class DbRebuild extends SwiftlineCommand {
  static override summary = "Compute lists and rollups anew from the log.";
  static override description =
    "The log is the truth and is not touched. Needed after the city folder has changed, so that the past is read by the new book.";
  static override examples = ["<%= config.bin %> db rebuild --city my-city"];
  static override flags = { city: cityFlag, db: dbFlag };
  static override answers = z.strictObject({ file: z.string(), appeals: z.int(), commits: z.int(), book: z.string() });

  async run(): Promise<z.infer<typeof DbRebuild.answers>> {
    const { flags } = await this.parse(DbRebuild);
    return this.withStore(flags, "change", async (store, book) => {
      const { appeals, commits } = await store.rebuild();
      this.log(`Rebuilt from ${counted(commits, "commit")} of ${counted(appeals, "appeal")}, by book ${book.version}.`);
      return { file: databaseOf(flags), appeals, commits, book: book.version };
    });
  }
}
