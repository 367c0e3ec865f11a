import type { Finding } from "@swiftline/core";

/** What was found wrong or odd in the rows of an import: one line for each. */
export const findingLines = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ line, outcome, problems }) =>
    problems.map(({ field, message }) => {
      const about = field === undefined || message.includes(field) ? "" : `${field}: `;
      return `    line ${line} ${outcome}, ${about}${message}`;
    }),
  );
