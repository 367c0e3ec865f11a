import { Args, Flags } from "@oclif/core";
import { exitStatusOf } from "@swiftline/core";
import { sources } from "@swiftline/core/intake";
import { parseDate, startOfDate } from "@swiftline/core/time";
import { expandPaths, openCity } from "@swiftline/files";
import { cityFlag, databaseOf, dateFlag, dbFlag, durationFlag, invalid } from "../flags.ts";
import { importFiles } from "../importing/import-files.ts";
import type { ImportJob } from "../importing/import-table.ts";
import { importWatched } from "../importing/import-watched.ts";
import type { ImportedFiles } from "../importing/imported-files.ts";
import { ImportAnswer, importedLines, importTotalLines } from "../present/imported.ts";
import { oneLine } from "../present/one-line.ts";
import { formFlags, formOf } from "../record-form-flags.ts";
import { SwiftlineCommand } from "../swiftline-command.ts";
import { written } from "../written.ts";

/** So long, in milliseconds, a file lies still unless told otherwise. */
const SETTLE = 2000;

export default class Import extends SwiftlineCommand {
  static override summary = "Take in the records of another system.";
  static override description =
    `CSV in any dialect and encoding, JSON, JSON lines, Open311 XML, workbooks, tables of a database; plain, gzip, zip or zstd: how a file is written is found out, said, and can be told. Each table of a zip archive is read as a file of its own, by the name \`year.zip/may.csv\`.
Each row becomes the acts that it proves, at their true times; nobody is notified and no clock fires. Run it twice, and the second run changes nothing. Interrupted or killed, the same command goes on where it stood.
Every row is accounted for. Rows that cannot be taken are set aside in a file, each with its line, field, value and reason: correct that file and import it like the first. A flagged row is taken in, and what is odd about it, and was not told before, is kept: import show tells.
Exit status: 0 when every row is in, 3 when some were rejected, 75 when a file changed while it was read or another process imports it; of several files, that of the first that could not be read.
--watch goes on until Ctrl-C, and files that it could not read do not change its status: 130 when it was stopped in the middle of a file, with which it goes on the next time. With --json it answers of each file when it is done, and at the end with the sums: an answer a line.`;
  static override examples = [
    {
      description: "New York's open data, recognised by its columns",
      command: "<%= config.bin %> import requests.csv.gz --city my-city",
    },
    {
      description: "Only see what would happen",
      command: "<%= config.bin %> import requests.csv.gz --city my-city --dry-run",
    },
    {
      description: "Any table, by a mapping file that says what its columns mean",
      command: "<%= config.bin %> import calls.xlsx --mapping calls.yaml --city my-city",
    },
    {
      description: "Last night's files of every hotline, told to another program",
      command: "<%= config.bin %> import 'drop/*.csv' --city my-city --json",
    },
    {
      description: "What comes to lie in a folder, until Ctrl-C",
      command: "<%= config.bin %> import --watch drop --city my-city",
    },
    {
      description: "Every table of a zip archive, such as the twelve months of a year",
      command: "<%= config.bin %> import year.zip --city my-city",
    },
    {
      description: "A table of another database",
      command: "<%= config.bin %> import sqlite:hotline.db --table calls --mapping calls.yaml --city my-city",
    },
  ];
  static override strict = false;
  static override args = {
    files: Args.string({
      ignoreStdin: true,
      description: "files of records, or patterns of them in quotes; - is standard input",
    }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    from: Flags.string({
      summary: "the form of the records; found out by their columns when left out",
      options: sources.map(({ id }) => id),
    }),
    mapping: Flags.string({
      char: "m",
      summary: "a YAML file that says what the columns mean, or completes what --from knows of them",
      helpValue: "FILE",
    }),
    columns: Flags.string({ summary: "look at no others than these, with commas between", helpValue: "NAMES" }),
    limit: Flags.integer({ summary: "only the first rows of each file, so many", min: 1, helpValue: "COUNT" }),
    since: dateFlag({ summary: "only appeals registered on or after this date, in the city's time" }),
    rejects: written(
      Flags.string({
        summary:
          "where the rejected rows of one file go, replacing an older file; <its name>.rejected.csv here when left out, with a number where another file has that name",
        helpValue: "FILE",
      }),
    ),
    "dry-run": Flags.boolean({
      char: "n",
      summary: "say what would happen; write no database, and rejected rows only where --rejects says",
      default: false,
    }),
    watch: Flags.string({
      summary:
        "take in each file that comes to lie in this folder, once, until it is told to stop; its subfolders are passed over",
      helpValue: "FOLDER",
      exclusive: ["rejects", "dry-run"],
    }),
    settle: durationFlag({
      summary: "how long a file must lie still to be complete, for --watch; 2s when left out",
      dependsOn: ["watch"],
    }),
    quiet: Flags.boolean({ char: "q", summary: "show no progress, and nothing of files that are all in" }),
    ...formFlags,
  };
  static override answers = ImportAnswer;

  /** Whether answers follow one another, each on a line of its own. */
  private following = false;

  async run(): Promise<ImportAnswer> {
    const { argv, flags } = await this.parse(Import);
    const { city, since, from, mapping, columns, rejects, limit, quiet, watch, settle, "dry-run": dryRun } = flags;
    const patterns = argv as string[];
    if ((patterns.length === 0) === (watch === undefined))
      throw invalid("name the files to import, or a folder with --watch", "swiftline import requests.csv");
    const began = performance.now();
    const book = await openCity(city);
    const answerOf = ({ counts, files, failed }: Omit<ImportedFiles, "count">): ImportAnswer => ({
      dryRun,
      ...counts,
      files: [...files],
      failed: [...failed],
      seconds: (performance.now() - began) / 1000,
    });
    const job: ImportJob = {
      reading: {
        from,
        mapping,
        form: formOf(flags),
        columns: columns?.split(",").map((name) => name.trim()),
        since: since === undefined ? undefined : startOfDate(book.zone, parseDate(since) ?? 0),
        city,
        book,
      },
      database: databaseOf(flags),
      dryRun,
      rejects,
      limit,
      silent: quiet || this.jsonEnabled(),
      tell: (imported) => {
        if (!quiet || imported.rejected > 0) for (const line of importedLines(imported)) this.log(line);
      },
    };
    this.following = watch !== undefined && this.jsonEnabled();
    const outcome =
      watch === undefined
        ? await importFiles(await expandPaths(patterns), job)
        : await importWatched(watch, {
            ...job,
            settle: settle ?? SETTLE,
            refused: ({ message, tryThis }) =>
              this.warn([message, ...(tryThis === undefined ? [] : [`Try: ${tryThis}`])].map(oneLine).join("\n")),
            done: (one) => {
              if (this.following) this.logJson(answerOf(one));
            },
          });
    const answer = answerOf(outcome);
    const { count, failed } = outcome;
    if (count + failed.length > 1 && (!quiet || failed.length + answer.rejected > 0))
      for (const line of importTotalLines(answer, count)) this.log(line);
    const fault = failed.find(({ code }) => watch === undefined || code === "import/interrupted");
    if (fault !== undefined) process.exitCode = exitStatusOf[fault.code];
    else if (answer.rejected > 0) process.exitCode = 3;
    return answer;
  }

  protected override logJson(answer: unknown): void {
    if (this.following) process.stdout.write(`${JSON.stringify(answer)}\n`);
    else super.logJson(answer);
  }
}
