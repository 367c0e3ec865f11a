import * as z from "zod";
import { ReportManifest } from "../report-manifest.ts";
import { ink } from "./ink.ts";

/** One thing that was held against a manifest. */
const ReportCheck = z.strictObject({
  check: z.enum(["output", "log", "book", "scheme", "program", "again"]),
  ok: z.boolean(),
  says: z.string(),
});
export type ReportCheck = z.infer<typeof ReportCheck>;

/** A report file held against its manifest, and the manifest itself. */
export const ReportAuditAnswer = z.strictObject({
  file: z.string(),
  ok: z.boolean(),
  checks: z.array(ReportCheck),
  manifest: ReportManifest,
});
type ReportAuditAnswer = z.infer<typeof ReportAuditAnswer>;

/** The same for a person to read. */
export function reportAuditLines({ file, ok, checks, manifest }: ReportAuditAnswer): readonly string[] {
  const { definition, parameters, snapshot } = manifest;
  const { scheme, book, swiftline } = definition;
  const subject = parameters.kind === "report" ? parameters.id : `scores of ${parameters.period}`;
  const version = scheme.version === null ? "" : ` version ${scheme.version}`;
  return [
    `${subject}, scheme ${scheme.id}${version}, book ${book}, Swiftline ${swiftline}.`,
    `Of ${snapshot.appeals.toLocaleString("en")} appeals, log ${snapshot.root}.`,
    ...checks.map((one) => `  ${one.ok ? ink.green("ok") : ink.red("no")} ${one.says}`),
    ok ? `${file} is what its manifest says.` : `${file} is not what its manifest says.`,
  ];
}
