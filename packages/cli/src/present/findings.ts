import type { Finding } from "@swiftline/core";
import * as z from "zod";
import type { FindingReason } from "../importing/finding-reasons.ts";
import { ProblemAnswer } from "./answers.ts";
import { oneLine } from "./one-line.ts";

/** What was found in one row. `appeal` is null where the row was rejected before anybody knew of which appeal it tells. */
export const FindingAnswer = z.strictObject({
  line: z.int(),
  appeal: z.string().nullable(),
  outcome: z.enum(["flagged", "rejected"]),
  problems: z.array(ProblemAnswer),
});
export type FindingAnswer = z.infer<typeof FindingAnswer>;

export const findingAnswer = ({ line, appealId, outcome, problems }: Finding): FindingAnswer => ({
  line,
  appeal: appealId ?? null,
  outcome,
  problems: [...problems],
});

/** What was found wrong or odd in the rows of an import: one line for each. */
export const findingLines = (findings: readonly FindingAnswer[]): readonly string[] =>
  findings.flatMap(({ line, appeal, outcome, problems }) =>
    problems.map(({ field, message }) => {
      const about = [appeal, field].flatMap((one) => (one && !message.includes(one) ? `${one}: ` : []));
      return oneLine(`    line ${line} ${outcome}, ${about.join("")}${message}`);
    }),
  );

/** Why rows were rejected or flagged, and where to see it. */
export function sayReason({ rows, field, message, line }: FindingReason): string {
  const first = rows === 1 ? `line ${line}` : `first on line ${line}`;
  return oneLine(`${field === null ? "" : `${field}: `}${message} (${first})`);
}
