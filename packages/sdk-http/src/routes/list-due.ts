import { ok } from "@swiftline/core";
import { Code } from "@swiftline/core/appeal";
import { formatInstant } from "@swiftline/core/time";
import { z } from "zod";
import { Moment } from "../moment.ts";
import { pageLimit, USUAL_LIMIT } from "../paging.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";
import { agencyListed } from "../visibility.ts";

const DueAppeal = z.strictObject({
  appealId: z.string(),
  /** Absent while nobody holds the appeal. */
  agency: Code.optional(),
  category: Code,
  policy: Code,
  registeredAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
});

export const listDue = defineRoute({
  method: "GET",
  path: "/v1/clocks/due",
  summary:
    "List open appeals whose clock to settle them is due before a moment, soonest first; overdue ones when left out.",
  scope: "appeals:read",
  params: noParameters,
  query: z.strictObject({ before: Moment.optional(), agency: Code.optional(), limit: pageLimit.optional() }),
  body: noBody,
  status: 200,
  answer: z.strictObject({ due: z.array(DueAppeal) }),
  example: { query: { before: "2026-05-08T00:00:00Z", agency: "roads" } },
  async run({ list, now }, { query: { before = now(), agency, limit = USUAL_LIMIT }, principal }) {
    const due = await list.due({ before, agency: agencyListed(principal.actor, agency), limit });
    const told = due.map(({ registeredAt, dueAt, ...one }) => ({
      ...one,
      registeredAt: formatInstant(registeredAt),
      dueAt: formatInstant(dueAt),
    }));
    return ok({ body: { due: told } });
  },
});
