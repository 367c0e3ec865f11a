import type { Problem } from "../problem.ts";
import { type Contradictions, usualContradictions } from "./contradictions.ts";
import type { Source, SourceContext } from "./source.ts";

/** What holds for a run as a whole. */
export interface RunTerms {
  readonly contradictions: Contradictions;
  /** What somebody who reads its figures should know. */
  readonly notes: readonly Problem[];
}

/** The terms of a run that reads by a source, with the mapping at hand. */
export function runTerms({ meaning }: Source, context: Pick<SourceContext, "mapping">): RunTerms {
  const mapping = meaning?.(context);
  return {
    contradictions: mapping?.contradictions ?? usualContradictions,
    notes: mapping?.id === "content-hash" ? [contentHashes] : [],
  };
}

const contentHashes: Problem = {
  code: "intake/content-hash",
  message: "records without a number are known by what they say: two that say the same are one appeal",
  severity: "warning",
};
