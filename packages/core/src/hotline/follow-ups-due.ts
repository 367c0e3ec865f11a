import { acts } from "../appeal/acts/index.ts";
import { type Appeal, type FollowUp, followUpsOf } from "../appeal/appeal.ts";
import { fold, type History } from "../appeal/history.ts";
import { type PolicyBook, policyFor } from "../book/policy-book.ts";
import type { AppealList, EventLog } from "../book/ports.ts";
import { readClock } from "../sla/clock.ts";
import { everyAppeal } from "./every-appeal.ts";

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

interface FollowUpFilter {
  readonly agency: string | undefined;
  /** The moment from which it is looked. */
  readonly now: number;
  /** Only what is due by this moment. */
  readonly before: number | undefined;
}

/** Every follow-up that is to be made, soonest due first. Appeals that were handled together are followed up one by one. */
export async function followUpsDue(
  { list, log }: Lists,
  book: PolicyBook,
  { agency, now, before = Number.POSITIVE_INFINITY }: FollowUpFilter,
): Promise<readonly DueFollowUp[]> {
  const due = await overdueWithoutResult({ list, log }, { before: now, agency, limit: EVERY });
  for await (const page of everyAppeal(list, { status: "reported", agency })) {
    const waiting = page.filter((appeal) => !followUpsOf(appeal).some(({ reached }) => reached));
    const recorded = await log.readMany(waiting.map(({ id }) => id));
    due.push(...waiting.flatMap((appeal) => dueFollowUp(appeal, recorded.get(appeal.id)?.history ?? [], book)));
  }
  return due.filter(({ dueAt }) => dueAt <= before).sort(soonestFirst);
}

const EVERY = 1_000_000;

/** What no agency has answered in its time. An appeal that waits for another one's result is called back with that. */
async function overdueWithoutResult(
  { list, log }: Lists,
  filter: Parameters<AppealList["due"]>[0],
): Promise<DueFollowUp[]> {
  const limits = new Map((await list.due(filter)).map(({ appealId, dueAt }) => [appealId, dueAt]));
  const recorded = await log.readMany([...limits.keys()]);
  return [...limits].flatMap(([appealId, dueAt]): readonly DueFollowUp[] => {
    const appeal = fold(recorded.get(appealId)?.history ?? []);
    if (appeal === undefined || !callable.has(appeal.status)) return [];
    const attempts = followUpsOf(appeal);
    if (attempts.some(({ reached }) => reached)) return [];
    return [{ appeal, reportedAt: undefined, sharedFrom: undefined, dueAt, attempts }];
  });
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

const soonestFirst = (one: DueFollowUp, other: DueFollowUp): number =>
  one.dueAt - other.dueAt || (one.appeal.id < other.appeal.id ? -1 : 1);
