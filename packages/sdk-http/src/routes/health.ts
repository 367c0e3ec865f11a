import { ok } from "@swiftline/core";
import { Code } from "@swiftline/core/appeal";
import * as z from "zod";
import { defineRoute, noBody, noParameters } from "../route.ts";

export const health = defineRoute({
  method: "GET",
  path: "/v1/health",
  summary: "Say that the server is up, and by which book it decides.",
  scope: "health:read",
  params: noParameters,
  query: noParameters,
  body: noBody,
  status: 200,
  answer: z.strictObject({ status: z.literal("ok"), city: Code, book: z.string() }),
  example: {},
  async run({ hotline: { book } }) {
    return ok({ body: { status: "ok" as const, city: book.city.id, book: book.version } });
  },
});
