import * as z from "zod";
import { WantedReport } from "./build-report.ts";
import { HashAnswer } from "./present/checkpoint.ts";
import { formatIds } from "./present/report-formats.ts";
import type { ReportManifest } from "./report-manifest.ts";

/** The first form of manifests: of reports alone, and with the id of the scheme alone. */
export const FirstManifest = z.strictObject({
  manifest: z.literal(1),
  definition: z.strictObject({
    report: WantedReport.shape.id,
    scheme: z.string(),
    book: z.string(),
    swiftline: z.string(),
  }),
  snapshot: z.strictObject({ appeals: z.int(), commits: z.int(), root: HashAnswer }),
  parameters: WantedReport.omit({ kind: true, id: true }).extend({ format: z.enum(formatIds) }),
  output: z.strictObject({ file: z.string(), bytes: z.int(), sha256: HashAnswer }),
});

/** The same in the form of today. */
export const fromFirst = ({
  definition: { report, scheme, book, swiftline },
  snapshot,
  parameters,
  output,
}: z.infer<typeof FirstManifest>): ReportManifest => ({
  manifest: 2,
  definition: { scheme: { id: scheme, version: null, sha256: null }, book, swiftline },
  snapshot,
  parameters: { kind: "report", id: report, ...parameters },
  output,
});
