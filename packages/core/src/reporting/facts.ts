import { type AppealStatus, agencyHolding, isOpen } from "../appeal/appeal.ts";
import { fold, type History } from "../appeal/history.ts";
import type { AppealKind, Channel, ResolvedAnswer, SatisfiedAnswer } from "../appeal/terms.ts";
import { type PolicyBook, policyFor, routeOf } from "../book/policy-book.ts";
import { validFollowUp } from "../satisfaction/answers.ts";
import { readClock } from "../sla/clock.ts";
import { type ClockState, stateOf } from "../sla/reading.ts";

/** What reports know of one appeal: flat, and free of `now`, so that it changes only when something happens or the book does. */
export interface AppealFacts {
  readonly appealId: string;
  readonly hotline: string;
  readonly kind: AppealKind;
  readonly channel: Channel;
  readonly category: string;
  readonly area: string | undefined;
  readonly status: AppealStatus;
  readonly open: boolean;
  /** Who holds the appeal, or held it last. */
  readonly agency: string | undefined;
  /** Whom the city's table names today for the same matter. */
  readonly routedAgency: string | undefined;
  readonly policy: string;
  readonly registeredAt: number;
  readonly endedAt: number | undefined;
  /** When the matter was settled: the last result reported, or the end where none was. */
  readonly settledAt: number | undefined;
  /** The last moment in time to settle it, by policy and calendar. */
  readonly dueAt: number | undefined;
  /** How the clock to settle it ended; `running` while it runs. Undefined where it never started. */
  readonly limit: "in-time" | "late" | "running" | undefined;
  readonly lastAt: number;
  readonly returns: number;
  readonly reworks: number;
  readonly excluded: boolean;
  readonly followUp: FollowUpFacts | undefined;
}

export interface FollowUpFacts {
  readonly reached: boolean;
  readonly contacted: boolean;
  readonly resolved: ResolvedAnswer | undefined;
  readonly satisfied: SatisfiedAnswer | undefined;
}

/** Reads the facts of an appeal. Undefined where nothing happened, or where its import was taken back. */
export function facts(history: History, book: PolicyBook): AppealFacts | undefined {
  const appeal = fold(history);
  if (appeal === undefined || appeal.status === "withdrawn") return undefined;
  const { matter } = appeal;
  const route = routeOf(appeal, book);
  const policy = policyFor(appeal, book, route);
  const { resolve } = policy.stages;
  const clock = resolve && readClock(history, "resolve", resolve, book.calendars);
  const endedAt = "endedAt" in appeal ? appeal.endedAt : undefined;
  const reportedAt = "reportedAt" in appeal ? appeal.reportedAt : undefined;
  return {
    appealId: appeal.id,
    hotline: matter.hotline,
    kind: matter.kind,
    channel: matter.channel,
    category: matter.category,
    area: matter.area,
    status: appeal.status,
    open: isOpen(appeal),
    agency: agencyHolding(appeal),
    routedAgency: route.outcome.agency,
    policy: policy.id,
    registeredAt: appeal.registeredAt,
    endedAt,
    settledAt: reportedAt ?? endedAt,
    dueAt: clock?.dueAt,
    limit: clock && limitOf(stateOf(clock, clock.stoppedAt ?? Number.NEGATIVE_INFINITY)),
    lastAt: appeal.lastAt,
    returns: appeal.returns.length,
    reworks: appeal.reworks,
    excluded: appeal.excluded,
    followUp: followUpOf(appeal),
  };
}

/** Overdue depends on when one looks, and facts do not: a clock that has not stopped is running, also while it stands still. */
const limitOf = (state: ClockState): AppealFacts["limit"] =>
  state === "in-time" || state === "late" ? state : "running";

function followUpOf(appeal: Parameters<typeof validFollowUp>[0]): FollowUpFacts | undefined {
  if (appeal.followUps.length === 0) return undefined;
  const valid = validFollowUp(appeal);
  return {
    reached: valid !== undefined,
    contacted: valid?.contacted ?? false,
    resolved: valid?.resolved,
    satisfied: valid?.satisfied,
  };
}
