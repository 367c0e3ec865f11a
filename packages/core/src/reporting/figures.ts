import type { AppealFacts } from "./facts.ts";
import type { Measures } from "./measures.ts";

/** What reports and scores are made from, as a store keeps it. */
export interface Figures {
  /** The counts that reports read, of these rollups. */
  readonly measures: (rollups: readonly string[]) => Promise<Measures>;
  /** The facts of every appeal by a plain fold of the log, ordered by id. */
  readonly facts: () => AsyncIterable<AppealFacts>;
  /** The last event's instant; undefined while nothing is recorded. */
  readonly latestAt: () => Promise<number | undefined>;
  /** How far the log has come, 0 while nothing is recorded: as long as it says the same, so does every figure of one book. */
  readonly position: () => Promise<number>;
}
