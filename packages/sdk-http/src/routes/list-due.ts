import { ok, type DueAppeal as Row } from "@swiftline/core";
import { Code } from "@swiftline/core/appeal";
import { formatInstant } from "@swiftline/core/time";
import * as z from "zod";
import { codesListed } from "../asked-codes.ts";
import { readCursor } from "../cursor.ts";
import { Moment } from "../moment.ts";
import { pageOf, pageQuery, USUAL_LIMIT } from "../paging.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";
import { confidentialListed } from "../visibility.ts";

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
  query: z.strictObject({
    before: Moment.optional(),
    agency: Code.optional(),
    ...pageQuery,
  }),
  body: noBody,
  status: 200,
  answer: z.strictObject({ due: z.array(DueAppeal), next: z.string().optional() }),
  example: { query: { before: "2026-05-08T00:00:00Z", agency: "roads" } },
  async run({ hotline: { book }, list, now }, { query, principal: { actor } }) {
    const { limit = USUAL_LIMIT, cursor, before, agency } = query;
    const listed = codesListed({ agency }, { actor, book });
    if (!listed.ok) return listed;
    const filter = { ...listed.value, confidential: confidentialListed(actor) };
    const which = { due: { before, ...filter } };
    const behind = readCursor(cursor, which);
    if (!behind.ok) return behind;
    const after = behind.value && { dueAt: behind.value.at, appealId: behind.value.id };
    const found = await list.due({ ...filter, before: before ?? now(), after, limit: limit + 1 });
    const { page, next } = pageOf(found, { limit, list: which, placeOf });
    const told = page.map(({ registeredAt, dueAt, ...one }) => ({
      ...one,
      registeredAt: formatInstant(registeredAt),
      dueAt: formatInstant(dueAt),
    }));
    return ok({ body: { due: told, next }, next });
  },
});

const placeOf = ({ dueAt, appealId }: Row) => ({ at: dueAt, id: appealId });
