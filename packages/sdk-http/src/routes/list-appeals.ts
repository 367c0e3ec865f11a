import { ok } from "@swiftline/core";
import { appealStatuses, Code } from "@swiftline/core/appeal";
import { z } from "zod";
import { readCursor, writeCursor } from "../cursor.ts";
import { pageLimit, USUAL_LIMIT } from "../paging.ts";
import { ListedAppeal, listedAppeal } from "../public-appeal.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";
import { agencyListed } from "../visibility.ts";

const trueOrFalse = z.enum(["true", "false"]).transform((word) => word === "true");

export const listAppeals = defineRoute({
  method: "GET",
  path: "/v1/appeals",
  summary:
    "List appeals, newest first. A category or an area stands for everything below it. An agency is shown what it holds.",
  scope: "appeals:read",
  params: noParameters,
  query: z.strictObject({
    open: trueOrFalse.optional(),
    status: z.enum(appealStatuses).optional(),
    agency: Code.optional(),
    category: Code.optional(),
    area: Code.optional(),
    limit: pageLimit.optional(),
    cursor: z.string().max(400).optional(),
  }),
  body: noBody,
  status: 200,
  answer: z.strictObject({ appeals: z.array(ListedAppeal), next: z.string().optional() }),
  async run({ list }, { query: { limit = USUAL_LIMIT, cursor, ...asked }, principal }) {
    const filter = { ...asked, agency: agencyListed(principal.actor, asked.agency) };
    const after = cursor === undefined ? ok(undefined) : readCursor(cursor, filter);
    if (!after.ok) return after;
    const page = await list.find(filter, { limit, after: after.value });
    const next = page.next && writeCursor(page.next, filter);
    return ok({ body: { appeals: page.appeals.map(listedAppeal), next }, next });
  },
});
