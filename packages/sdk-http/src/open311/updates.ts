import { hashOf, ok, type Result } from "@swiftline/core";
import { type Appeal, type AppealStatus, type Event, fold } from "@swiftline/core/appeal";
import { everyAppeal } from "@swiftline/core/hotline";
import { DAY } from "@swiftline/core/time";
import type { Answer, Fields } from "./answer.ts";
import { countOf, momentOf, together, type Wrong, wrong } from "./asked.ts";
import type { Call } from "./call.ts";
import { pagingHeaders } from "./paging-headers.ts";
import { idsOf, publicRequests, shownInLists, type Told } from "./public-request.ts";
import { type Telling, tellingFor, toSeconds } from "./request-fields.ts";
import { behind, LAST_PAGE, MOST } from "./request-query.ts";
import { publicEntry, sayHappened } from "./what-happened.ts";

/** Whoever polls asks for hours; a month is what one may catch up with. */
const LONGEST = 31 * DAY;

/** By what an event is known elsewhere: its content, so that it has the same id whenever and wherever it is told. */
export const updateIdOf = (event: Event): string => hashOf(event).slice(0, 24);

/** What happened to requests between two dates, in its order: all that everybody may know, but that they were made. */
export async function updateList(call: Call): Promise<Result<Answer, Wrong>> {
  const { asked, ports, request } = call;
  const read = together({
    start: momentOf(asked, "start_date"),
    end: momentOf(asked, "end_date"),
    page: countOf(asked, "page", { usual: 1, least: 1, most: LAST_PAGE }),
    pageSize: countOf(asked, "page_size", { usual: MOST, least: 1, most: MOST }),
  });
  if (!read.ok) return read;
  const { page, pageSize, end = ports.now(), start = end - DAY } = read.value;
  if (end - start > LONGEST) return wrong(400, "start_date and end_date may not be more than 31 days apart.");
  const updates = await updatesWithin(call, { from: start, before: behind(end) });
  const content = updates.slice((page - 1) * pageSize, page * pageSize).map(({ fields }) => fields);
  const headers = pagingHeaders(request, { page, pageSize, total: updates.length });
  return ok({ root: "service_request_updates", content, headers });
}

interface Update {
  readonly at: number;
  readonly fields: Fields;
}

interface Window {
  readonly from: number;
  readonly before: number;
}

/** Only a request that was made before the end, and to which something happened since the beginning, can have an update in between. */
async function updatesWithin(call: Call, { from, before }: Window): Promise<readonly Update[]> {
  const { list, hotline } = call.ports;
  const asked = { ...shownInLists(call.city), updatedFrom: from, registeredBefore: before };
  const updates: Update[] = [];
  for await (const page of everyAppeal(list, asked))
    for (const told of await publicRequests(idsOf(page), hotline.log))
      updates.push(...updatesOf(told, tellingFor(call)).filter(({ at }) => at >= from && at < before));
  return updates.sort((one, other) => one.at - other.at);
}

function updatesOf({ history }: Told, telling: Telling): readonly Update[] {
  const updates: Update[] = [];
  let appeal: Appeal | undefined;
  for (const event of history) {
    appeal = fold([event], appeal);
    const entry = event.type === "AppealRegistered" ? undefined : publicEntry(event);
    if (entry === undefined || appeal === undefined) continue;
    const { appealId, at } = event;
    const [description, status] = [sayHappened(entry, telling), wordOf(appeal)];
    const known = {
      update_id: updateIdOf(event),
      service_request_id: appealId,
      status,
      updated_datetime: toSeconds(at),
    };
    updates.push({ at, fields: { ...known, description, media_url: null, external_status_code: appeal.status } });
  }
  return updates;
}

/** How FixMyStreet calls where a request stands. What an agency has reported it takes for fixed; whether it is, the caller is still asked. */
const words = {
  registered: "OPEN",
  conferencing: "FOR_TRIAGE",
  dispatched: "OPEN",
  signed: "INVESTIGATING",
  handling: "IN_PROGRESS",
  disputed: "FOR_TRIAGE",
  parked: "ACTION_SCHEDULED",
  merged: "DUPLICATE",
  reported: "FIXED",
  answered: "CLOSED",
  diverted: "NO_FURTHER_ACTION",
  split: "CLOSED",
  terminated: "NO_FURTHER_ACTION",
  closed: "CLOSED",
  withdrawn: "CANCELLED",
} as const satisfies Record<AppealStatus, string>;

function wordOf(appeal: Appeal): string {
  const disposition = "disposition" in appeal ? appeal.disposition : undefined;
  if (disposition === "duplicate") return "DUPLICATE";
  return disposition === "out-of-duty" ? "NOT_COUNCILS_RESPONSIBILITY" : words[appeal.status];
}
