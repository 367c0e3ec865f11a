import { ok } from "@swiftline/core";
import * as z from "zod";
import { seenBy } from "../operations/seen-by.ts";
import { ToldOperation, toldOperation } from "../operations/told-operation.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";

export const listOperations = defineRoute({
  method: "GET",
  path: "/v1/operations",
  summary: "List the operations that you asked for and that are still known, newest first; the hotline sees all.",
  scope: "operations:read",
  needs: ["operations"],
  params: noParameters,
  query: noParameters,
  body: noBody,
  status: 200,
  answer: z.strictObject({ operations: z.array(ToldOperation) }),
  example: {},
  async run({ operations, now }, { principal }) {
    const seen = (await operations.list()).filter(seenBy(principal));
    return ok({ body: { operations: seen.map((one) => toldOperation(one, { now: now(), up: "" })) } });
  },
});
