import { csvLines, type ExportColumn } from "@swiftline/core/exporting";
import type { Zone } from "@swiftline/core/time";
import { writeParquet } from "@swiftline/files";
import { openOutput } from "./open-output.ts";

/** Where the rows of an export go, one after another. */
export interface RowSink<Told> {
  readonly add: (told: Told) => Promise<void>;
  /** Answers how many bytes were written, before they were packed. */
  readonly finish: () => Promise<number>;
}

export interface SinkOptions<Told> {
  readonly target: string;
  readonly columns: readonly ExportColumn<Told>[];
  readonly zone: Zone;
}

async function csvSink<Told>({ target, columns, zone }: SinkOptions<Told>): Promise<RowSink<Told>> {
  const output = await openOutput(target);
  const { header, row } = csvLines(columns, zone);
  await output.append(header);
  return { add: (told) => output.append(row(told)), finish: output.finish };
}

async function parquetSink<Told>({ target, columns }: SinkOptions<Told>): Promise<RowSink<Told>> {
  const file = await writeParquet(target, columns);
  return { add: (told) => file.add(columns.map((column) => column.of(told))), finish: file.finish };
}

/** One flat object a line; what is absent is left out. */
async function jsonLinesSink<Told>({ target, columns }: SinkOptions<Told>): Promise<RowSink<Told>> {
  const output = await openOutput(target);
  return {
    add: (told) =>
      output.append(`${JSON.stringify(Object.fromEntries(columns.map(({ name, of }) => [name, of(told)])))}\n`),
    finish: output.finish,
  };
}

/** How flat rows are written, by format. */
export const rowSinks = { csv: csvSink, ndjson: jsonLinesSink, parquet: parquetSink } as const;
