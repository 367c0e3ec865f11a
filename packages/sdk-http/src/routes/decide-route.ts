import { advance, ok } from "@swiftline/core";
import { matter } from "@swiftline/core/appeal";
import { z } from "zod";
import { PublicAppeal, publicAppeal } from "../public-appeal.ts";
import { defineRoute, noParameters } from "../route.ts";

/** Stands where an appeal that is registered in earnest has its number. */
const REHEARSED = "rehearsed";

const { caller: _, ...rehearsable } = matter;

export const decideRoute = defineRoute({
  method: "POST",
  path: "/v1/routing/decisions",
  summary: "Say where an appeal would go, by which rules and with which limit; nothing is written.",
  scope: "routing:decide",
  params: noParameters,
  query: noParameters,
  body: z.strictObject(rehearsable),
  status: 200,
  answer: PublicAppeal,
  async run({ hotline: { book }, now }, { body }) {
    const [at, appealId] = [now(), `${body.hotline}:${REHEARSED}`];
    const events = advance([], { ...body, type: "RegisterAppeal", appealId, at, by: "hotline" }, book);
    if (!events.ok) return events;
    return ok({ body: publicAppeal({ appealId, version: 1, history: events.value }, book, at) as PublicAppeal });
  },
});
