import type { Command } from "../appeal/acts/index.ts";
import { isHeld } from "../appeal/appeal.ts";
import { fold, type History } from "../appeal/history.ts";
import { type PolicyBook, policyOf } from "../book/policy-book.ts";
import { readClocks, stateOf } from "../sla/clock.ts";

/** What the hotline does because time passed, and when to look again. */
export interface Elapsed {
  readonly commands: readonly Command[];
  /** The next moment at which something can happen by time alone; undefined while nothing can. */
  readonly next: number | undefined;
}

/**
 * An agency that lets its limit pass is reminded once (Jinan regulation, article 28: overdue orders are supervised), at the
 * moment the limit passed, whenever somebody looks. `now` is the only time there is.
 */
export function elapse(history: History, book: PolicyBook, now: number): Elapsed {
  const appeal = fold(history);
  if (appeal === undefined || !isHeld(appeal)) return { commands: [], next: undefined };
  const policy = policyOf(
    book,
    appeal.assignment.limit,
    appeal.assignment.route && book.router.decide(appeal.matter)?.policy,
  );
  const resolve = readClocks(history, policy, book.calendars).find((clock) => clock.stage === "resolve");
  if (resolve?.dueAt === undefined || appeal.supervisions.includes("reminder"))
    return { commands: [], next: undefined };
  if (stateOf(resolve, now) !== "overdue") return { commands: [], next: resolve.dueAt + 1 };
  const at = Math.max(resolve.dueAt + 1, appeal.lastAt);
  const reason = `the limit of ${policy.name} has passed`;
  return {
    commands: [{ type: "SuperviseAppeal", appealId: appeal.id, at, by: "clock", form: "reminder", reason }],
    next: undefined,
  };
}
