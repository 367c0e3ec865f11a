import { Flags } from "@oclif/core";
import type * as z from "zod";
import { cityFlag, databaseOf, dbFlag, invalid } from "../../flags.ts";
import { progressLine } from "../../present/progress.ts";
import { VerifiedAnswer, verifiedAnswer, verifiedLines } from "../../present/verified.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { withAudit } from "../../with-audit.ts";

const hashFlag = Flags.custom<string>({
  helpValue: "HASH",
  parse: async (text) => {
    if (/^[0-9a-f]{12,64}$/i.test(text)) return text;
    throw invalid(`${text} is no hash: 12 to 64 digits from 0 to f`);
  },
});

export default class AuditVerify extends SwiftlineCommand {
  static override summary = "Prove the log by itself: every chain, every checkpoint, and that nothing sealed is gone.";
  static override description =
    `Names the first broken link of each appeal that was changed, appeals that are lost, cut off at their end or written anew, and checkpoints that are not as they were. Exit status 1 when something is wrong.
It needs the database file only, no city folder and no key, and changes nothing: run it on a copy, somewhere else, as somebody else.
Who can write the file can compute everything in it anew. --expect finds that: it looks for a hash that you kept elsewhere.`;
  static override examples = [
    "<%= config.bin %> audit verify --city my-city",
    {
      description: "A copy, by a hash that was published",
      command: "<%= config.bin %> audit verify --db backups/2026-05-23.sqlite --expect 5d0a3c7be1f2",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    expect: hashFlag({ summary: "the hash of a checkpoint that must be there; its beginning is enough" }),
    quiet: Flags.boolean({ char: "q", summary: "show no progress" }),
  };
  static override answers = VerifiedAnswer;

  async run(): Promise<z.infer<typeof AuditVerify.answers>> {
    const { flags } = await this.parse(AuditVerify);
    const file = databaseOf(flags);
    const progress = progressLine("verified", { quiet: flags.quiet || this.jsonEnabled(), of: "commit" });
    const verified = await withAudit(file, "read", (audit) =>
      audit.verify({
        expected: flags.expect,
        onProgress: (done, all) => progress.show({ bytes: done, total: all, rows: done }),
      }),
    );
    progress.end();
    const answer = verifiedAnswer(file, verified);
    for (const line of verifiedLines(answer)) this.log(line);
    if (!answer.ok) process.exitCode = 1;
    return answer;
  }
}
