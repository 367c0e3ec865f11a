import { ok } from "@swiftline/core";
import * as z from "zod";
import { headers, parameters } from "./open-api-headers.ts";
import { operationOf } from "./open-api-operation.ts";
import { sharedProblems } from "./open-api-problems.ts";
import { streamOperation } from "./open-api-stream.ts";
import { webhooks } from "./open-api-webhooks.ts";
import { type Json, namedSchemas } from "./published-schemas.ts";
import { defineRoute, noBody, noParameters, type Route } from "./route.ts";
import { streamEvents } from "./routes/stream-events.ts";

/** The routes as an OpenAPI 3.1 document: what it says of a request and an answer is what the handler holds them to. */
export const openApiOf = (routes: readonly Route[]): Json => ({
  openapi: "3.1.2",
  info: {
    title: "Swiftline",
    summary: "A city's one complaint number over HTTP.",
    description:
      "The examples were sent to the example city, at noon of Monday, 4 May 2026, and answered as they stand here.",
    version: "1.0.0",
    license: { name: "Apache License 2.0", identifier: "Apache-2.0" },
  },
  servers: [{ url: ".", description: "wherever the handler is mounted" }],
  paths: {
    ...Object.fromEntries(
      [...Map.groupBy(routes, ({ path }) => path)].map(([path, some]) => [
        path,
        Object.fromEntries(some.map((route) => [route.method.toLowerCase(), operationOf(route)])),
      ]),
    ),
    [streamEvents.path]: { get: streamOperation() },
  },
  webhooks,
  components: {
    schemas: namedSchemas(),
    parameters,
    headers,
    responses: sharedProblems(routes),
    securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
  },
});

/** The route that publishes the routes. */
export const openApiRoute = (routes: readonly Route[]): Route => {
  const document = openApiOf(routes);
  return defineRoute({
    method: "GET",
    path: "/openapi.json",
    summary: "Read what every route takes and answers, as OpenAPI 3.1.",
    scope: "openapi:read",
    params: noParameters,
    query: noParameters,
    body: noBody,
    status: 200,
    answer: z.looseObject({ openapi: z.string() }),
    example: {},
    run: async () => ok({ body: document as { readonly openapi: string } }),
  });
};
