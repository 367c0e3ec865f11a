import { agencyHolding } from "../appeal/appeal.ts";
import { fold, type History } from "../appeal/history.ts";
import { type PolicyBook, policyFor } from "../book/policy-book.ts";
import { type Clock, readCycles } from "../sla/clock.ts";
import { breachedAt, readAt } from "../sla/reading.ts";
import { type StageKey, stageKeys } from "../sla/stage.ts";
import type { Instant } from "../time/instant.ts";

/** What one book says of a clock. */
export interface ClockVerdict {
  readonly policy: string;
  /** Undefined where it does not run by then, or never comes to its limit. */
  readonly dueAt: Instant | undefined;
  /** Whether it broke a limit by then, whether it runs still, stands still or has stopped. */
  readonly late: boolean;
}

/** One clock of one appeal as the book in force reads it and as a draft would; a clock that one of them has not is undefined there. */
export interface ClockVerdicts {
  readonly appealId: string;
  readonly agency: string | undefined;
  readonly stage: StageKey;
  readonly registeredAt: Instant;
  readonly now: ClockVerdict | undefined;
  readonly draft: ClockVerdict | undefined;
}

export interface TwoBooks {
  readonly book: PolicyBook;
  readonly draft: PolicyBook;
  /** The moment at which both are asked. */
  readonly asOf: Instant;
}

/** Every clock that an appeal has by either book, each of its cycles beside its like. */
export function clockVerdicts(history: History, { book, draft, asOf }: TwoBooks): readonly ClockVerdicts[] {
  const appeal = fold(history);
  if (appeal === undefined || appeal.status === "withdrawn") return [];
  const agency = agencyHolding(appeal);
  const { id: appealId, registeredAt } = appeal;
  const read = (by: PolicyBook, key: StageKey): readonly ClockVerdict[] => {
    const policy = policyFor(appeal, by);
    const stage = policy.stages[key];
    return stage === undefined
      ? []
      : readCycles(history, key, stage, by.calendars).map((clock) => verdict(clock, policy.id, asOf));
  };
  return stageKeys.flatMap((stage) => {
    const [is, would] = [read(book, stage), read(draft, stage)];
    return Array.from({ length: Math.max(is.length, would.length) }, (_, cycle) => ({
      appealId,
      agency,
      stage,
      registeredAt,
      now: is[cycle],
      draft: would[cycle],
    }));
  });
}

const verdict = (clock: Clock, policy: string, asOf: Instant): ClockVerdict => ({
  policy,
  dueAt: clock.stoppedAt === undefined ? readAt(clock, asOf).dueAt : clock.dueAt,
  late: breachedAt(clock, asOf) !== undefined,
});
