import { type Actor, type Appeal, agencyOf, assignmentOf, fold } from "@swiftline/core/appeal";
import type { EventLog, Recorded } from "@swiftline/core/book";
import type { ReportKind } from "@swiftline/core/reporting";

/**
 * Whether whoever asks may see an appeal. An agency sees those that it takes part in: it leads, assists, was copied in, is asked to take
 * over, or has given it back. Everybody else sees all, with what is confidential withheld.
 */
export function maySee(actor: Actor, appeal: Appeal): boolean {
  const agency = agencyOf(actor);
  if (agency === undefined) return true;
  const { agency: lead, coHandlers = [], copiedTo = [], offeredTo } = assignmentOf(appeal) ?? {};
  const returned = appeal.returns.map((one) => one.agency);
  return [lead, offeredTo, ...coHandlers, ...copiedTo, ...returned].includes(agency);
}

/** Whether whoever asks may read a report. Bulletins name every unit of the city beside its like, and all of them get them. */
export const mayRead = (actor: Actor, { inspects }: ReportKind): boolean =>
  inspects !== true || agencyOf(actor) === undefined;

/** The agency whose appeals are listed: for an agency its own, whatever it asks for. */
export const agencyListed = (actor: Actor, asked: string | undefined): string | undefined => agencyOf(actor) ?? asked;

/** What the log holds of an appeal, as if it were unknown to those who may not see it: not even that it exists is told. */
export async function readFor(actor: Actor, appealId: string, log: EventLog): Promise<Recorded> {
  const recorded = await log.read(appealId);
  const appeal = agencyOf(actor) === undefined ? undefined : fold(recorded.history);
  return appeal === undefined || maySee(actor, appeal) ? recorded : { appealId, version: 0, history: [] };
}
