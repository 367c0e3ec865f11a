import type { Appeal } from "./appeal.ts";
import type { Event, History } from "./events.ts";
import { evolve } from "./evolve.ts";

export type { History } from "./events.ts";

/** The appeal that a history tells, or nothing where nothing happened; continues from `appeal` when that is given. */
export const fold = (history: History, appeal?: Appeal): Appeal | undefined =>
  history.reduce<Appeal | undefined>(evolve, appeal);

/** A history together with the appeal that it tells: who has both need not fold it again. */
export interface Folded {
  readonly history: History;
  readonly appeal: Appeal | undefined;
}

export const folded = (history: History): Folded => ({ history, appeal: fold(history) });

/**
 * What stands of all that was recorded of an appeal. An import that was taken back is left out with its withdrawal, as if it had
 * never run. Where nothing else is left, the history is kept and ends with the withdrawal, until a registration begins it anew.
 *
 * To continue what stands is to continue all of it: `standing([...standing(one), ...other])` is `standing([...one, ...other])`.
 */
export const standing = (recorded: History): History =>
  recorded.some(isWithdrawal) ? recorded.reduce(leaveOut, []) : recorded;

/** A history as it is to whoever takes records in: one that was taken back can be imported again. */
export const lived = (history: History): History => (isTakenBack(history) ? [] : history);

/** The agency that receives the appeal with an event, if one does: its work begins. */
export function agencyReceiving(event: Event): string | undefined {
  if (event.type === "AppealDispatched") return event.agency;
  return event.type === "AppealTransferred" ? event.to : undefined;
}

/** What happened since an agency last received the appeal, from that on; all where none ever did. */
export function lastWork(history: History): History {
  const begun = history.findLastIndex((event) => agencyReceiving(event) !== undefined);
  return begun < 0 ? history : history.slice(begun);
}

const isWithdrawal = ({ type }: Event): boolean => type === "ImportWithdrawn";

const isTakenBack = (history: History): boolean => history.at(-1)?.type === "ImportWithdrawn";

function leaveOut(stood: History, event: Event): History {
  if (event.type !== "ImportWithdrawn") return [...lived(stood), event];
  if (isTakenBack(stood)) return stood;
  const left = stood.length - (event.events ?? stood.length);
  return left > 0 ? stood.slice(0, left) : [...stood, event];
}
