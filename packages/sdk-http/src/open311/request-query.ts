import { no, ok, type Result } from "@swiftline/core";
import type { AppealFilter } from "@swiftline/core/book";
import type { Open311 } from "@swiftline/core/city";
import { DAY, SECOND } from "@swiftline/core/time";
import { type Asked, countOf, momentOf, together, type Wrong, wrong } from "./asked.ts";
import { shownInLists } from "./public-request.ts";
import { secondOf } from "./request-fields.ts";
import { boxAsked, nearAsked } from "./where-asked.ts";

/** How far apart the dates of a list may be, and how many it holds at most. */
const SPAN = 90 * DAY;
export const MOST = 1000;
/** Further than any list reaches: a page behind its end is empty, and every page that a list names can be asked for. */
export const LAST_PAGE = 1_000_000_000;

export interface RequestQuery {
  readonly filter: AppealFilter;
  readonly page: number;
  readonly pageSize: number;
}

/** What the arguments of a list ask for, or all that is wrong with them. */
export function requestQuery(asked: Asked, now: number, city: Open311): Result<RequestQuery, Wrong> {
  const read = together({
    start: momentOf(asked, "start_date"),
    end: momentOf(asked, "end_date"),
    after: momentOf(asked, "updated_after"),
    before: momentOf(asked, "updated_before"),
    open: openAsked(asked),
    box: boxAsked(asked),
    near: nearAsked(asked),
    page: countOf(asked, "page", { usual: 1, least: 1, most: LAST_PAGE }),
    pageSize: countOf(asked, "page_size", { usual: MOST, least: 1, most: MOST }),
  });
  if (!read.ok) return read;
  const { start, end, after, before, open, box, near, page, pageSize } = read.value;
  const isByChange = start === undefined && end === undefined && (after ?? before) !== undefined;
  const span = isByChange ? ok({}) : registeredWithin({ start, end, now }, city);
  if (!span.ok) return span;
  const services = asked.many("service_code");
  const updated = { updatedFrom: after, updatedBefore: before === undefined ? undefined : behind(before) };
  const filter = { ...shownInLists(city), ...span.value, ...updated, open, box, near };
  return ok({ filter: { ...filter, ...(services.length > 0 && { categories: services }) }, page, pageSize });
}

/** True for what is open, false for what is closed; undefined where both are asked for, or neither. */
export function openAsked(asked: Asked): Result<boolean | undefined, string> {
  const statuses = asked.many("status");
  const unknown = statuses.filter((status) => status !== "open" && status !== "closed");
  if (unknown.length > 0) return no(`status is open or closed, not ${unknown.join(", ")}.`);
  return ok(statuses.length === 1 ? statuses[0] === "open" : undefined);
}

/** As moments are told without their fraction, whoever asks up to one of them means all of its second. */
export const behind = (moment: number): number => secondOf(moment) + SECOND;

interface Dates {
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly now: number;
}

/** Where one date is said, the other is ninety days from it; where none is, it is the last ninety. */
function registeredWithin({ start, end, now }: Dates, { longSpan }: Open311) {
  const until = end ?? (start === undefined ? now : start + SPAN);
  const from = start ?? until - SPAN;
  if (until - from > SPAN && longSpan === "refused")
    return wrong(400, "start_date and end_date may not be more than 90 days apart.");
  return ok({ registeredFrom: Math.max(from, until - SPAN), registeredBefore: behind(until) });
}
