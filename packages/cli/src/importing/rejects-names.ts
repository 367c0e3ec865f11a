import { basename } from "node:path";

/**
 * What the file of the rejected rows of a file may be called, so that it goes over no other: `calls.csv.rejected.csv`, and from 2
 * on with the number, `calls.csv.2.rejected.csv`. A part of an archive stands behind the name of that: `year.zip.may.csv.rejected.csv`.
 */
export function rejectsNames(file: string, entry?: string | undefined): (number: number) => string {
  const names = [file === "-" ? "stdin" : basename(file), ...(entry === undefined ? [] : [inOneName(entry)])];
  const stem = names.join(".").replace(/\.(gz|zst)$/, "");
  return (number) => `${stem}${number === 1 ? "" : `.${number}`}.rejected.csv`;
}

/** The folders that a part of an archive stands in are no folders here. */
const inOneName = (entry: string): string => entry.replaceAll(/[/\\\p{Cc}]/gu, ".");
