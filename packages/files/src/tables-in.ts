import { existsSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { dirname, sep } from "node:path";
import { isZip } from "./byte-source.ts";
import { zipTables } from "./bytes/zip-entry.ts";

/** A table that can be read: a file, or a part of a zip archive. */
export interface TablePlace {
  readonly path: string;
  readonly entry: string | undefined;
}

/** The tables that a path names, in the order of their names, and the parts of an archive that are none. */
export interface TablesIn {
  readonly tables: readonly TablePlace[];
  readonly others: readonly string[];
}

/**
 * The tables that a path names. A file is one, and so is the part of an archive that it goes on to (`year.zip/may.csv`) or that
 * `entry` names; a zip archive of several is each of them. What cannot be looked into is one, for whoever opens it to say why.
 */
export async function tablesIn(path: string, entry?: string | undefined): Promise<TablesIn> {
  const place = entry === undefined ? await insideArchive(path) : { path, entry };
  if (place !== undefined) return { tables: [place], others: [] };
  const { tables, others } = (await isArchive(path)) ? await zipTables(path).catch(() => nothing) : nothing;
  if (tables.length < 2) return { tables: [{ path, entry: undefined }], others };
  return { tables: tables.map((name) => ({ path, entry: name })), others };
}

const nothing = { tables: [], others: [] } as const;

/** The place that a path has in an archive; undefined where it does not lead into one. */
export async function insideArchive(path: string): Promise<TablePlace | undefined> {
  let above = path;
  while (!existsSync(above) && above !== dirname(above)) above = dirname(above);
  if (above === path || !(await isArchive(above))) return undefined;
  return { path: above, entry: path.slice(above.length + 1).replaceAll(sep, "/") };
}

/** Whether a plain file is a zip archive, by its first bytes. */
async function isArchive(path: string): Promise<boolean> {
  if ((await stat(path).catch(() => undefined))?.isFile() !== true) return false;
  const file = await open(path).catch(() => undefined);
  try {
    const begin = await file?.read(Buffer.alloc(4), 0, 4, 0);
    return begin !== undefined && isZip(begin.buffer);
  } catch {
    return false;
  } finally {
    await file?.close();
  }
}
