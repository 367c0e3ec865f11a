import { ok } from "@swiftline/core";
import * as z from "zod";
import { operationFor } from "../operations/seen-by.ts";
import { ToldOperation, toldOperation } from "../operations/told-operation.ts";
import { defineRoute, noParameters } from "../route.ts";
import { OperationParams } from "./read-operation.ts";

export const cancelOperation = defineRoute({
  method: "POST",
  path: "/v1/operations/{operationId}/cancel",
  summary: "Give an operation up. One that is over stays as it is; to send it again does no harm.",
  scope: "simulations:run",
  needs: ["operations"],
  params: OperationParams,
  query: noParameters,
  body: z.strictObject({}),
  status: 200,
  answer: ToldOperation,
  example: { params: { operationId: "example" }, body: {}, after: ["POST /v1/simulations"] },
  async run(ports, { params: { operationId }, principal }) {
    const known = await operationFor(principal, operationId, ports);
    if (!known.ok) return known;
    await ports.operations.cancel(operationId);
    const cancelled = (await ports.operations.find(operationId)) ?? known.value;
    return ok({ body: toldOperation(cancelled, { now: ports.now(), up: "../../" }) });
  },
});
