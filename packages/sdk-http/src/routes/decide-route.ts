import { advance, ok, type PolicyBook } from "@swiftline/core";
import { matter } from "@swiftline/core/appeal";
import * as z from "zod";
import { PublicAppeal, publicAppeal } from "../public-appeal.ts";
import { defineRoute, noParameters } from "../route.ts";

const { caller: _, partOf: __, ...rehearsable } = matter;

/** A matter that nobody has reported yet. */
export const Rehearsed = z.strictObject(rehearsable);

/** What would happen to a matter that came in now. Its number stands for the one that it would get. */
export function rehearse(body: z.infer<typeof Rehearsed>, at: number, book: PolicyBook) {
  const appealId = `${body.hotline}:rehearsed`;
  const events = advance([], { ...body, type: "RegisterAppeal", appealId, at, by: "hotline" }, book);
  return events.ok ? ok({ appealId, version: 1, history: events.value }) : events;
}

export const decideRoute = defineRoute({
  method: "POST",
  path: "/v1/routing/decisions",
  summary: "Say where an appeal would go, by which rules and with which limit; nothing is written.",
  scope: "routing:decide",
  params: noParameters,
  query: noParameters,
  body: Rehearsed,
  status: 200,
  answer: PublicAppeal,
  example: {
    body: {
      hotline: "testville",
      kind: "complaint",
      channel: "web",
      category: "streets-hole",
      area: "east",
      text: "A deep hole, a danger to all.",
    },
  },
  async run({ hotline: { book }, now }, { body }) {
    const at = now();
    const rehearsed = rehearse(body, at, book);
    return rehearsed.ok
      ? ok({ body: publicAppeal(rehearsed.value, book, { now: at, viewer: "staff" }) as PublicAppeal })
      : rehearsed;
  },
});
