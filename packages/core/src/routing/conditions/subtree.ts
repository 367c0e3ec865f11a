import { didYouMean } from "../../nearest.ts";
import { no, ok, type Result } from "../../result.ts";
import type { CellProblem } from "../condition.ts";
import type { Hierarchy } from "../subject.ts";

/** The nodes named in a cell, each standing for its whole subtree: all codes below them. */
export function parseSubtrees(
  alternatives: readonly string[],
  tree: Hierarchy,
  list: string,
): Result<ReadonlySet<string>, CellProblem> {
  const unknown = alternatives.find((code) => !tree.has(code));
  if (unknown !== undefined)
    return no({
      message: `${unknown} is not in ${list}`,
      ...didYouMean(
        unknown,
        tree.nodes.map((node) => node.id),
      ),
    });
  return ok(new Set(alternatives.flatMap((code) => tree.within(code))));
}
