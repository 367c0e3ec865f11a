import {
  type Actor,
  type Audience,
  agencyOf,
  type History,
  roleOf,
  takesPart,
  type Viewer,
  viewerOf,
} from "@swiftline/core/appeal";
import type { EventLog, Recorded } from "@swiftline/core/book";
import type { ReportKind } from "@swiftline/core/reporting";

/**
 * The audience that whoever asks belongs to. An app that acts for callers has not shown whose appeal it asks about, so it is told what
 * everybody is.
 */
export function audienceOf(actor: Actor): Audience {
  const viewer = viewerFor(actor);
  return viewer === "agency" ? (actor as Audience) : viewer;
}

/** As whom whoever asks looks at an appeal that they may see. */
export function viewerFor(actor: Actor): Exclude<Viewer, "caller"> {
  const role = roleOf(actor);
  if (role === "hotline" || role === "reviewer") return "staff";
  return role === "agency" ? "agency" : "public";
}

/** Whether all appeals are theirs to see, so that none must be read first to know. */
export const seesAll = (actor: Actor): boolean => viewerFor(actor) === "staff";

/**
 * Whether whoever asks may see an appeal, by the law of core's timeline. An agency sees those that it takes part in, and those that it
 * gave back; the public no confidential one.
 */
export function maySee(actor: Actor, history: History): boolean {
  const agency = agencyOf(actor);
  if (agency === undefined) return viewerOf(history, audienceOf(actor)) !== undefined;
  return takesPart(history, agency) || gaveBack(history, agency);
}

const gaveBack = (history: History, agency: string): boolean =>
  history.some((event) => event.type === "AssignmentReturned" && event.agency === agency);

/** Whether whoever asks may read a report. Bulletins name every unit of the city beside its like, and all of them get them. */
export const mayRead = (actor: Actor, { inspects }: ReportKind): boolean =>
  inspects !== true || agencyOf(actor) === undefined;

/** Which appeals are listed at all by whether they are confidential: to the public, none that is. */
export const confidentialListed = (actor: Actor): false | undefined =>
  viewerFor(actor) === "public" ? false : undefined;

/** What the log holds of an appeal, as if it were unknown to those who may not see it: not even that it exists is told. */
export async function readFor(actor: Actor, appealId: string, log: EventLog): Promise<Recorded> {
  const recorded = await log.read(appealId);
  return maySee(actor, recorded.history) ? recorded : { appealId, version: 0, history: [] };
}
