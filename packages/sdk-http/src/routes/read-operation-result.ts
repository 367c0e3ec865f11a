import { no, ok } from "@swiftline/core";
import { operationFor } from "../operations/seen-by.ts";
import { askAgainAfter } from "../operations/told-operation.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";
import { SimulationResult } from "../simulations/simulation-result.ts";
import { OperationParams } from "./read-operation.ts";

export const readOperationResult = defineRoute({
  method: "GET",
  path: "/v1/operations/{operationId}/result",
  summary: "Read what a simulation came to, once it has succeeded.",
  scope: "operations:read",
  needs: ["operations"],
  params: OperationParams,
  query: noParameters,
  body: noBody,
  status: 200,
  answer: SimulationResult,
  example: { params: { operationId: "example" }, after: ["POST /v1/simulations"] },
  async run(ports, { params: { operationId }, principal }) {
    const known = await operationFor(principal, operationId, ports);
    if (!known.ok) return known;
    const operation = known.value;
    if (operation.status === "succeeded") return ok({ body: operation.found, etag: operation.id });
    const retryAfter = askAgainAfter(operation, ports.now());
    if (retryAfter !== undefined) return no({ code: "http/operation-not-over", retryAfter });
    const detail = operation.status === "failed" ? words.failed : words.cancelled;
    return no({ code: "http/operation-without-result", detail });
  },
});

const words = {
  failed: { en: "It has failed; the operation says why.", zh: "操作已失败，原因见该操作。" },
  cancelled: { en: "It was cancelled.", zh: "操作已取消。" },
};
