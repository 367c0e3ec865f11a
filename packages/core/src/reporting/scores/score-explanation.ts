import type { PolicyBook } from "../../book/policy-book.ts";
import type { AppealFacts } from "../facts.ts";
import { type Basis, roles, type ScoredAs, scores } from "../rollups/scores.ts";
import type { HalfDaySpan } from "./half-day-span.ts";

/** One appeal behind the numbers of a unit in one role, and in which of them it is. */
export interface AppealBehind {
  readonly appealId: string;
  readonly basis: Basis;
  readonly as: ScoredAs;
  /** The measures of the rollup in which it counts: `accepted`, `asked`, `vote contacted yes satisfied`. */
  readonly measures: readonly string[];
}

/** Every appeal behind the scores of a unit, by the very function that counts them. */
export async function* scoreExplanation(
  unit: string,
  appeals: AsyncIterable<AppealFacts> | Iterable<AppealFacts>,
  book: PolicyBook,
  { from, before }: HalfDaySpan,
): AsyncGenerator<AppealBehind> {
  for await (const facts of appeals) {
    const counts = scores
      .count(facts, book)
      .filter(({ key: [halfDay = "", agency] }) => agency === unit && halfDay >= from && halfDay < before);
    for (const as of roles) {
      const measures = counts.flatMap(({ key, counts: amounts }) =>
        key[3] === as ? Object.keys(amounts).filter((measure) => amounts[measure] !== 0) : [],
      );
      const basis: Basis = facts.excluded ? "excluded" : "counted";
      if (measures.length > 0) yield { appealId: facts.appealId, basis, as, measures };
    }
  }
}
