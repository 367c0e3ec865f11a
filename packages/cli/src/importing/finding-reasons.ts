import type { Finding, Problem } from "@swiftline/core";
import * as z from "zod";

/** One reason for which rows were rejected or flagged: how many, and the first of them as an example. */
export const FindingReason = z.strictObject({
  outcome: z.enum(["rejected", "flagged"]),
  code: z.string(),
  field: z.string().nullable(),
  rows: z.int(),
  line: z.int(),
  /** What holds for every row: of the first alone, where all say the same, else the reason with the first as its example. */
  message: z.string(),
});
export type FindingReason = z.infer<typeof FindingReason>;

/** A reason while it is counted. */
interface Counted extends Omit<FindingReason, "message"> {
  readonly first: Problem;
  readonly areAlike: boolean;
}

/** Counts findings by what is wrong and in which field. A row that is wrong in two ways counts in both. */
export function findingReasons() {
  const reasons = new Map<string, Counted>();
  const note = ({ line, outcome }: Finding, problem: Problem): void => {
    const { code, message, field = null, reason = "" } = problem;
    const key = JSON.stringify([outcome, code, field, reason]);
    const known = reasons.get(key) ?? { outcome, code, field, rows: 0, line, first: problem, areAlike: true };
    const areAlike = known.areAlike && known.first.message === message;
    reasons.set(key, { ...known, rows: known.rows + 1, areAlike });
  };
  return {
    add(findings: readonly Finding[]): void {
      for (const finding of findings) for (const problem of finding.problems) note(finding, problem);
    },
    /** The rejected before the flagged, and the most frequent first. */
    all: (): readonly FindingReason[] =>
      [...reasons.values()]
        .map(({ first, areAlike, ...reason }) => ({ ...reason, message: areAlike ? first.message : such(first) }))
        .sort(
          (one, other) =>
            Number(one.outcome === "flagged") - Number(other.outcome === "flagged") || other.rows - one.rows,
        ),
  };
}

/** `not in categories.csv, such as Gold`: what rows have in common that do not say the same. */
function such({ message, reason }: Problem): string {
  if (reason === undefined) return `such as ${message}`;
  const subject = message.slice(0, message.length - reason.length).trim();
  return `${reason.replace(/^is /, "")}, such as ${subject}`;
}
