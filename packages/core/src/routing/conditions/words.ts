import { didYouMean } from "../../nearest.ts";
import { no, ok, type Result } from "../../result.ts";
import type { CellProblem } from "../condition.ts";

/** The words of a closed list that a cell names. */
export function parseWords<Word extends string>(
  alternatives: readonly string[],
  known: readonly Word[],
): Result<ReadonlySet<Word>, CellProblem> {
  const unknown = alternatives.find((word) => !known.some((one) => one === word));
  if (unknown === undefined) return ok(new Set(alternatives as readonly Word[]));
  return no({ message: `${unknown} is none of ${known.join(", ")}`, ...didYouMean(unknown, known) });
}
