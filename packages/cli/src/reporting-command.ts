import { Flags } from "@oclif/core";
import { type Report, reports } from "@swiftline/core/reporting";
import { writeWhole } from "@swiftline/files";
import { buildReport, type WantedReport } from "./build-report.ts";
import { cityFlag, dbFlag, type StoreFlags } from "./flags.ts";
import { ReportAnswer } from "./present/report-answer.ts";
import { printed, reportFormats } from "./present/report-formats.ts";
import { manifestOf, outputOf, writeManifest } from "./report-manifest.ts";
import { SwiftlineCommand } from "./swiftline-command.ts";

/** What every command that runs a report takes. */
export const reportFlags = {
  city: cityFlag,
  db: dbFlag,
  format: Flags.option({
    summary: "how it is written",
    options: Object.keys(reportFormats) as (keyof typeof reportFormats)[],
    default: "table" as const,
  })(),
  out: Flags.string({ char: "o", summary: "write it to this file, replacing an older one", helpValue: "FILE" }),
  period: Flags.string({
    summary: "the period, for a report of one, as its kind writes it; the last that is over when left out",
    helpValue: "2025-06-14|2025-W24|2025-06|2025",
  }),
  only: Flags.string({ summary: "only these sections, by id; figures is the headline", helpValue: "ID,ID" }),
  "from-log": Flags.boolean({ summary: "count anew from the log instead of the kept rollups", default: false }),
};

interface ReportFlags extends StoreFlags {
  readonly format: keyof typeof reportFormats;
  readonly out?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly period?: string | undefined;
  readonly only?: string | undefined;
  readonly "from-log": boolean;
}

/** A command that builds a report, and prints it or writes it to a file with its manifest beside it. */
export abstract class ReportingCommand extends SwiftlineCommand {
  static override answers = ReportAnswer;

  protected report(id: string, flags: ReportFlags): Promise<Report> {
    const { from, to, period, format, out, only } = flags;
    const wanted: WantedReport = { id, from, to, period, only: only?.split(","), fromLog: flags["from-log"] };
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

/** The command of one report: the shorter way to say `report run ID`. `example` is a period of its kind. */
export function reportCommand(id: string, example: string): typeof SwiftlineCommand {
  const kind = reports.find((one) => one.id === id);
  return class ReportOfOneKind extends ReportingCommand {
    static override summary = sentence(kind?.summary ?? id);
    static override description = `The same as report run ${id}.`;
    static override examples = [
      { description: "Tables of the last one that is over", command: `<%= config.bin %> report ${id} --city my-city` },
      {
        description: "A workbook of a given one",
        command: `<%= config.bin %> report ${id} --period ${example} --format xlsx --out ${id}.xlsx --city my-city`,
      },
    ];
    static override flags = reportFlags;

    async run(): Promise<Report> {
      const { flags } = await this.parse(ReportOfOneKind);
      return this.report(id, flags);
    }
  };
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
