import { didYouMean } from "../../nearest.ts";
import { no, ok, type Result } from "../../result.ts";
import type { CellProblem } from "../condition.ts";

/** The words of a closed list that a cell names. */
export function parseWords<Word extends string>(
  alternatives: readonly string[],
  known: readonly Word[],
): Result<ReadonlySet<Word>, readonly CellProblem[]> {
  const unknown = alternatives.filter((word) => !known.some((one) => one === word));
  if (unknown.length === 0) return ok(new Set(alternatives as readonly Word[]));
  return no(unknown.map((word) => ({ message: `${word} is none of ${known.join(", ")}`, ...didYouMean(word, known) })));
}
