import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathColumns } from "@swiftline/core/simulation/city";
import { comparisonColumns, replicationColumns, summaryColumns } from "@swiftline/core/simulation/experiment";
import { citationFiles, citesAnother } from "./experiment-citation.ts";
import { pointColumns } from "./point-table.ts";
import { trialColumns } from "./trial-table.ts";
import { type TableFormat, tableFormats } from "./write-tables.ts";

type Columns = readonly { readonly name: string }[];

/** Every table that a simulation may write, by the name of its file. */
const tables: Readonly<Record<string, Columns>> = {
  replications: replicationColumns,
  summary: summaryColumns,
  comparisons: comparisonColumns,
  points: pointColumns,
  series: pathColumns,
  trials: trialColumns,
};

/**
 * Takes away the tables and the manifest that an earlier run left in a folder, save those that this one wrote, and the citation of
 * another result: they would pass for its own. What only has the name of one, and was not written by us, stays.
 */
export async function removeEarlier(
  folder: string,
  written: readonly string[],
  { resultHash }: { readonly resultHash: string },
): Promise<void> {
  const leave = (file: string): boolean => written.includes(file);
  for (const [name, columns] of Object.entries(tables))
    for (const format of tableFormats) {
      const file = join(folder, `${name}.${format}`);
      if (!leave(file) && (await isTable[format](file, columns))) await rm(file, { force: true });
    }
  const manifest = join(folder, "manifest.json");
  if (!leave(manifest) && (await isManifest(manifest))) await rm(manifest, { force: true });
  for (const name of citationFiles) {
    const file = join(folder, name);
    if (citesAnother(await textIn(file, "beginning"), resultHash)) await rm(file, { force: true });
  }
}

/** Whether a file is one that we write: a CSV file begins with our columns, a Parquet file ends with them and its maker. */
const isTable: Readonly<Record<TableFormat, (file: string, columns: Columns) => Promise<boolean>>> = {
  async csv(file, columns) {
    const header = `${columns.map(({ name }) => name).join(",")}\n`;
    return (await textIn(file, "beginning")).startsWith(header);
  },
  async parquet(file, columns) {
    const end = await textIn(file, "end");
    return ["Swiftline", ...columns.map(({ name }) => name)].every((word) => end.includes(word));
  },
};

const isManifest = async (file: string): Promise<boolean> =>
  /^\{\s*"format": "swiftline-experiment-manifest-/.test(await textIn(file, "beginning"));

/** Far more than a line of columns, and than what a Parquet file says of the columns that lie last in it. */
const SOME_BYTES = 65_536;

/** Some bytes of a file; none of one that is not there, or is no file. */
async function textIn(file: string, where: "beginning" | "end"): Promise<string> {
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined) return "";
  try {
    const { size } = await handle.stat();
    const position = where === "beginning" ? 0 : Math.max(0, size - SOME_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SOME_BYTES), 0, SOME_BYTES, position);
    return buffer.toString("latin1", 0, bytesRead);
  } catch {
    return "";
  } finally {
    await handle.close();
  }
}
