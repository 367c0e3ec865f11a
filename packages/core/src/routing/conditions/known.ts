import { didYouMean } from "../../nearest.ts";
import { no, ok, type Result } from "../../result.ts";
import type { CellProblem } from "../condition.ts";
import type { Hierarchy } from "../domain.ts";

/** A word of a closed list. */
export const oneOf =
  (known: readonly string[]) =>
  (word: string): Result<readonly string[], CellProblem> =>
    known.includes(word)
      ? ok([word])
      : no({ message: `${word} is none of ${known.join(", ")}`, ...didYouMean(word, known) });

/** A node of a tree, which stands for all codes below it too. */
export function subtreeOf(code: string, tree: Hierarchy, list: string): Result<readonly string[], CellProblem> {
  if (tree.has(code)) return ok(tree.within(code));
  const known = tree.nodes.map((node) => node.id);
  return no({ message: `${code} is not in ${list}`, ...didYouMean(code, known) });
}
