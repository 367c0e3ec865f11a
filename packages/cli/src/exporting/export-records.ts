import type { PolicyBook } from "@swiftline/core";
import { didYouMean } from "@swiftline/core";
import type { Selection } from "@swiftline/core/exporting";
import { type ExportColumn, type FlatAppeal, flatExport, georeportBulk, lifeLine } from "@swiftline/core/exporting";
import type { Store } from "@swiftline/store";
import { invalid } from "../flags.ts";
import type { ProgressLine } from "../present/progress.ts";
import { countedOff } from "./counted-off.ts";
import { openOutput } from "./open-output.ts";
import { type RowSink, rowSinks } from "./row-sinks.ts";
import { type SelectedAppeal, selectedAppeals } from "./selected-appeals.ts";

export const exportFormats = ["csv", "ndjson", "parquet", "georeport-bulk"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportJob {
  readonly format: ExportFormat;
  /** A file, or `-`. */
  readonly target: string;
  /** The names of the columns that are wanted, in their order; all of them when undefined. */
  readonly columns: readonly string[] | undefined;
  readonly selection: Selection;
  /** Opens the line that says how many appeals have been dealt with, by what is done with them. */
  readonly progress: (verb: string) => ProgressLine;
}

/** What was written, and how many appeals were not, as they are confidential. */
export interface Exported {
  readonly appeals: number;
  readonly withheld: number;
  readonly bytes: number;
}

/**
 * Writes the appeals that were asked for, one after another as the log has them. GeoReport Bulk is for publishing and cannot say that an
 * appeal is confidential, so that such are left out of it. Throws `file/not-writable` and the store's faults.
 */
export async function exportRecords(store: Store, book: PolicyBook, job: ExportJob): Promise<Exported> {
  const sink = await openSink(job, book);
  let appeals = 0;
  let withheld = 0;
  for await (const appeal of countedOff(selectedAppeals(store, book, job.selection), () => job.progress("exported"))) {
    if (job.format === "georeport-bulk" && appeal.flat.confidential) {
      withheld++;
      continue;
    }
    await sink.add(appeal);
    appeals++;
  }
  return { appeals, withheld, bytes: await sink.finish() };
}

async function openSink({ format, target, columns }: ExportJob, book: PolicyBook): Promise<RowSink<SelectedAppeal>> {
  if (format === "ndjson") {
    const output = await openOutput(target);
    return { add: ({ appealId, history }) => output.append(lifeLine(appealId, history)), finish: output.finish };
  }
  const all = format === "georeport-bulk" ? georeportBulk(book) : flatExport;
  const open = rowSinks[format === "parquet" ? "parquet" : "csv"];
  const sink = await open<FlatAppeal>({ target, columns: chosenColumns(all, columns), zone: book.zone });
  return { add: ({ flat }) => sink.add(flat), finish: sink.finish };
}

/** The columns with these names, in the order of the names. Throws `flag/invalid` on one that is not there. */
export function chosenColumns<Told>(
  all: readonly ExportColumn<Told>[],
  names: readonly string[] | undefined,
): readonly ExportColumn<Told>[] {
  if (names === undefined) return all;
  requireColumns(
    names,
    all.map(({ name }) => name),
  );
  return names.flatMap((name) => all.find((column) => column.name === name) ?? []);
}

/** Throws `flag/invalid` on a name that is none of the columns, or stands twice. */
export function requireColumns(names: readonly string[], known: readonly string[]): void {
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) !== index) throw invalid(`--columns names ${name} twice`, "leave one out");
    if (!known.includes(name))
      throw invalid(
        `there is no column ${name}`,
        didYouMean(name, known).suggestion ?? `choose from ${known.join(", ")}`,
      );
  }
}
