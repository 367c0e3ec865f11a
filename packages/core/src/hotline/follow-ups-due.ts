import { acts } from "../appeal/acts/index.ts";
import { type Appeal, agencyHolding, type FollowUp, followUpsOf } from "../appeal/appeal.ts";
import { fold, type History } from "../appeal/history.ts";
import { type PolicyBook, policyFor } from "../book/policy-book.ts";
import type { AppealList, DueAppeal, EventLog } from "../book/ports.ts";
import { readClock } from "../sla/clock.ts";
import { appealsThen, runningClock } from "./due-then.ts";
import { everyAppeal, PAGE } from "./every-appeal.ts";

/** A result is in, or the limit has passed without one (article 23), and the caller has not said yet what they think of it. */
export interface DueFollowUp {
  readonly appeal: Appeal;
  /** Undefined where there is no result. */
  readonly reportedAt: number | undefined;
  /** The appeal with which it was handled, where it was merged into one. */
  readonly sharedFrom: string | undefined;
  /** When the caller must have been asked: where the policy sets no limit, as soon as the result is in; without one, as the limit passed. */
  readonly dueAt: number;
  /** The attempts to reach the caller since then. */
  readonly attempts: readonly FollowUp[];
}

/** Where appeals are found. */
interface Lists {
  readonly list: AppealList;
  readonly log: EventLog;
}

/** Where a follow-up stands among others: the list is in the order of these. */
type FollowUpPlace = Pick<DueAppeal, "dueAt" | "appealId">;

interface FollowUpFilter {
  readonly agency: string | undefined;
  /** The moment from which it is looked. */
  readonly now: number;
  /** Only what is due by this moment. */
  readonly before: number | undefined;
  /** Only what stands behind this one. */
  readonly after?: FollowUpPlace | undefined;
  readonly limit: number;
}

/** The follow-ups that are to be made first, soonest due first. Appeals that were handled together are followed up one by one. */
export async function followUpsDue(
  lists: Lists,
  book: PolicyBook,
  filter: FollowUpFilter,
): Promise<readonly DueFollowUp[]> {
  const { list, log } = lists;
  let due = soonest(await overdueWithoutResult(lists, filter), filter);
  for await (const page of everyAppeal(list, { status: "reported", agency: filter.agency })) {
    const waiting = page.filter(isUnreached);
    const recorded = await log.readMany(waiting.map(({ id }) => id));
    const found = waiting.flatMap((appeal) => dueFollowUp(appeal, recorded.get(appeal.id)?.history ?? [], book));
    due = soonest([...due, ...found], filter);
  }
  return due;
}

/**
 * The same list as it was at `now`: by what had happened until then. It goes through every history, and so takes longer than the list of
 * today.
 */
export async function followUpsDueThen(
  log: EventLog,
  book: PolicyBook,
  filter: FollowUpFilter,
): Promise<readonly DueFollowUp[]> {
  const { agency, now } = filter;
  const due: DueFollowUp[] = [];
  for await (const known of appealsThen(log, now)) {
    const { appeal, history } = known;
    if (appeal === undefined || (agency !== undefined && agencyHolding(appeal) !== agency)) continue;
    const late = runningClock(known, book);
    if (late !== undefined && late.dueAt < now) due.push(...overdue(history, late.dueAt));
    if (appeal.status === "reported" && isUnreached(appeal)) due.push(...dueFollowUp(appeal, history, book));
  }
  return soonest(due, filter);
}

function soonest(
  some: readonly DueFollowUp[],
  { before = Number.POSITIVE_INFINITY, after, limit }: FollowUpFilter,
): readonly DueFollowUp[] {
  const isAsked = (one: DueFollowUp): boolean =>
    one.dueAt <= before && (after === undefined || inOrder(placeOf(one), after) > 0);
  return some.filter(isAsked).sort(soonestFirst).slice(0, limit);
}

const isUnreached = (appeal: Appeal): boolean => !followUpsOf(appeal).some(({ reached }) => reached);

/**
 * What no agency has answered in its time, soonest first, page by page until there are as many as are asked for. An appeal that waits
 * for another one's result is called back with that.
 */
async function overdueWithoutResult(
  { list, log }: Lists,
  { agency, now, after, limit }: FollowUpFilter,
): Promise<readonly DueFollowUp[]> {
  const due: DueFollowUp[] = [];
  let behind = after;
  do {
    const page = await list.due({ before: now, agency, after: behind, limit: PAGE });
    const recorded = await log.readMany(page.map(({ appealId }) => appealId));
    due.push(...page.flatMap(({ appealId, dueAt }) => overdue(recorded.get(appealId)?.history ?? [], dueAt)));
    behind = page.length < PAGE ? undefined : page.at(-1);
  } while (behind !== undefined && due.length < limit);
  return due;
}

function overdue(history: History, dueAt: number): readonly DueFollowUp[] {
  const appeal = fold(history);
  if (appeal === undefined || !callable.has(appeal.status)) return [];
  if (!isUnreached(appeal)) return [];
  return [{ appeal, reportedAt: undefined, sharedFrom: undefined, dueAt, attempts: followUpsOf(appeal) }];
}

const callable: ReadonlySet<string> = new Set(acts.find(({ name }) => name === "follow-up")?.from);

function dueFollowUp(appeal: Appeal, history: History, book: PolicyBook): readonly DueFollowUp[] {
  const reported = history.findLast((event) => event.type === "ResultReported");
  if (reported?.type !== "ResultReported") return [];
  const { at: reportedAt, sharedFrom } = reported;
  const stage = policyFor(appeal, book).stages["follow-up"];
  const dueAt = (stage && readClock(history, "follow-up", stage, book.calendars)?.dueAt) ?? reportedAt;
  return [{ appeal, reportedAt, sharedFrom, dueAt, attempts: followUpsOf(appeal) }];
}

const placeOf = ({ dueAt, appeal: { id } }: DueFollowUp): FollowUpPlace => ({ dueAt, appealId: id });

const inOrder = (one: FollowUpPlace, other: FollowUpPlace): number =>
  one.dueAt - other.dueAt || (one.appealId < other.appealId ? -1 : Number(one.appealId > other.appealId));

const soonestFirst = (one: DueFollowUp, other: DueFollowUp): number => inOrder(placeOf(one), placeOf(other));
