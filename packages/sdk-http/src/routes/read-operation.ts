import { ok } from "@swiftline/core";
import * as z from "zod";
import { operationFor } from "../operations/seen-by.ts";
import { askAgainAfter, ToldOperation, toldOperation } from "../operations/told-operation.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";

export const OperationParams = z.strictObject({ operationId: z.string().max(100) });

export const readOperation = defineRoute({
  method: "GET",
  path: "/v1/operations/{operationId}",
  summary: "Say how far an operation is, and what has become of it.",
  scope: "operations:read",
  needs: ["operations"],
  params: OperationParams,
  query: noParameters,
  body: noBody,
  status: 200,
  answer: ToldOperation,
  example: { params: { operationId: "example" }, after: ["POST /v1/simulations"] },
  async run(ports, { params: { operationId }, principal }) {
    const known = await operationFor(principal, operationId, ports);
    if (!known.ok) return known;
    const operation = known.value;
    const retryAfter = askAgainAfter(operation, ports.now());
    return ok({
      body: toldOperation(operation, { now: ports.now(), up: "../" }),
      ...(retryAfter !== undefined && { retryAfter }),
    });
  },
});
