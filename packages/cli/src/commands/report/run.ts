import { Args } from "@oclif/core";
import { type Report, reports } from "@swiftline/core/reporting";
import { ReportingCommand, reportFlags } from "../../reporting-command.ts";

export default class ReportRun extends ReportingCommand {
  static override summary = "Run a report: tables here, or a page, Markdown, CSV, JSON or a workbook in a file.";
  static override description = `Open appeals are looked at as of the full hour after the last thing that was recorded.
Figures come from the kept rollups; --from-log counts them anew from the log, with the same result.
Beside a file that --out writes lies its manifest: by which definitions, of which log and with which parameters it was made, and its hash. audit report checks it.`;
  static override examples = [
    { description: "Tables on the terminal", command: "<%= config.bin %> report run overview --city my-city" },
    {
      description: "One page with charts, for a browser or a printer",
      command: "<%= config.bin %> report run overview --format html --out overview.html --city my-city",
    },
    {
      description: "What happened from noon of the 13th to noon of the 14th, as a workbook",
      command: "<%= config.bin %> report run daily --period 2025-06-14 --format xlsx --out daily.xlsx --city my-city",
    },
    {
      description: "One table of two days, for a spreadsheet",
      command:
        "<%= config.bin %> report run overview --from 2026-05-16 --to 2026-05-17 --only agencies --format csv --city my-city > agencies.csv",
    },
  ];
  static override args = {
    report: Args.string({
      ignoreStdin: true,
      description: "which report; report list says what each shows",
      required: true,
      options: reports.map(({ id }) => id),
    }),
  };
  static override flags = reportFlags;

  async run(): Promise<Report> {
    const { args, flags } = await this.parse(ReportRun);
    return this.report(args.report, flags);
  }
}
