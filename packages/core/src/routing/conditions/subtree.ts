import { didYouMean } from "../../nearest.ts";
import { no, ok, type Result } from "../../result.ts";
import type { CellProblem } from "../condition.ts";
import type { Hierarchy } from "../subject.ts";

/** The nodes named in a cell, each standing for its whole subtree: all codes below them. */
export function parseSubtrees(
  alternatives: readonly string[],
  tree: Hierarchy,
  list: string,
): Result<ReadonlySet<string>, readonly CellProblem[]> {
  const unknown = alternatives.filter((code) => !tree.has(code));
  if (unknown.length > 0) {
    const known = tree.nodes.map((node) => node.id);
    return no(unknown.map((code) => ({ message: `${code} is not in ${list}`, ...didYouMean(code, known) })));
  }
  return ok(new Set(alternatives.flatMap((code) => tree.within(code))));
}
