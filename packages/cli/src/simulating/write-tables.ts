import { join } from "node:path";
import type { ExportColumn } from "@swiftline/core/exporting";
import type { Zone } from "@swiftline/core/time";
import { rowSinks } from "../exporting/row-sinks.ts";

/** How tables may be written. */
export const tableFormats = ["csv", "parquet"] as const;
export type TableFormat = (typeof tableFormats)[number];

/** A table by the name of its file. */
export interface Table {
  readonly name: string;
  readonly columns: readonly ExportColumn<never>[];
  readonly rows: readonly unknown[];
}

/** A table whose columns fit its rows. */
export const tableOf = <Row>(name: string, columns: readonly ExportColumn<Row>[], rows: readonly Row[]): Table => ({
  name,
  columns: columns as readonly ExportColumn<never>[],
  rows,
});

interface Writing {
  readonly folder: string;
  readonly formats: readonly TableFormat[];
  readonly zone: Zone;
}

/** Writes tables into a folder, each in all formats; answers the files. Throws `file/not-writable`. */
export async function writeTables(
  tables: readonly Table[],
  { folder, formats, zone }: Writing,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { name, columns, rows } of tables)
    for (const format of formats) {
      const target = join(folder, `${name}.${format}`);
      const sink = await rowSinks[format]({ target, columns, zone });
      for (const row of rows) await sink.add(row as never);
      await sink.finish();
      files.push(target);
    }
  return files;
}
