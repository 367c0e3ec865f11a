import { Args, Flags } from "@oclif/core";
import * as z from "zod";
import { cityFlag, dbFlag } from "../../flags.ts";
import { FindingReason, findingReasons } from "../../importing/finding-reasons.ts";
import { importNamed } from "../../importing/recorded-imports.ts";
import { counted } from "../../present/counted.ts";
import { FindingAnswer, findingAnswer, findingLines } from "../../present/findings.ts";
import { RecordedImportAnswer, recordedImportAnswer, recordedImportStory } from "../../present/recorded-import.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class ImportShow extends SwiftlineCommand {
  static override summary = "Show one import: its counts, and what was found wrong or odd in its rows.";
  static override description =
    "What was wrong with a row is kept, and quotes its cell. The row itself stays in the file of rejected rows, which is yours to delete.";
  static override examples = [
    "<%= config.bin %> import show nyc-311-2026-05-02T10:00:00.000Z --city my-city",
    {
      description: "Every finding, for a program",
      command: "<%= config.bin %> import show nyc-311-2026-05-02T10:00:00.000Z --limit 1000000 --json --city my-city",
    },
  ];
  static override args = {
    id: Args.string({ ignoreStdin: true, description: "the import, as import list names it", required: true }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    limit: Flags.integer({ summary: "at most so many findings", default: 20, min: 1, helpValue: "COUNT" }),
  };
  static override answers = RecordedImportAnswer.extend({
    reasons: z.array(FindingReason),
    /** Row by row, in the order of their lines, cut at the limit. */
    findings: z.array(FindingAnswer),
    more: z.boolean(),
  });

  async run(): Promise<z.infer<typeof ImportShow.answers>> {
    const { args, flags } = await this.parse(ImportShow);
    const answer = await this.withStore(flags, "read", async ({ imports }, { zone }) => {
      const run = await importNamed(args.id, imports);
      const all = await imports.findings(args.id);
      const reasons = findingReasons();
      reasons.add(all);
      const findings = all.slice(0, flags.limit).map(findingAnswer);
      return {
        ...recordedImportAnswer(run, zone),
        reasons: [...reasons.all()],
        findings,
        more: all.length > findings.length,
      };
    });
    for (const line of [...recordedImportStory(answer), ...findingLines(answer.findings)]) this.log(line);
    // Each row that was flagged or rejected has one finding.
    const all = answer.flagged + answer.rejected;
    const left = counted(all - answer.findings.length, "more finding");
    if (answer.more) this.log(`    and ${left}; --limit ${all} shows all`);
    return answer;
  }
}
