import { type Appeal, type AppealStatus, appealStatuses, fold, type History } from "@swiftline/core/appeal";
import type { AppealFilter, EventLog } from "@swiftline/core/book";
import type { Open311 } from "@swiftline/core/city";

/** Nobody and no rule has said yet who is to see to it. */
const waiting: ReadonlySet<AppealStatus> = new Set(["registered", "conferencing"]);

export const isWaiting = ({ status }: Appeal): boolean => waiting.has(status);

/** What Open311 tells nobody of: whatever somebody wants kept confidential, and what was taken back. */
export const isPublic = ({ matter, status }: Appeal): boolean => matter.confidential !== true && status !== "withdrawn";

/** What stands in lists. Where requests are moderated, one that still waits for the hotline is told only to whoever knows its id. */
export const shownInLists = ({ moderated }: Open311): AppealFilter => ({
  confidential: false,
  ...(moderated && { statuses: appealStatuses.filter((status) => !waiting.has(status)) }),
});

/** An appeal and what happened to it. */
export interface Told {
  readonly appeal: Appeal;
  readonly history: History;
}

export const idsOf = (appeals: readonly Appeal[]): readonly string[] => appeals.map(({ id }) => id);

/** Those of the appeals that are public, in the order in which they are asked for. */
export async function publicRequests(ids: readonly string[], log: EventLog): Promise<readonly Told[]> {
  const recorded = await log.readMany(ids);
  return ids.flatMap((id) => {
    const history = recorded.get(id)?.history ?? [];
    const appeal = fold(history);
    return appeal === undefined || !isPublic(appeal) ? [] : [{ appeal, history }];
  });
}
