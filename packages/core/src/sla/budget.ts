import type { WorkCalendar } from "../time/calendar.ts";
import type { Instant } from "../time/instant.ts";
import { afterPause, type DayBudget, daysAt, endOfDays } from "./day-budget.ts";
import type { Target } from "./policy.ts";
import { counting, measureOf, type TimeClock, timeBetween } from "./target.ts";

type Calendar = WorkCalendar | undefined;

/**
 * What a clock may use until it is due, and in which coin. Pauses keep it: a budget of time is what is left of it, a budget of
 * days gets back the dates that a pause took, and a fixed moment stays where it is.
 */
export type Budget = TimeBudget | DayBudget | { readonly coin: "moment"; readonly at: Instant };

/** What was left of it when the clock began to run last; `until` is a limit that was approved, to the moment. */
interface TimeBudget {
  readonly coin: "time";
  readonly target: Extract<Target, { readonly within: number }>;
  readonly left: number;
  readonly until?: Instant | undefined;
}

/** What a target gives at the start. */
export function budgetOf(target: Target, start: Instant): Budget {
  if ("within" in target) return { coin: "time", target, left: target.within };
  if ("at" in target) return { coin: "moment", at: target.at };
  return { coin: "days", target, start, skipped: 0, more: 0 };
}

/** When a clock that has run since then is due if nothing happens, and never before that. Undefined where the calendar never opens again. */
export function dueSince(budget: Budget, since: Instant, calendar: Calendar): Instant | undefined {
  switch (budget.coin) {
    case "time": {
      const { target, left, until } = budget;
      if (until !== undefined) return Math.max(until, since);
      if (target.clock === "natural") return since + left;
      return counting(calendar).add(since, left, target.edge ?? "near") ?? undefined;
    }
    case "moment":
      return Math.max(budget.at, since);
    case "days": {
      const end = endOfDays(budget, counting(calendar));
      return end === undefined ? undefined : Math.max(end, since);
    }
  }
}

/** Whether nothing is left of it, for a clock that goes on at `at` and would be due at `due`. */
export const isSpent = (budget: Budget, at: Instant, due: Instant | undefined): boolean =>
  (budget.coin === "time" && budget.left <= 0) || (due !== undefined && due <= at);

/** The budget of a clock that ran since `since`, stood still between `from` and `to`, and goes on. */
export function afterBreak(
  budget: Budget,
  { since, from, to }: { readonly since: Instant; readonly from: Instant; readonly to: Instant },
  calendar: Calendar,
): Budget {
  switch (budget.coin) {
    case "time": {
      const { coin, target, left } = budget;
      return { coin, target, left: left - timeBetween(target.clock, since, from, calendar) };
    }
    case "moment":
      return budget;
    case "days":
      return afterPause(budget, from, to, counting(calendar));
  }
}

/** More time: an approved limit in place of the one in force, or so many milliseconds in the coin of the budget. */
export interface MoreTime {
  readonly until?: Instant | undefined;
  readonly more?: number | undefined;
}

/** The budget with more time, for a clock that began to run last at `since`. */
export function extended(budget: Budget, { until, more = 0 }: MoreTime, since: Instant, calendar: Calendar): Budget {
  switch (budget.coin) {
    case "time": {
      const { coin, target, left } = budget;
      if (until === undefined) return { coin, target, left: left + more };
      return { coin, target, left: timeBetween(target.clock, since, until, calendar), until };
    }
    case "moment":
      return { coin: "moment", at: until ?? budget.at + more };
    case "days":
      return until === undefined ? { ...budget, more: budget.more + more } : { ...budget, until, skipped: 0, more: 0 };
  }
}

/** How much a clock has used and has left, in milliseconds of its own time or in dates of its own kind. */
export interface Use {
  readonly elapsed: number;
  readonly remaining: number;
}

/** The use at a moment, for a clock that has run since `since` and had used so much before. */
export function useOf(
  budget: Budget,
  { since, used, at }: { readonly since: Instant; readonly used: number; readonly at: Instant },
  calendar: Calendar,
): Use {
  if (budget.coin === "days") return daysAt(budget, at, counting(calendar));
  const now = timeBetween(measuredBy(budget), since, at, calendar);
  return { elapsed: used + now, remaining: budget.coin === "time" ? budget.left - now : budget.at - at };
}

/** The time by which shares of a budget are measured. */
export const measuredBy = (budget: Budget): TimeClock =>
  budget.coin === "moment" ? "natural" : measureOf(budget.target);
