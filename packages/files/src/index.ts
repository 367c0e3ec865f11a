/** The door of `@swiftline/files`: bytes to records and back. */

export type { Progress } from "./byte-source.ts";
export { expandPaths } from "./expand-paths.ts";
export { writeFault } from "./file-fault.ts";
export { type FileForm, type FileFormat, fileFormats } from "./file-form.ts";
export type { FileRow } from "./file-row.ts";
export { loadCity, openCity } from "./load-city.ts";
export { makeFolder } from "./make-folder.ts";
export { type OpenRecordsOptions, openRecords, type Records } from "./open-records.ts";
export { type PackedRows, packRows, unpackRows } from "./packed-rows.ts";
export { type LayerDay, type LayerPlan, type LayerTarget, planHolidayLayer } from "./plan-holiday-layer.ts";
export { readCityFolder } from "./read-city-folder.ts";
export { readHolidays } from "./read-holidays.ts";
export type { HolidayFileOptions } from "./read-holidays-ics.ts";
export { readRoutingFile, routingEndings } from "./read-routing-file.ts";
export { readTable } from "./read-table.ts";
export { readYaml } from "./read-yaml.ts";
export { rejectColumns } from "./reject-columns.ts";
export { shownPath } from "./sql/sql-address.ts";
export { type TablePlace, tablesIn } from "./tables-in.ts";
export { makeFile, writeWhole } from "./whole-file.ts";
export { writeParquet } from "./write-parquet.ts";
export { type Rejection, type Rejects, type RejectsOptions, writeRejects } from "./write-rejects.ts";
export { routingFileOf } from "./write-routing-file.ts";
