import { stat } from "node:fs/promises";
import { readDocument, SwiftlineError } from "@swiftline/core";
import { readYaml, writeWhole } from "@swiftline/files";
import * as z from "zod";
import { FirstManifest, fromFirst } from "./first-manifest.ts";
import { ReportManifest } from "./report-manifest.ts";

/** Where the manifest of a report file lies: beside it. */
const manifestFileOf = (report: string): string => `${report}.manifest.json`;

/** Writes the manifest beside its report; what is no plain file, such as `/dev/stdout`, has none. */
export async function writeManifest(report: string, manifest: ReportManifest): Promise<void> {
  const written = await stat(report);
  if (written.isFile()) await writeWhole(manifestFileOf(report), `${JSON.stringify(manifest, null, 2)}\n`);
}

const AnyManifest = z.discriminatedUnion("manifest", [FirstManifest, ReportManifest]);

/** Reads the manifest of a report file, of whatever form. Throws `file/not-found` or `file/malformed`. */
export async function readManifest(report: string): Promise<ReportManifest> {
  const file = manifestFileOf(report);
  const document = await readYaml(file);
  const read = document.ok ? readDocument(document.value, AnyManifest) : document;
  if (read.ok) return read.value.manifest === 1 ? fromFirst(read.value) : read.value;
  if (read.reason.some(({ code }) => code === "file/not-found"))
    throw new SwiftlineError("file/not-found", `${report} has no manifest: there is no ${file}`, {
      tryThis: "report run --out and score run --out write one beside each file",
    });
  throw new SwiftlineError("file/malformed", `${file} is no manifest of a report`, {
    tryThis: "run the report again",
    problems: read.reason,
  });
}
