import { type Appeal, type AppealStatus, agencyHolding, isOpen } from "../appeal/appeal.ts";
import { type Folded, folded, type History } from "../appeal/history.ts";
import type { AppealKind, Channel, Population, ResolvedAnswer, SatisfiedAnswer } from "../appeal/terms.ts";
import { type PolicyBook, policyFor, routeOf } from "../book/policy-book.ts";
import { validFollowUp } from "../satisfaction/answers.ts";
import { readCycles } from "../sla/clock.ts";
import { type ClockState, stateOf } from "../sla/reading.ts";
import { type Conduct, conduct } from "./conduct.ts";
import { type ScoredFacts, scoredFacts } from "./scored.ts";

/** What reports know of one appeal: flat, and free of `now`, so that it changes only when something happens or the book does. */
export interface AppealFacts {
  readonly appealId: string;
  readonly hotline: string;
  readonly kind: AppealKind;
  readonly channel: Channel;
  /** Who appeals, where it was taken down. */
  readonly population: Population | undefined;
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
  readonly conduct: Conduct;
  readonly scored: ScoredFacts;
}

/** What the caller said when asked last; of one who was never reached, that it was tried. */
export interface FollowUpFacts {
  readonly reached: boolean;
  readonly contacted: boolean;
  readonly resolved: ResolvedAnswer | undefined;
  readonly satisfied: SatisfiedAnswer | undefined;
  /** Whose work the answers judge, where another agency has the appeal since: who had it when they were given. */
  readonly judges?: string;
}

/** Reads the facts of an appeal. Undefined where nothing happened, or where its import was taken back. */
export const facts = (history: History, book: PolicyBook): AppealFacts | undefined => factsFrom(folded(history), book);

/** The same for whoever has the appeal already. */
export function factsFrom({ history, appeal }: Folded, book: PolicyBook): AppealFacts | undefined {
  if (appeal === undefined || appeal.status === "withdrawn") return undefined;
  const { matter } = appeal;
  const route = routeOf(appeal, book);
  const policy = policyFor(appeal, book, route);
  const { resolve } = policy.stages;
  const clocks = resolve === undefined ? [] : readCycles(history, "resolve", resolve, book.calendars);
  const clock = clocks.at(-1);
  const endedAt = "endedAt" in appeal ? appeal.endedAt : undefined;
  const reportedAt = "reportedAt" in appeal ? appeal.reportedAt : undefined;
  const agency = agencyHolding(appeal);
  const followUp = followUpOf(appeal, history);
  return {
    appealId: appeal.id,
    hotline: matter.hotline,
    kind: matter.kind,
    channel: matter.channel,
    population: matter.population,
    category: matter.category,
    area: matter.area,
    status: appeal.status,
    open: isOpen(appeal),
    agency,
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
    followUp,
    conduct: conduct(history, clocks, book),
    scored: scoredFacts(appeal, history, { judged: followUp?.judges ?? agency, policy, calendars: book.calendars }),
  };
}

/** Overdue depends on when one looks, and facts do not: a clock that has not stopped is running, also while it stands still. */
const limitOf = (state: ClockState): AppealFacts["limit"] =>
  state === "in-time" || state === "late" ? state : "running";

/**
 * The last answer that reached the caller stands until the caller gives another: an agency gains nothing by a caller who is not
 * reached after rework. It judges who had the appeal then, and nobody who got it since.
 */
function followUpOf(appeal: Appeal, history: History): FollowUpFacts | undefined {
  if (appeal.followUps.length === 0) return undefined;
  const valid = validFollowUp(appeal);
  const judged = valid && hadWhenAnswered(history);
  return {
    reached: valid !== undefined,
    contacted: valid?.contacted ?? false,
    resolved: valid?.resolved,
    satisfied: valid?.satisfied,
    ...(judged !== undefined && judged !== agencyHolding(appeal) && { judges: judged }),
  };
}

/** Who had the appeal when its caller was reached last; undefined where nobody had it any more. */
function hadWhenAnswered(history: History): string | undefined {
  const answered = history.findLastIndex(
    (event) => event.type === "VoteChanged" || (event.type === "FollowUpRecorded" && event.reached),
  );
  for (let index = answered; index >= 0; index--) {
    const event = history[index];
    if (event?.type === "AssignmentReturned") return undefined;
    if (event?.type === "AppealTransferred") return event.to;
    if (event?.type === "AppealDispatched" || event?.type === "ResultReported") return event.agency;
  }
  return undefined;
}
