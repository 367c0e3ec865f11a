import { type ImportCounts, noRows, SwiftlineError } from "@swiftline/core";
import type { FailedFile, ImportedFile } from "../present/imported.ts";

/** What became of several files. */
export interface ImportedFiles {
  /** How many are in, and their rows. */
  readonly count: number;
  readonly counts: ImportCounts;
  /** Each that is in, unless there may be no end of them. */
  readonly files: readonly ImportedFile[];
  readonly failed: readonly FailedFile[];
}

/** Whether what was thrown keeps no other file out. */
export const isOfOneFile = (error: unknown): error is SwiftlineError =>
  error instanceof SwiftlineError && error.code !== "import/interrupted";

export const failedFile = (file: string, { code, message, tryThis }: SwiftlineError): FailedFile => ({
  file,
  code,
  message,
  ...(tryThis !== undefined && { tryThis }),
});

/** What became of the rows of several files. */
export function sumOf(files: readonly ImportCounts[]): ImportCounts {
  const names = Object.keys(noRows) as (keyof ImportCounts)[];
  const sums = names.map((name) => [name, files.reduce((sum, one) => sum + one[name], 0)]);
  return Object.fromEntries(sums) as ImportCounts;
}
