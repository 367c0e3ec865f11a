import type { Appeal } from "../appeal/appeal.ts";
import type { History } from "../appeal/history.ts";
import { type AgencyPart, partiesOf } from "../appeal/parties.ts";
import { type PolicyBook, policyFor } from "../book/policy-book.ts";
import type { AppealList, EventLog } from "../book/ports.ts";
import { readClocks } from "../sla/clock.ts";
import { stateOf } from "../sla/reading.ts";
import type { StageKey } from "../sla/stage.ts";
import { everyAppeal } from "./every-appeal.ts";

/** An open appeal that waits for an agency. */
export interface InboxEntry {
  readonly appeal: Appeal;
  readonly parts: readonly AgencyPart[];
  /** The limit that comes first among its running clocks; undefined where none runs. */
  readonly due: { readonly stage: StageKey; readonly at: number; readonly overdue: boolean } | undefined;
}

/** Every open appeal that waits for an agency, soonest due first, those without a limit behind. */
export async function inboxOf(
  agency: string,
  { list, log }: { readonly list: AppealList; readonly log: EventLog },
  { book, now }: { readonly book: PolicyBook; readonly now: number },
): Promise<readonly InboxEntry[]> {
  const found: InboxEntry[] = [];
  for (const filter of [{ agency }, { party: agency }])
    for await (const page of everyAppeal(list, { open: true, ...filter })) {
      const waiting = page.flatMap((appeal) => {
        const parts = partiesOf(appeal).get(agency);
        return parts === undefined ? [] : [{ appeal, parts }];
      });
      const recorded = await log.readMany(waiting.map(({ appeal }) => appeal.id));
      for (const { appeal, parts } of waiting) {
        const history = recorded.get(appeal.id)?.history ?? [];
        found.push({ appeal, parts, due: dueOf(appeal, history, book, now) });
      }
    }
  return found.sort(soonestFirst);
}

function dueOf(appeal: Appeal, history: History, book: PolicyBook, now: number): InboxEntry["due"] {
  const limits = readClocks(history, policyFor(appeal, book), book.calendars).flatMap((clock) => {
    const state = stateOf(clock, now);
    if (clock.dueAt === undefined || (state !== "running" && state !== "overdue")) return [];
    return [{ stage: clock.stage, at: clock.dueAt, overdue: state === "overdue" }];
  });
  return limits.toSorted((one, other) => one.at - other.at)[0];
}

const soonestFirst = (one: InboxEntry, other: InboxEntry): number =>
  (one.due?.at ?? Number.MAX_SAFE_INTEGER) - (other.due?.at ?? Number.MAX_SAFE_INTEGER) ||
  (one.appeal.id < other.appeal.id ? -1 : 1);
