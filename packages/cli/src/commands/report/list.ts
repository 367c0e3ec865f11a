import { periodKinds, reports } from "@swiftline/core/reporting";
import * as z from "zod";
import { textTable } from "../../present/table.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class ReportList extends SwiftlineCommand {
  static override summary = "List the reports there are.";
  static override examples = ["<%= config.bin %> report list"];
  static override answers = z.strictObject({
    reports: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        summary: z.string(),
        period: z.strictObject({ kind: z.string(), example: z.string() }).optional(),
      }),
    ),
  });

  async run(): Promise<z.infer<typeof ReportList.answers>> {
    await this.parse(ReportList);
    const listed = reports.map(({ id, title, summary, period: kind }) => ({
      id,
      title,
      summary,
      ...(kind !== undefined && { period: { kind, example: periodKinds[kind].example } }),
    }));
    this.log(
      textTable(
        [{ label: "Report" }, { label: "Period" }, { label: "Shows" }],
        listed.map(({ id, period, summary }) => [id, period?.example ?? "any dates", summary]),
      ),
    );
    return { reports: listed };
  }
}
