import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "../../src/table.ts";

/** The columns and records of a sample. */
export function readSample(name: string): { readonly columns: readonly string[]; readonly rows: readonly Row[] } {
  const text = readFileSync(join(import.meta.dirname, name), "utf8").trimEnd();
  const [columns = [], ...records] = text.split("\n").map((line) => line.split("\t"));
  return { columns, rows: records.map((cells, index) => ({ line: index + 2, cells })) };
}
