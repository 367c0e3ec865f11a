import type { Problem } from "@swiftline/core";
import type { Rejection } from "@swiftline/files";
import { z } from "zod";

/** One reason for which rows were rejected: how many, and the first of them as an example. */
export const RejectReason = z.strictObject({
  code: z.string(),
  field: z.string().nullable(),
  rows: z.int(),
  line: z.int(),
  message: z.string(),
});
export type RejectReason = z.infer<typeof RejectReason>;

/** Counts rejected rows by what is wrong and in which field. A row that is wrong in two ways counts in both. */
export function rejectReasons() {
  const reasons = new Map<string, RejectReason>();
  const note = (line: number, { code, field, message }: Problem): void => {
    const key = `${code} ${field ?? ""}`;
    const known = reasons.get(key);
    reasons.set(
      key,
      known === undefined ? { code, field: field ?? null, rows: 1, line, message } : { ...known, rows: known.rows + 1 },
    );
  };
  return {
    add(rejections: readonly (Rejection & { readonly problems: readonly Problem[] })[]): void {
      for (const { row, problems } of rejections) for (const problem of problems) note(row.line, problem);
    },
    /** Most frequent first. */
    all: (): readonly RejectReason[] => [...reasons.values()].sort((one, other) => other.rows - one.rows),
  };
}
