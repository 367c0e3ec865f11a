import { no, ok } from "@swiftline/core";
import * as z from "zod";
import { defineRoute, noBody, noParameters } from "../route.ts";

/** After how many seconds it is worth to ask again. */
const SOON = 5;

export const ready = defineRoute({
  method: "GET",
  path: "/v1/ready",
  summary: "Say whether requests may be sent here: not while the server ends, nor where it could not write.",
  scope: "health:read",
  params: noParameters,
  query: noParameters,
  body: noBody,
  status: 200,
  answer: z.strictObject({ status: z.literal("ready") }),
  example: {},
  async run({ isReady = () => true }) {
    if (!(await isReady())) return no({ code: "http/not-ready", retryAfter: SOON });
    return ok({ body: { status: "ready" as const } });
  },
});
