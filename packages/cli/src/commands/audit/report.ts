import { readFile } from "node:fs/promises";
import { Args, Flags } from "@oclif/core";
import { type PolicyBook, SwiftlineError } from "@swiftline/core";
import type { Store } from "@swiftline/store";
import type * as z from "zod";
import { cityFlag, dbFlag } from "../../flags.ts";
import { readManifest } from "../../manifest-file.ts";
import { ReportAuditAnswer, type ReportCheck, reportAuditLines } from "../../present/report-audit.ts";
import { manifestOf, type ReportManifest, sha256 } from "../../report-manifest.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { writeWanted } from "../../wanted.ts";

export default class AuditReport extends SwiftlineCommand {
  static override summary = "Hold a report file against its manifest.";
  static override description =
    `The manifest lies beside the report and says by which definitions, of which log and with which parameters it was made, and its hash. Exit status 1 when the file is not what it says.
--again also runs the report anew: the same log, book and program give the same bytes.`;
  static override examples = [
    "<%= config.bin %> audit report overview.html",
    {
      description: "Run it again and compare",
      command: "<%= config.bin %> audit report overview.html --again --city my-city",
    },
  ];
  static override args = {
    file: Args.string({
      ignoreStdin: true,
      description: "a file that report run or score run wrote, with --out",
      required: true,
    }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    again: Flags.boolean({ summary: "also run the report anew, from this city and database" }),
  };
  static override answers = ReportAuditAnswer;

  async run(): Promise<z.infer<typeof AuditReport.answers>> {
    const { args, flags } = await this.parse(AuditReport);
    const { file } = args;
    const manifest = await readManifest(file);
    const output = outputCheck(manifest, await contentOf(file));
    const again = flags.again
      ? await this.withStore(flags, "read", (store, book) =>
          store.unchanging(() => againChecks(manifest, file, store, book)),
        )
      : [];
    const checks = [output, ...again];
    const answer = { file, ok: checks.every(({ ok }) => ok), checks, manifest };
    for (const line of reportAuditLines(answer)) this.log(line);
    if (!answer.ok) process.exitCode = 1;
    return answer;
  }
}

async function contentOf(file: string): Promise<Buffer> {
  return readFile(file).catch((cause: unknown) => {
    throw new SwiftlineError("file/not-found", `${file}: there is no such report to read`, {
      tryThis: "check the path",
      cause,
    });
  });
}

function outputCheck({ output }: ReportManifest, content: Buffer): ReportCheck {
  const ok = sha256(content) === output.sha256;
  return { check: "output", ok, says: ok ? "the file has its hash" : "the file was changed after it was written" };
}

/** Whether the inputs are still the same, and if they are, whether they give the same bytes. */
async function againChecks(
  manifest: ReportManifest,
  file: string,
  store: Store,
  book: PolicyBook,
): Promise<readonly ReportCheck[]> {
  const { definition, parameters, snapshot, output } = manifest;
  const now = await manifestOf(parameters, await writeWanted(parameters, store, book), { file, store, book });
  const held = (check: ReportCheck["check"], was: string, is: string, name: string): ReportCheck => ({
    check,
    ok: was === is,
    says: was === is ? `the same ${name}` : `another ${name}: ${is}, not ${was}`,
  });
  // The book and the program hold every other scheme.
  const { sha256: schemeFile } = definition.scheme;
  return [
    held("log", snapshot.root, now.snapshot.root, "log"),
    held("book", definition.book, now.definition.book, "book"),
    ...(schemeFile === null ? [] : [held("scheme", schemeFile, now.definition.scheme.sha256 ?? "", "scheme file")]),
    held("program", definition.swiftline, now.definition.swiftline, "Swiftline"),
    held("again", output.sha256, now.output.sha256, "output when it is run again"),
  ];
}
