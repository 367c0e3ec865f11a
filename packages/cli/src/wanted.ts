import type { PolicyBook } from "@swiftline/core";
import type { Store } from "@swiftline/store";
import * as z from "zod";
import { type BuiltReport, buildReport, WantedReport } from "./build-report.ts";
import { buildScores, WantedScores } from "./build-scores.ts";
import { formatIds, reportFormats } from "./present/report-formats.ts";

const format = z.enum(formatIds);

/** What a report file holds and how it is written: all that it takes to write it again. */
export const Wanted = z.discriminatedUnion("kind", [WantedReport.extend({ format }), WantedScores.extend({ format })]);
export type Wanted = z.infer<typeof Wanted>;

/** What it holds, before it is said how it is written. */
export type Unwritten = z.infer<typeof WantedReport | typeof WantedScores>;

/** What was wanted, as a report and as the content of its file. */
export interface Written extends BuiltReport {
  readonly content: string | Buffer;
}

/** Builds and writes what is wanted, from a store that must not change meanwhile. Throws `flag/invalid`, and the faults of a scheme file. */
export async function writeWanted({ format, ...wanted }: Wanted, store: Store, book: PolicyBook): Promise<Written> {
  const built = await (wanted.kind === "report" ? buildReport(wanted, store, book) : buildScores(wanted, store, book));
  return { ...built, content: await reportFormats[format](built.report) };
}
