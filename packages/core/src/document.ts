import type * as z from "zod";
import type { Problem } from "./problem.ts";
import { no, ok, type Result } from "./result.ts";

export type Path = readonly (string | number)[];

/** A YAML or JSON file as it was read: its value, and where in the text each part of it stands. */
export interface Document {
  readonly file: string;
  readonly value: unknown;
  readonly placeOf: (path: Path) => { readonly line: number; readonly column: number } | undefined;
}

/** A problem of one part of a document. */
export const documentProblem = (
  document: Document,
  path: Path,
  code: string,
  message: string,
  more: Partial<Problem> = {},
): Problem => ({
  code,
  message,
  file: document.file,
  ...document.placeOf(path),
  ...(path.length > 0 && { field: path.join(".") }),
  ...more,
});

/** Reads a document by its schema; answers the value, or every problem with its place. */
export function readDocument<Value>(document: Document, schema: z.ZodType<Value>): Result<Value, readonly Problem[]> {
  const parsed = schema.safeParse(document.value);
  if (parsed.success) return ok(parsed.data);
  return no(
    parsed.error.issues.flatMap(meant).map((issue) => {
      const path = issue.path.filter((part) => typeof part !== "symbol");
      return documentProblem(document, path, `document/${issue.code}`, issue.message);
    }),
  );
}

/** Each unknown field for itself. */
const meant = (issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] =>
  inNearestForm(issue).flatMap((one): readonly z.core.$ZodIssue[] =>
    one.code === "unrecognized_keys"
      ? one.keys.map((key) => ({ ...one, path: [...one.path, key], message: "there is no such field here" }))
      : [one],
  );

/**
 * Of several forms that a part may have, what is wrong with the one that it comes nearest to; that the part as a whole is wrong if none
 * does.
 */
export function inNearestForm(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const [nearest, next] = issue.errors
    .map((issues) => ({ issues, repairs: repairsOf(issues) }))
    .toSorted((one, other) => one.repairs - other.repairs);
  if (nearest === undefined || nearest.repairs === next?.repairs) return [issue];
  return nearest.issues.flatMap((part) => inNearestForm({ ...part, path: [...issue.path, ...part.path] }));
}

/** How much is to be mended to make a part of this form; one of another kind altogether is farther than any other. */
const repairsOf = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.some(({ path, code }) => path.length === 0 && code !== "unrecognized_keys") ? ANOTHER_KIND : issues.length;

const ANOTHER_KIND = Number.MAX_SAFE_INTEGER;
