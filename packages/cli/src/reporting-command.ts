import { Flags } from "@oclif/core";
import { type Report, reports, ToldReport } from "@swiftline/core/reporting";
import { writeWhole } from "@swiftline/files";
import { cityFlag, dbFlag, type StoreFlags } from "./flags.ts";
import { formatOfFile } from "./format-of-file.ts";
import { writeManifest } from "./manifest-file.ts";
import { formatIds, printed, reportFiles } from "./present/report-formats.ts";
import { manifestOf } from "./report-manifest.ts";
import { SwiftlineCommand } from "./swiftline-command.ts";
import { type Unwritten, writeWanted } from "./wanted.ts";
import { written } from "./written.ts";

/** What every command takes that writes something in the form of a report. */
export const writingFlags = {
  city: cityFlag,
  db: dbFlag,
  format: Flags.option({
    summary: "how it is written; found out by the name of the file when left out, else table",
    options: formatIds,
  })(),
  out: written(
    Flags.string({ char: "o", summary: "write it to this file, replacing an older one", helpValue: "FILE" }),
  ),
  only: Flags.string({ summary: "only these sections, by id; figures is the headline", helpValue: "ID,ID" }),
};

/** What every command that runs a report of the registry takes. */
export const reportFlags = {
  ...writingFlags,
  period: Flags.string({
    summary: "the period, for a report of one, as its kind writes it; the last that is over when left out",
    helpValue: "2025-06-14|2025-W24|2025-06|2025",
  }),
  "from-log": Flags.boolean({ summary: "count anew from the log instead of the kept rollups", default: false }),
};

interface WritingFlags extends StoreFlags {
  readonly format?: (typeof formatIds)[number] | undefined;
  readonly out?: string | undefined;
}

interface ReportFlags extends WritingFlags {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly period?: string | undefined;
  readonly only?: string | undefined;
  readonly "from-log": boolean;
}

/** A command that builds a report, and prints it or writes it to a file with its manifest beside it. */
export abstract class ReportingCommand extends SwiftlineCommand {
  static override answers = ToldReport;

  protected answer(unwritten: Unwritten, { format: told, out, ...where }: WritingFlags): Promise<Report> {
    const wanted = { ...unwritten, format: formatOfFile(told, out ?? "", reportFiles) };
    return this.withStore(where, "read", (store, book) =>
      store.unchanging(async () => {
        const written = await writeWanted(wanted, store, book);
        const { report, content } = written;
        if (out === undefined) this.log(printed(content));
        else {
          const manifest = await manifestOf(wanted, written, { file: out, store, book });
          await writeWhole(out, content);
          await writeManifest(out, manifest);
          this.log(`${report.title}: written to ${out}`);
        }
        return report;
      }),
    );
  }

  protected report(id: string, flags: ReportFlags): Promise<Report> {
    const { from = null, to = null, period = null, only, "from-log": fromLog } = flags;
    return this.answer({ kind: "report", id, from, to, period, only: only?.split(",") ?? null, fromLog }, flags);
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
