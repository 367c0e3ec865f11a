import { ok } from "@swiftline/core";
import * as z from "zod";
import { Happened, happenedIn } from "../happened.ts";
import { pageLimit, USUAL_LIMIT } from "../paging.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";

/** A place in the order of changes, or `now`: behind all that has happened. */
const Cursor = z
  .string()
  .regex(/^(?:now|\d{1,15})$/, "this is no cursor of ours: send the one of the answer before, as it is");

export const readEvents = defineRoute({
  method: "GET",
  path: "/v1/events",
  summary:
    "Follow what happens: the events behind a cursor, as CloudEvents, in the order in which they were written. From the cursor `now` on, only what is yet to happen.",
  scope: "events:read",
  needs: ["changes"],
  params: noParameters,
  /** `limit` counts appends, which may bring several events, or none that whoever asks may be told of. */
  query: z.strictObject({ cursor: Cursor.optional(), limit: pageLimit.optional() }),
  body: noBody,
  status: 200,
  /** `more`: something is written behind the cursor already. A page without events does not say that there is nothing. */
  answer: z.strictObject({ events: z.array(Happened), cursor: z.string(), more: z.boolean() }),
  example: { query: { cursor: "2", limit: "1" } },
  async run(
    { hotline: { log, book }, changes },
    { query: { cursor = "0", limit = USUAL_LIMIT }, principal: { actor } },
  ) {
    const position = cursor === "now" ? await changes.last() : Number(cursor);
    const found = await changes.after(position, limit + 1);
    const page = found.slice(0, limit);
    const placed = await happenedIn(page, { actor, log, city: book.city.id });
    const events = placed.map(({ event }) => event);
    const more = found.length > limit;
    return ok({ body: { events, cursor: String(page.at(-1)?.position ?? position), more } });
  },
});
