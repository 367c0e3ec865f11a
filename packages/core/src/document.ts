import type { z } from "zod";
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
    parsed.error.issues.map((issue) => {
      const path = issue.path.filter((part) => typeof part !== "symbol");
      return documentProblem(document, path, `document/${issue.code}`, issue.message);
    }),
  );
}
