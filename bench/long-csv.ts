import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";

const requests = fileURLToPath(new URL("../examples/nyc-311/requests.csv.gz", import.meta.url));
const FIRST_ID = 1_000_000_000;

/** Writes a table of `rows` New York requests: the real ones over and over, under ids that count up as the source's do. */
export function writeLongCsv(file: string, rows: number): void {
  const [header = [], ...real]: string[][] = parse(gunzipSync(readFileSync(requests)), { bom: true });
  const idColumn = header.indexOf("unique_key");
  writeFileSync(file, stringify([header]));
  for (let from = 0; from < rows; from += real.length) {
    const renamed = real.slice(0, rows - from).map((row, index) => row.with(idColumn, String(FIRST_ID + from + index)));
    writeFileSync(file, stringify(renamed), { flag: "a" });
  }
}
