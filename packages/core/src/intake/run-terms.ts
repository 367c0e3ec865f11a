import type { Problem } from "../problem.ts";
import { type Contradictions, usualContradictions } from "./contradictions.ts";
import { foldColumn } from "./fold-column.ts";
import type { Source, SourceContext } from "./source.ts";

/** What holds for a run as a whole. */
export interface RunTerms {
  readonly contradictions: Contradictions;
  /** What somebody who reads its figures should know. */
  readonly notes: readonly Problem[];
}

interface RunContext extends Pick<SourceContext, "mapping"> {
  /** Those of the file that is read. */
  readonly columns: readonly string[];
}

/** The terms of a run that reads a file by a source, with the mapping at hand. */
export function runTerms({ meaning }: Source, context: RunContext): RunTerms {
  const mapping = meaning?.(context);
  const ids = new Set(mapping?.columns?.id?.map(foldColumn));
  const isNumberless = !context.columns.some((column) => ids.has(foldColumn(column)));
  return {
    contradictions: mapping?.contradictions ?? usualContradictions,
    notes: mapping?.id === "content-hash" && isNumberless ? [contentHashes] : [],
  };
}

const contentHashes: Problem = {
  code: "intake/content-hash",
  message: "records without a number are known by what they say: two that say the same are one appeal",
  severity: "warning",
};
