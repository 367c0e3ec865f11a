import type { Finding } from "@swiftline/core";
import type { FindingReason } from "../finding-reasons.ts";
import { oneLine } from "./one-line.ts";

/** What was found wrong or odd in the rows of an import: one line for each. */
export const findingLines = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ line, outcome, problems }) =>
    problems.map(({ field, message }) => {
      const about = field === undefined || message.includes(field) ? "" : `${field}: `;
      return oneLine(`    line ${line} ${outcome}, ${about}${message}`);
    }),
  );

/** Why rows were rejected or flagged, and where to see it. */
export function sayReason({ rows, field, message, line }: FindingReason): string {
  const first = rows === 1 ? `line ${line}` : `first on line ${line}`;
  return oneLine(`${field === null ? "" : `${field}: `}${message} (${first})`);
}
