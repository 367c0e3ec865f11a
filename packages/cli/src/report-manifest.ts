import { hash } from "node:crypto";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { type PolicyBook, readDocument, SwiftlineError } from "@swiftline/core";
import { readYaml, writeWhole } from "@swiftline/files";
import type { Snapshot } from "@swiftline/store";
import { z } from "zod";
import packageJson from "../package.json" with { type: "json" };
import type { WantedReport } from "./build-report.ts";
import { HashAnswer } from "./present/checkpoint.ts";
import { reportFormats } from "./present/report-formats.ts";

type Format = keyof typeof reportFormats;
const formats = Object.keys(reportFormats) as Format[];

/** What a report file was made of, and its hash. The same inputs make the same manifest: it does not say when. */
export const ReportManifest = z.strictObject({
  manifest: z.literal(1),
  /** By what it was computed: the report, the scoring scheme, the city's book, and the program. */
  definition: z.strictObject({ report: z.string(), scheme: z.string(), book: z.string(), swiftline: z.string() }),
  /** Of which log: a checkpoint over the same log has the same root. */
  snapshot: z.strictObject({ appeals: z.int(), commits: z.int(), root: HashAnswer }),
  parameters: z.strictObject({
    format: z.enum(formats),
    from: z.string().nullable(),
    to: z.string().nullable(),
    period: z.string().nullable(),
    only: z.array(z.string()).nullable(),
    fromLog: z.boolean(),
  }),
  output: z.strictObject({ file: z.string(), bytes: z.int(), sha256: HashAnswer }),
});
export type ReportManifest = z.infer<typeof ReportManifest>;

/** Where the manifest of a report file lies: beside it. */
export const manifestFileOf = (report: string): string => `${report}.manifest.json`;

export const outputOf = (file: string, content: string | Uint8Array): ReportManifest["output"] => ({
  file: basename(file),
  bytes: Buffer.byteLength(content),
  sha256: hash("sha256", content),
});

export function manifestOf(
  { id, from, to, period, only, fromLog }: WantedReport,
  format: Format,
  made: { readonly book: PolicyBook; readonly snapshot: Snapshot; readonly output: ReportManifest["output"] },
): ReportManifest {
  const { book, snapshot, output } = made;
  return {
    manifest: 1,
    definition: { report: id, scheme: book.scheme.id, book: book.version, swiftline: packageJson.version },
    snapshot,
    parameters: {
      format,
      from: from ?? null,
      to: to ?? null,
      period: period ?? null,
      only: only === undefined ? null : [...only],
      fromLog,
    },
    output,
  };
}

/** What a manifest was asked for, to be built again. */
export const wantedBy = ({ definition, parameters }: ReportManifest): WantedReport => ({
  id: definition.report,
  from: parameters.from ?? undefined,
  to: parameters.to ?? undefined,
  period: parameters.period ?? undefined,
  only: parameters.only ?? undefined,
  fromLog: parameters.fromLog,
});

/** Writes the manifest beside its report; what is no plain file, such as `/dev/stdout`, has none. */
export async function writeManifest(report: string, manifest: ReportManifest): Promise<void> {
  const written = await stat(report);
  if (written.isFile()) await writeWhole(manifestFileOf(report), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Reads the manifest of a report file. Throws `file/not-found` or `file/malformed`. */
export async function readManifest(report: string): Promise<ReportManifest> {
  const file = manifestFileOf(report);
  const document = await readYaml(file);
  const read = document.ok ? readDocument(document.value, ReportManifest) : document;
  if (read.ok) return read.value;
  if (read.reason.some(({ code }) => code === "file/not-found"))
    throw new SwiftlineError("file/not-found", `${report} has no manifest: there is no ${file}`, {
      tryThis: "report run --out writes one beside each report",
    });
  throw new SwiftlineError("file/malformed", `${file} is no manifest of a report`, {
    tryThis: "run the report again",
    problems: read.reason,
  });
}
