import { ok } from "@swiftline/core";
import { agencyParts, Code } from "@swiftline/core/appeal";
import { type InboxEntry, inboxOf } from "@swiftline/core/hotline";
import { stageKeys } from "@swiftline/core/sla";
import { formatInstant } from "@swiftline/core/time";
import * as z from "zod";
import { agencyAt } from "../asked-codes.ts";
import { pageQuery, USUAL_LIMIT } from "../paging.ts";
import { ListedAppeal, listedAppeal } from "../public-appeal.ts";
import { defineRoute, noBody } from "../route.ts";
import { trueOrFalse } from "../true-or-false.ts";
import { pageOfWhole } from "../whole-list.ts";

const Waiting = z.strictObject({
  /** What the agency has to do with it. */
  parts: z.array(z.enum(agencyParts)),
  /** The limit that comes first, and of which clock; absent where none runs. */
  due: z.strictObject({ stage: z.enum(stageKeys), at: z.iso.datetime(), overdue: z.boolean() }).optional(),
  appeal: ListedAppeal,
});

/** An agency is shown its own inbox and no other; the hotline and the reviewer are shown each. */
export const readInbox = defineRoute({
  method: "GET",
  path: "/v1/agencies/{agency}/inbox",
  summary: "List the open appeals that wait for an agency: it leads, assists, or is to answer. Soonest due first.",
  scope: "inboxes:read",
  params: z.strictObject({ agency: Code }),
  query: z.strictObject({
    overdue: trueOrFalse.optional(),
    part: z.enum(agencyParts).optional(),
    ...pageQuery,
  }),
  body: noBody,
  status: 200,
  answer: z.strictObject({ waiting: z.array(Waiting), next: z.string().optional() }),
  example: { params: { agency: "roads" } },
  async run({ hotline: { log, book }, list, now }, { params: { agency }, query, principal: { actor } }) {
    const { limit = USUAL_LIMIT, cursor, ...filter } = query;
    const known = agencyAt(agency, { actor, book });
    if (!known.ok) return known;
    const { overdue, part } = filter;
    const waiting = (await inboxOf(agency, { list, log }, { book, now: now() })).filter(
      ({ due, parts }) =>
        (overdue === undefined || (due?.overdue ?? false) === overdue) && (part === undefined || parts.includes(part)),
    );
    const paged = pageOfWhole(waiting, { limit, cursor, list: { inbox: agency, ...filter }, placeOf });
    if (!paged.ok) return paged;
    const { page, next } = paged.value;
    return ok({ body: { waiting: page.map(told), next }, next });
  },
});

const placeOf = ({ due, appeal }: InboxEntry) => ({ at: due?.at ?? Number.MAX_SAFE_INTEGER, id: appeal.id });

const told = ({ appeal, parts, due }: InboxEntry) => ({
  parts: [...parts],
  due: due && { ...due, at: formatInstant(due.at) },
  appeal: listedAppeal(appeal),
});
