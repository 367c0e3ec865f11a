import { Args, Flags } from "@oclif/core";
import * as z from "zod";
import { cityFlag, databaseOf, dbFlag } from "../../flags.ts";
import { CheckpointAnswer, checkpointAnswer, checkpointLines } from "../../present/checkpoint.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { withAudit } from "../../with-audit.ts";

export default class DbBackup extends SwiftlineCommand {
  static override summary = "Copy the database to a new file while it stays in use.";
  static override examples = [
    "<%= config.bin %> db backup backups/2026-05-23.sqlite --city my-city",
    {
      description: "With a checkpoint over the log, so that the copy proves what it holds",
      command: "<%= config.bin %> db backup backups/2026-05-23.sqlite --checkpoint --city my-city",
    },
  ];
  static override args = {
    target: Args.string({ ignoreStdin: true, description: "the file to make; it must not exist", required: true }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    checkpoint: Flags.boolean({ summary: "write a checkpoint over the log first" }),
  };
  static override answers = z.strictObject({
    file: z.string(),
    backup: z.string(),
    checkpoint: CheckpointAnswer.nullable(),
  });

  async run(): Promise<z.infer<typeof DbBackup.answers>> {
    const { args, flags } = await this.parse(DbBackup);
    const file = databaseOf(flags);
    const checkpoint = flags.checkpoint
      ? await withAudit(file, "change", async (audit) => checkpointAnswer(await audit.seal(Date.now())))
      : null;
    await this.withStore(flags, "read", (store) => store.backup(args.target));
    if (checkpoint !== null) for (const line of checkpointLines(checkpoint)) this.log(line);
    this.log(`${file} is copied to ${args.target}.`);
    return { file, backup: args.target, checkpoint };
  }
}
