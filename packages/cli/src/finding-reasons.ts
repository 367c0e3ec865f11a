import type { Finding, Problem } from "@swiftline/core";
import { z } from "zod";

/** One reason for which rows were rejected or flagged: how many, and the first of them as an example. */
export const FindingReason = z.strictObject({
  outcome: z.enum(["rejected", "flagged"]),
  code: z.string(),
  field: z.string().nullable(),
  rows: z.int(),
  line: z.int(),
  message: z.string(),
});
export type FindingReason = z.infer<typeof FindingReason>;

/** Counts findings by what is wrong and in which field. A row that is wrong in two ways counts in both. */
export function findingReasons() {
  const reasons = new Map<string, FindingReason>();
  const note = ({ line, outcome }: Finding, { code, message, ...problem }: Problem): void => {
    const field = problem.field ?? null;
    const key = `${outcome} ${code} ${field ?? ""}`;
    const known = reasons.get(key);
    reasons.set(
      key,
      known === undefined ? { outcome, code, field, rows: 1, line, message } : { ...known, rows: known.rows + 1 },
    );
  };
  return {
    add(findings: readonly Finding[]): void {
      for (const finding of findings) for (const problem of finding.problems) note(finding, problem);
    },
    /** The rejected before the flagged, and the most frequent first. */
    all: (): readonly FindingReason[] =>
      [...reasons.values()].sort(
        (one, other) =>
          Number(one.outcome === "flagged") - Number(other.outcome === "flagged") || other.rows - one.rows,
      ),
  };
}
