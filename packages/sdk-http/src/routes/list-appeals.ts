import { ok } from "@swiftline/core";
import * as z from "zod";
import { AppealQuery, filterFor } from "../appeal-filter.ts";
import { readCursor, writeCursor } from "../cursor.ts";
import { pageQuery, USUAL_LIMIT } from "../paging.ts";
import { ListedAppeal, listedAppeal } from "../public-appeal.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";

/** How far the words of appeals are known: after an import it may take a while. `upTo` is a cursor of the events. */
const Indexed = z.strictObject({ complete: z.boolean(), upTo: z.string() });

export const listAppeals = defineRoute({
  method: "GET",
  path: "/v1/appeals",
  summary:
    "List or search appeals, newest first. A category or an area stands for everything below it. An agency is shown what it holds.",
  scope: "appeals:read",
  params: noParameters,
  query: AppealQuery.extend(pageQuery),
  body: noBody,
  status: 200,
  answer: z.strictObject({ appeals: z.array(ListedAppeal), next: z.string().optional(), indexed: Indexed.optional() }),
  example: { query: { q: '"main street" hole', open: "true", category: "streets", limit: "1" } },
  async run({ hotline: { book }, list }, { query: { limit = USUAL_LIMIT, cursor, ...asked }, principal: { actor } }) {
    const filter = filterFor(asked, { actor, book });
    if (!filter.ok) return filter;
    const after = readCursor(cursor, filter.value);
    if (!after.ok) return after;
    const page = await list.find(filter.value, { limit, after: after.value });
    const next = page.next && writeCursor(page.next, filter.value);
    const indexed = page.indexed && { complete: page.indexed.complete, upTo: String(page.indexed.upTo) };
    return ok({ body: { appeals: page.appeals.map(listedAppeal), next, indexed }, next });
  },
});
