import { type Document, documentProblem, no, ok, type Path, type Problem, type Result } from "@swiftline/core";
import type { Point } from "@swiftline/core/simulation/experiment";

/** A document after changes, and those that could not be made. */
export interface ChangedDocument {
  readonly document: Document;
  readonly problems: readonly Problem[];
}

/**
 * A document with other values at some of its places, each a dotted path such as `operators.groups.0.shifts.1.operators`. What a path
 * names and is not there yet is made, save further parts of a list. Whether the values fit there is for the reader of the document to
 * say.
 */
export function changedDocument(document: Document, values: Point["values"]): ChangedDocument {
  const problems: Problem[] = [];
  let { value } = document;
  for (const [dotted, to] of Object.entries(values)) {
    const path = dotted.split(".");
    const changed = changedAt(value, path, to);
    if (changed.ok) value = changed.value;
    else problems.push(documentProblem(document, path, "scenario/no-such-place", changed.reason, { field: dotted }));
  }
  return { document: { ...document, value }, problems };
}

/** What is wrong is told in a sentence. */
function changedAt(whole: unknown, [step, ...rest]: Path, to: unknown): Result<unknown, string> {
  if (step === undefined) return ok(to);
  if (Array.isArray(whole)) {
    const at = /^\d+$/.test(String(step)) ? Number(step) : Number.NaN;
    if (!(at < whole.length))
      return no(`there is no part ${step} here, they are counted from 0 to ${whole.length - 1}`);
    const part = changedAt(whole[at], rest, to);
    return part.ok ? ok(whole.with(at, part.value)) : part;
  }
  if (whole !== undefined && whole !== null && typeof whole !== "object")
    return no(`${JSON.stringify(whole)} has no parts, such as ${step}`);
  const parts = (whole ?? {}) as Readonly<Record<string, unknown>>;
  const part = changedAt(Object.hasOwn(parts, step) ? parts[step] : undefined, rest, to);
  return part.ok ? ok({ ...parts, [step]: part.value }) : part;
}
