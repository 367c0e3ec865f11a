import { reports } from "@swiftline/core/reporting";
import { z } from "zod";
import { textTable } from "../../present/table.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class ReportList extends SwiftlineCommand {
  static override summary = "List the reports there are.";
  static override examples = ["<%= config.bin %> report list"];
  static override answers = z.strictObject({
    reports: z.array(z.strictObject({ id: z.string(), title: z.string(), summary: z.string() })),
  });

  async run(): Promise<z.infer<typeof ReportList.answers>> {
    await this.parse(ReportList);
    this.log(
      textTable(
        [{ label: "Report" }, { label: "Shows" }],
        reports.map(({ id, summary }) => [id, summary]),
      ),
    );
    return { reports: reports.map(({ id, title, summary }) => ({ id, title, summary })) };
  }
}
