import { basename } from "node:path";

/**
 * What the file of the rejected rows of a file may be called, so that it goes over no other: `calls.csv.rejected.csv`, and from 2
 * on with the number, `calls.csv.2.rejected.csv`.
 */
export function rejectsNames(file: string): (number: number) => string {
  const stem = file === "-" ? "stdin" : basename(file).replace(/\.(gz|zst)$/, "");
  return (number) => `${stem}${number === 1 ? "" : `.${number}`}.rejected.csv`;
}
