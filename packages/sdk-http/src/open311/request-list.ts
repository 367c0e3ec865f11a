import { ok, type Result } from "@swiftline/core";
import { type Appeal, fold, isOpen } from "@swiftline/core/appeal";
import type { AppealFilter, AppealList } from "@swiftline/core/book";
import { DAY } from "@swiftline/core/time";
import type { Ports } from "../route.ts";
import type { Answer } from "./answer.ts";
import { type Asked, countOf, momentOf, type Wrong, wrong } from "./asked.ts";
import { requestFields } from "./request-fields.ts";

const SPAN = 90 * DAY;
const MOST = 1000;
/** How many are read at once behind a filter that the list does not know. */
const PAGE = 500;
const MOST_PAGES = 100;

interface Wanted {
  readonly registeredFrom: number;
  readonly registeredBefore: number;
  readonly isWanted: (appeal: Appeal) => boolean;
  readonly page: number;
  readonly pageSize: number;
  readonly open?: boolean;
}

/** Requests, newest first. Those that are confidential are not told of. */
export async function requestList({ list, hotline, now }: Ports, asked: Asked): Promise<Result<Answer, Wrong>> {
  const ids = asked.many("service_request_id");
  if (ids.length > 0) return listed(await byId(ids.slice(0, MOST), hotline.log.readMany), hotline.book);
  const wanted = wantedBy(asked, now());
  if (!wanted.ok) return wanted;
  return listed(await found(list, wanted.value), hotline.book);
}

export async function oneRequest({ hotline }: Ports, id: string): Promise<Result<Answer, Wrong>> {
  const appeals = await byId([id], hotline.log.readMany);
  return appeals.length === 0 ? wrong(404, `There is no request ${id}.`) : listed(appeals, hotline.book);
}

const listed = (appeals: readonly Appeal[], book: Ports["hotline"]["book"]): Result<Answer, Wrong> =>
  ok({ root: "service_requests", content: appeals.map((appeal) => requestFields(appeal, book)) });

const isPublic = ({ matter, status }: Appeal): boolean => matter.confidential !== true && status !== "withdrawn";

async function byId(ids: readonly string[], readMany: Ports["hotline"]["log"]["readMany"]): Promise<readonly Appeal[]> {
  const recorded = await readMany(ids);
  return ids.flatMap((id) => {
    const appeal = fold(recorded.get(id)?.history ?? []);
    return appeal === undefined || !isPublic(appeal) ? [] : [appeal];
  });
}

/** What the arguments ask for, or all that is wrong with them. */
function wantedBy(asked: Asked, now: number): Result<Wanted, Wrong> {
  const [start, end] = [momentOf(asked, "start_date"), momentOf(asked, "end_date")];
  const [after, before] = [momentOf(asked, "updated_after"), momentOf(asked, "updated_before")];
  const page = countOf(asked, "page", { usual: 1, least: 1, most: 1000 });
  const pageSize = countOf(asked, "page_size", { usual: MOST, least: 1, most: MOST });
  const statuses = asked.many("status");
  const unknown = statuses.filter((status) => status !== "open" && status !== "closed");
  const says = [start, end, after, before, page, pageSize].flatMap((one) => (one.ok ? [] : [one.reason]));
  if (unknown.length > 0) says.push(`status is open or closed, not ${unknown.join(", ")}.`);
  if (!start.ok || !end.ok || !after.ok || !before.ok || !page.ok || !pageSize.ok || says.length > 0)
    return wrong(400, ...says);
  const from = start.value ?? (end.value ?? now) - SPAN;
  const until = end.value ?? (start.value === undefined ? now : start.value + SPAN);
  if (until - from > SPAN) return wrong(400, "start_date and end_date may not be more than 90 days apart.");
  const services = new Set(asked.many("service_code"));
  const [updatedFrom, updatedUntil] = [after.value ?? Number.NEGATIVE_INFINITY, before.value ?? now];
  return ok({
    registeredFrom: from,
    registeredBefore: until + 1,
    page: page.value,
    pageSize: pageSize.value,
    ...(statuses.length === 1 && { open: statuses[0] === "open" }),
    isWanted: (appeal) =>
      isPublic(appeal) &&
      (statuses.length === 0 || statuses.includes(isOpen(appeal) ? "open" : "closed")) &&
      (services.size === 0 || services.has(appeal.matter.category)) &&
      (asked.one("updated_after") === undefined || appeal.lastAt >= updatedFrom) &&
      (asked.one("updated_before") === undefined || appeal.lastAt <= updatedUntil),
  });
}

/** Goes through the list as far as the page that is asked for. */
async function found(list: AppealList, { isWanted, page, pageSize, ...filter }: Wanted): Promise<readonly Appeal[]> {
  const wanted: Appeal[] = [];
  const asked: AppealFilter = filter;
  let after: Parameters<AppealList["find"]>[1]["after"];
  for (let read = 0; read < MOST_PAGES; read++) {
    const { appeals, next } = await list.find(asked, { limit: PAGE, after });
    wanted.push(...appeals.filter(isWanted));
    if (next === undefined || wanted.length >= page * pageSize) break;
    after = next;
  }
  return wanted.slice((page - 1) * pageSize, page * pageSize);
}
