import * as z from "zod";
import { cityFlag, dbFlag, limitFlag } from "../../flags.ts";
import { RecordedImportAnswer, recordedImportAnswer, recordedImportLines } from "../../present/recorded-import.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class ImportList extends SwiftlineCommand {
  static override summary = "List what was imported, latest first.";
  static override description =
    "A run that is unfinished was interrupted or still goes on; importing its file again goes on where it stood.";
  static override examples = ["<%= config.bin %> import list --city my-city"];
  static override flags = { city: cityFlag, db: dbFlag, limit: limitFlag };
  static override answers = z.strictObject({ imports: z.array(RecordedImportAnswer), more: z.boolean() });

  async run(): Promise<z.infer<typeof ImportList.answers>> {
    const { flags } = await this.parse(ImportList);
    const answer = await this.withStore(flags, "read", async (store, { zone }) => {
      const runs = await store.imports.list();
      const imports = runs.slice(0, flags.limit).map((run) => recordedImportAnswer(run, zone));
      return { imports, more: runs.length > imports.length };
    });
    for (const line of recordedImportLines(answer.imports)) this.log(line);
    if (answer.more) this.hint("There are more; a larger --limit shows them.");
    return answer;
  }
}
