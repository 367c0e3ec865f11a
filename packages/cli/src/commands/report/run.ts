import { Args, Flags } from "@oclif/core";
import { type Report, reports } from "@swiftline/core/reporting";
import { writeWhole } from "@swiftline/files";
import { buildReport } from "../../build-report.ts";
import { cityFlag, dateFlag, dbFlag, invalid } from "../../flags.ts";
import { ReportAnswer } from "../../present/report-answer.ts";
import { printed, reportFormats } from "../../present/report-formats.ts";
import { manifestOf, outputOf, writeManifest } from "../../report-manifest.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class ReportRun extends SwiftlineCommand {
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
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    format: Flags.option({
      summary: "how it is written",
      options: Object.keys(reportFormats) as (keyof typeof reportFormats)[],
      default: "table" as const,
    })(),
    out: Flags.string({ char: "o", summary: "write it to this file, replacing an older one", helpValue: "FILE" }),
    from: dateFlag({ summary: "only appeals registered on or after this date" }),
    to: dateFlag({ summary: "only appeals registered on or before this date" }),
    period: Flags.string({
      summary: "the period, for a report of one, as its kind writes it; the last that is over when left out",
      helpValue: "2025-06-14|2025-W24|2025-06|2025",
    }),
    only: Flags.string({ summary: "only these sections, by id; figures is the headline", helpValue: "ID,ID" }),
    "from-log": Flags.boolean({ summary: "count anew from the log instead of the kept rollups", default: false }),
  };
  static override answers = ReportAnswer;

  async run(): Promise<Report> {
    const { args, flags } = await this.parse(ReportRun);
    const { from, to, period, format, out } = flags;
    if (from !== undefined && to !== undefined && from > to)
      throw invalid(`--from ${from} is after --to ${to}`, "exchange them");
    const wanted = { id: args.report, from, to, period, only: flags.only?.split(","), fromLog: flags["from-log"] };
    return this.withStore(flags, "read", (store, book) =>
      store.unchanging(async () => {
        const report = await buildReport(wanted, store, book);
        const text = await reportFormats[format](report);
        if (out === undefined) this.log(printed(text));
        else {
          const made = { book, snapshot: await store.snapshot(), output: outputOf(out, text) };
          await writeWhole(out, text);
          await writeManifest(out, manifestOf(wanted, format, made));
          this.log(`${report.title}: written to ${out}`);
        }
        return report;
      }),
    );
  }
}
