import type * as z from "zod";
import { cityFlag, databaseOf, dbFlag } from "../../flags.ts";
import { CheckpointAnswer, checkpointAnswer, checkpointLines } from "../../present/checkpoint.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { withAudit } from "../../with-audit.ts";

export default class AuditCheckpoint extends SwiftlineCommand {
  static override summary = "Seal the log as it is, under one hash to publish or to keep elsewhere.";
  static override description =
    `Each checkpoint stands for the last commit of every appeal and for all checkpoints before it. Run it once a day.
It is refused where the log no longer holds what was sealed before. Others may append meanwhile.`;
  static override examples = [
    "<%= config.bin %> audit checkpoint --city my-city",
    {
      description: "Keep each hash where whoever can write the database cannot",
      command: "<%= config.bin %> audit checkpoint --json --city my-city >> /mnt/notary/checkpoints.json",
    },
  ];
  static override flags = { city: cityFlag, db: dbFlag };
  static override answers = CheckpointAnswer;

  async run(): Promise<z.infer<typeof AuditCheckpoint.answers>> {
    const { flags } = await this.parse(AuditCheckpoint);
    const answer = await withAudit(databaseOf(flags), "change", async (audit) =>
      checkpointAnswer(await audit.seal(Date.now())),
    );
    for (const line of checkpointLines(answer)) this.log(line);
    return answer;
  }
}
