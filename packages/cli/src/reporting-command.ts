import { Flags } from "@oclif/core";
import { type PeriodKindId, periodKinds, type Report, reports, ToldReport } from "@swiftline/core/reporting";
import { writeWhole } from "@swiftline/files";
import { cityFlag, dateFlag, dbFlag, invalid, periodFlag, type StoreFlags } from "./flags.ts";
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

const countingFlags = {
  ...writingFlags,
  "from-log": Flags.boolean({ summary: "count anew from the log instead of the kept rollups", default: false }),
};

/** What every command takes that runs a report of a period. */
const flagsOfPeriod = {
  ...countingFlags,
  period: periodFlag({
    summary: "the period, for reports that have one (see report list); the last that is over when left out",
    helpValue: "2025-06-14|2025-W24|2025-06|2025",
  }),
};

/** What every command takes that runs a report of any dates. */
const flagsOfDates = {
  ...countingFlags,
  from: dateFlag({ summary: "only appeals registered on or after this date" }),
  to: dateFlag({ summary: "only appeals registered on or before this date" }),
};

/** What a command takes that runs any report of the registry. Each report takes a period or dates, and neither must be said. */
export const reportFlags = { ...flagsOfPeriod, ...flagsOfDates };

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
    if (from !== null && to !== null && from > to) throw invalid(`--from ${from} is after --to ${to}`, "exchange them");
    return this.answer({ kind: "report", id, from, to, period, only: only?.split(",") ?? null, fromLog }, flags);
  }
}

/** The command of one report: the shorter way to say `report run ID`. */
export function reportCommand(id: string): typeof SwiftlineCommand {
  const kind = reports.find((one) => one.id === id);
  const { flags: ownFlags, latest, chosen } = kind?.period === undefined ? ofDates : ofPeriod(kind.period);
  return class ReportOfOneKind extends ReportingCommand {
    static override summary = sentence(kind?.summary ?? id);
    static override description = `The same as report run ${id}.`;
    static override examples = [
      { description: latest, command: `<%= config.bin %> report ${id} --city my-city` },
      {
        description: chosen.description,
        command: `<%= config.bin %> report ${id} ${chosen.words} --format xlsx --out ${id}.xlsx --city my-city`,
      },
    ];
    static override flags = ownFlags as typeof reportFlags;

    async run(): Promise<Report> {
      const { flags } = await this.parse(ReportOfOneKind);
      return this.report(id, flags);
    }
  };
}

const ofDates = {
  flags: flagsOfDates,
  latest: "Tables of all there is",
  chosen: { description: "A workbook of two days", words: "--from 2026-05-16 --to 2026-05-17" },
};

const ofPeriod = (kind: PeriodKindId) => ({
  flags: flagsOfPeriod,
  latest: "Tables of the last one that is over",
  chosen: { description: "A workbook of a given one", words: `--period ${periodKinds[kind].example}` },
});

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
