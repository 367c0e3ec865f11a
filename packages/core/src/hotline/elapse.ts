import type { Command } from "../appeal/acts/index.ts";
import { isHeld } from "../appeal/appeal.ts";
import { fold, type History } from "../appeal/history.ts";
import { type PolicyBook, policyFor } from "../book/policy-book.ts";
import { readClock, stateOf } from "../sla/clock.ts";

/** What the hotline does because time passed, and when to look again. */
export interface Elapsed {
  readonly commands: readonly Command[];
  /** The next moment at which something can happen by time alone; undefined while nothing can. */
  readonly next: number | undefined;
}

/**
 * An agency that lets its limit pass is reminded once (Jinan regulation, article 28: overdue orders are supervised), at the
 * moment the limit passed, whenever somebody looks. Rework has a limit of its own. `now` is the only time there is.
 */
export function elapse(history: History, book: PolicyBook, now: number): Elapsed {
  const appeal = fold(history);
  if (appeal === undefined || !isHeld(appeal)) return { commands: [], next: undefined };
  const policy = policyFor(appeal, book);
  const { resolve } = policy.stages;
  const clock = resolve && readClock(history, "resolve", resolve, book.calendars);
  if (clock?.dueAt === undefined || wasReminded(history, clock.dueAt)) return { commands: [], next: undefined };
  if (stateOf(clock, now) !== "overdue") return { commands: [], next: clock.dueAt + 1 };
  const at = Math.max(clock.dueAt + 1, appeal.lastAt);
  const reason = `the limit of ${policy.name} has passed`;
  return {
    commands: [{ type: "SuperviseAppeal", appealId: appeal.id, at, by: "clock", form: "reminder", reason }],
    next: undefined,
  };
}

const wasReminded = (history: History, dueAt: number): boolean =>
  history.some(({ type, by, at }) => type === "AppealSupervised" && by === "clock" && at > dueAt);
