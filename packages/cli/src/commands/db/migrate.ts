import { migrateStore } from "@swiftline/store";
import * as z from "zod";
import { cityFlag, databaseOf, dbFlag } from "../../flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class DbMigrate extends SwiftlineCommand {
  static override summary = "Make the database, or bring it up to this version.";
  static override description = "Commands that write do this by themselves; run it when you want to choose the moment.";
  static override examples = ["<%= config.bin %> db migrate --city my-city"];
  static override flags = { city: cityFlag, db: dbFlag };
  static override answers = z.strictObject({ file: z.string(), from: z.int(), to: z.int(), stale: z.boolean() });

  async run(): Promise<z.infer<typeof DbMigrate.answers>> {
    const { flags } = await this.parse(DbMigrate);
    const file = databaseOf(flags);
    const { from, to, stale } = await migrateStore(file);
    this.log(from === to ? `${file} is at version ${to}.` : `${file} went from version ${from} to ${to}.`);
    if (stale) this.log("Lists and rollups are to be computed anew: swiftline db rebuild");
    return { file, from, to, stale };
  }
}
