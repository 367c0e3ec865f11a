import { fold, type History } from "../appeal/history.ts";
import { readCycles } from "../sla/clock.ts";
import { type ClockExplanation, explainClock } from "../sla/explain.ts";
import type { StageKey } from "../sla/stage.ts";
import type { Instant } from "../time/instant.ts";
import { type PolicyBook, policyFor } from "./policy-book.ts";

/**
 * Every clock that an appeal has had by a moment, stage by stage and cycle by cycle, read from what had happened by then. Undefined where
 * nothing had.
 */
export function explainClocks(
  history: History,
  book: PolicyBook,
  now: Instant,
): readonly ClockExplanation[] | undefined {
  const known = history.filter(({ at }) => at <= now);
  const appeal = fold(known);
  if (appeal === undefined) return undefined;
  const policy = policyFor(appeal, book);
  return Object.entries(policy.stages)
    .flatMap(([key, stage]) => readCycles(known, key as StageKey, stage, book.calendars))
    .map((clock) => explainClock(clock, { policy: policy.id, book: book.version }, now));
}
