/**
 * One thing that is wrong in what somebody wrote, and where: a cell of a table, a value of a YAML file, a field of a row.
 * `line` and `column` count from 1; `suggestion` is something to do.
 */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** The end of a message that begins with what it is about: what may be wrong elsewhere too. */
  readonly reason?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
  readonly value?: string;
  readonly suggestion?: string;
  /** A warning is worth a look and stops nothing. Absent means error. */
  readonly severity?: "warning";
}

/** The message on something, and the reason that it gives. */
export const messageOn = (subject: string, reason: string): Required<Pick<Problem, "message" | "reason">> => ({
  message: `${subject} ${reason}`,
  reason,
});

export const isError = (problem: Problem): boolean => problem.severity !== "warning";

/** `routing.csv:14:3`, as terminals and editors link it. */
export function placeOf(problem: Problem): string {
  const parts = [problem.file, problem.line, problem.column].filter((part) => part !== undefined);
  return parts.join(":");
}
