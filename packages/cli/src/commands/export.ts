import { Flags } from "@oclif/core";
import type { Selection } from "@swiftline/core/exporting";
import { parseDate, startOfDate, type Zone } from "@swiftline/core/time";
import { type ExportFormat, exportFormats, exportRecords } from "../exporting/export-records.ts";
import { requirePossible } from "../exporting/possible-export.ts";
import { releaseCases } from "../exporting/release-cases.ts";
import { releaseFlags, releaseOf } from "../exporting/release-flags.ts";
import { cityFlag, dateFlag, dbFlag, requireKnown } from "../flags.ts";
import { type FormatsByEnding, formatOfFile } from "../format-of-file.ts";
import { ExportAnswer, exportedLines, releaseAnswer } from "../present/exported.ts";
import { progressLine } from "../present/progress.ts";
import { SwiftlineCommand } from "../swiftline-command.ts";
import { written } from "../written.ts";

export default class Export extends SwiftlineCommand {
  static override summary = "Write the appeals out again, for other programs, other cities or researchers.";
  static override description =
    `Appeals come in the order of their ids, one after another, however many there are; those whose import was taken back are left out.
csv and parquet are one flat row an appeal, ndjson is one appeal a line with all its events, georeport-bulk is the form of Open311, without what is confidential. import takes all but parquet back: ndjson word for word, csv and georeport-bulk as far as their columns go.
With --for-research at least K appeals are told alike by what others may know of them: what cannot be, is told more coarsely or left out. A data dictionary and a citation lie beside the file.`;
  static override examples = [
    {
      description: "Everything, to be imported elsewhere",
      command: "<%= config.bin %> export --format ndjson --out appeals.ndjson.gz --city my-city",
    },
    {
      description: "Some columns of a month, for a spreadsheet",
      command:
        "<%= config.bin %> export --since 2026-05-01 --until 2026-05-31 --columns appeal_id,category,registered_at,ended_at --city my-city > may.csv",
    },
    {
      description: "For researchers: at least ten appeals are told alike",
      command:
        "mkdir release && <%= config.bin %> export --for-research --k 10 --out release/appeals.csv --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    format: Flags.option({
      options: exportFormats,
      summary: "how they are written; found out by the name of the file when left out, else csv",
    })(),
    out: written(
      Flags.string({
        char: "o",
        summary: "the file, packed where its name ends with .gz; - is standard output",
        default: "-",
        helpValue: "FILE",
      }),
    ),
    since: dateFlag({ summary: "only appeals registered on or after this date, in the city's time" }),
    until: dateFlag({ summary: "only appeals registered on or before this date" }),
    agency: Flags.string({ summary: "only appeals that this agency has, or had last", helpValue: "CODE" }),
    category: Flags.string({ summary: "only appeals of this category and those below it", helpValue: "CODE" }),
    area: Flags.string({ summary: "only appeals of this area and those in it", helpValue: "CODE" }),
    columns: Flags.string({ summary: "only these columns, with commas between them", helpValue: "NAMES" }),
    quiet: Flags.boolean({ char: "q", summary: "show no progress and no summary" }),
    ...releaseFlags,
  };
  static override answers = ExportAnswer;

  async run(): Promise<ExportAnswer> {
    const { flags } = await this.parse(Export);
    const began = performance.now();
    const { out: file } = flags;
    const format = formatOfFile(flags.format, file, formats);
    const columns = flags.columns?.split(",").map((name) => name.trim());
    requirePossible({ ...flags, columns, format, file, json: this.jsonEnabled() });
    const quiet = flags.quiet || this.jsonEnabled();
    const progress = (verb: string) => progressLine(verb, { quiet, of: "appeal" });
    const written = await this.withStore(flags, "read", async (store, book) => {
      requireKnown(book, flags);
      const job = { target: file, selection: selectionOf(flags, book.zone), progress };
      const release = flags["for-research"] ? await releaseOf(flags, { format, file, columns, book }) : undefined;
      return store.unchanging(async () => {
        if (release === undefined)
          return { ...(await exportRecords(store, book, { ...job, format, columns })), release: null };
        const released = await releaseCases(store, book, { ...job, ...release });
        return { ...released, release: releaseAnswer(released.release, { ...release.described, ...released }) };
      });
    });
    const { appeals, withheld, bytes, release } = written;
    const answer = { format, file, appeals, withheld, bytes, release, seconds: (performance.now() - began) / 1000 };
    if (file !== "-" && !flags.quiet) for (const line of exportedLines(answer)) this.log(line);
    return answer;
  }
}

const formats: FormatsByEnding<ExportFormat> = {
  what: "export",
  endings: new Map([
    [".csv", "csv"],
    [".ndjson", "ndjson"],
    [".jsonl", "ndjson"],
    [".parquet", "parquet"],
  ]),
  usual: "csv",
};

function selectionOf(
  {
    since,
    until,
    agency,
    category,
    area,
  }: Readonly<Record<"since" | "until" | "agency" | "category" | "area", string | undefined>>,
  zone: Zone,
): Selection {
  const startOf = (date: string | undefined, later = 0): number | undefined => {
    const civil = date === undefined ? undefined : parseDate(date);
    return civil === undefined ? undefined : startOfDate(zone, civil + later);
  };
  return { since: startOf(since), before: startOf(until, 1), agency, category, area };
}
