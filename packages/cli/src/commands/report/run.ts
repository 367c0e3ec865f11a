import { Args, Flags } from "@oclif/core";
import { invariant } from "@swiftline/core";
import { measureAll, type Report, reports } from "@swiftline/core/reporting";
import { HOUR } from "@swiftline/core/time";
import { writeWhole } from "@swiftline/files";
import { cityFlag, dateFlag, dbFlag, invalid, type StoreFlags } from "../../flags.ts";
import { ReportAnswer } from "../../present/report-answer.ts";
import { reportFormats } from "../../present/report-formats.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class ReportRun extends SwiftlineCommand {
  static override summary = "Run a report: tables here, or a page, Markdown, CSV or JSON in a file.";
  static override description = `Open appeals are looked at as of the full hour after the last thing that was recorded.
Figures come from the kept rollups; --from-log counts them anew from the log, with the same result.`;
  static override examples = [
    { description: "Tables on the terminal", command: "<%= config.bin %> report run overview --city my-city" },
    {
      description: "One page with charts, for a browser or a printer",
      command: "<%= config.bin %> report run overview --format html --out overview.html --city my-city",
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
    only: Flags.string({ summary: "only these sections, by id; figures is the headline", helpValue: "ID,ID" }),
    "from-log": Flags.boolean({ summary: "count anew from the log instead of the kept rollups" }),
  };
  static override answers = ReportAnswer;

  async run(): Promise<Report> {
    const { args, flags } = await this.parse(ReportRun);
    if (flags.from !== undefined && flags.to !== undefined && flags.from > flags.to)
      throw invalid(`--from ${flags.from} is after --to ${flags.to}`, "exchange them");
    const report = onlySections(await this.build(args.report, flags), flags.only?.split(","));
    const text = await reportFormats[flags.format](report);
    if (flags.out === undefined) this.log(text.trimEnd());
    else {
      await writeWhole(flags.out, text);
      this.log(`${report.title}: written to ${flags.out}`);
    }
    return report;
  }

  private build(id: string, flags: StoreFlags & Range): Promise<Report> {
    const kind = reports.find((one) => one.id === id);
    invariant(kind, "oclif lets only known reports through");
    return this.withStore(flags, "read", async (store, book) => {
      const latest = (await store.latestAt()) ?? Date.now();
      const measures = flags["from-log"] ? await measureAll(store.facts(), book) : await store.measures(kind.rollups);
      return kind.build({ measures, book, asOf: Math.ceil(latest / HOUR) * HOUR, from: flags.from, to: flags.to });
    });
  }
}

interface Range {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly "from-log": boolean;
}

/** The report with only some of its sections. Throws `flag/invalid` on a section that it does not have. */
function onlySections(report: Report, wanted: readonly string[] | undefined): Report {
  if (wanted === undefined) return report;
  const known = ["figures", ...report.sections.map(({ id }) => id)];
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown !== undefined) throw invalid(`the report has no section ${unknown}`, `choose from ${known.join(", ")}`);
  return {
    ...report,
    figures: wanted.includes("figures") ? report.figures : [],
    sections: report.sections.filter(({ id }) => wanted.includes(id)),
  };
}
