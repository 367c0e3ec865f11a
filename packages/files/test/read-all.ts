import { type OpenRecordsOptions, openRecords } from "../src/open-records.ts";

/** Opens a file of records and reads it to its end. */
export async function readAll(path: string, options: OpenRecordsOptions = {}) {
  const { form, columns, batches } = await openRecords(path, options);
  const rows = (await Array.fromAsync(batches())).flat();
  return { form, columns, rows, cells: rows.map(({ cells }) => cells) };
}
