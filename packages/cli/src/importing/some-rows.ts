import type { FileRow, Records } from "@swiftline/files";

/** Which rows of a file are wanted: all behind the first `skip`, and no more than up to the row `limit`, counted from the first. */
export interface Wanted {
  readonly skip: number;
  readonly limit: number | undefined;
}

/** The wanted rows, some at a time. Those that are skipped are read, for nobody can know where a row begins otherwise. */
export async function* someRows(
  records: Records,
  size: number,
  { skip, limit = Number.POSITIVE_INFINITY }: Wanted,
): AsyncGenerator<readonly FileRow[]> {
  let place = 0;
  for await (const rows of records.batches(size)) {
    const [from, to] = [Math.max(0, skip - place), limit - place];
    place += rows.length;
    const wanted = from === 0 && to >= rows.length ? rows : rows.slice(from, Math.max(from, to));
    if (wanted.length > 0) yield wanted;
    if (place >= limit) return;
  }
}
