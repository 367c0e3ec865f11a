import { Args } from "@oclif/core";
import { z } from "zod";
import { cityFlag, databaseOf, dbFlag } from "../../flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class DbBackup extends SwiftlineCommand {
  static override summary = "Copy the database to a new file while it stays in use.";
  static override examples = ["<%= config.bin %> db backup backups/2026-05-23.sqlite --city my-city"];
  static override args = {
    target: Args.string({ ignoreStdin: true, description: "the file to make; it must not exist", required: true }),
  };
  static override flags = { city: cityFlag, db: dbFlag };
  static override answers = z.strictObject({ file: z.string(), backup: z.string() });

  async run(): Promise<z.infer<typeof DbBackup.answers>> {
    const { args, flags } = await this.parse(DbBackup);
    await this.withStore(flags, "read", (store) => store.backup(args.target));
    this.log(`${databaseOf(flags)} is copied to ${args.target}.`);
    return { file: databaseOf(flags), backup: args.target };
  }
}
