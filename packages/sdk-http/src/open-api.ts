import { ok } from "@swiftline/core";
import { z } from "zod";
import { CSV } from "./csv-form.ts";
import { exampleAnswers } from "./example-answers.ts";
import { formsOf } from "./ndjson/forms.ts";
import { webhooks } from "./open-api-webhooks.ts";
import { httpProblems, ProblemDocument } from "./problem.ts";
import { type Json, namedSchemas, referenceTo, schemaOf } from "./published-schemas.ts";
import { defineRoute, noBody, noParameters, type Route } from "./route.ts";

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
  paths: Object.fromEntries(
    [...Map.groupBy(routes, ({ path }) => path)].map(([path, some]) => [
      path,
      Object.fromEntries(some.map((route) => [route.method.toLowerCase(), operationOf(route)])),
    ]),
  ),
  webhooks,
  components: { schemas: namedSchemas(), securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
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

/** `postV1AppealsAppealIdActsSign`: a name that no other route has. */
const operationIdOf = ({ method, path }: Pick<Route, "method" | "path">): string =>
  `${method.toLowerCase()}${path.replaceAll(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replaceAll(/\W/g, "")}`;

function operationOf(route: Route): Json {
  const { summary, scope, method, takesIfMatch, takes, example } = route;
  return {
    operationId: operationIdOf(route),
    summary,
    security: [{ bearer: [scope] }],
    parameters: [
      ...parametersIn("path", route.params, example.params),
      ...parametersIn("query", route.query, example.query),
      ...(takesIfMatch && takes === undefined ? [ifMatch] : []),
      ...(method === "POST" ? [idempotencyKey] : []),
    ],
    ...(method === "POST" && {
      requestBody: {
        required: true,
        content: { [formsOf(route).taken]: { schema: referenceTo(route.body, "input"), ...exampleIs(example.body) } },
      },
    }),
    responses: responsesOf(route),
  };
}

function responsesOf(route: Route): Json {
  const { headers: told = {}, body } = exampleAnswers[`${route.method} ${route.path}`] ?? {};
  const { status, answered, answer } = formsOf(route);
  const headers = Object.fromEntries(
    Object.entries(told).map(([name, example]) => [name, { schema: { type: "string" }, example }]),
  );
  const content = {
    [answered]: { schema: referenceTo(answer, "output"), ...exampleIs(body) },
    ...(route.csv !== undefined && {
      [CSV]: { schema: { type: "string" }, ...exampleIs(body === undefined ? body : route.csv(body)) },
    }),
  };
  return {
    [status]: {
      description: status === 202 ? "It is begun." : "All is well.",
      headers,
      content,
    },
    ...(status === 202 && { 200: { description: "It is over already (`Prefer: wait=…`).", content } }),
    ...("etag" in headers && withoutBody(route, headers)),
    default: {
      description: `Not so, and why: ${Object.keys(httpProblems).length} codes of HTTP and those of the hotline.`,
      content: { "application/problem+json": { schema: referenceTo(ProblemDocument, "output") } },
    },
  };
}

/** An answer with a tag need not be sent to whoever has it, or would rather not get it. */
function withoutBody({ method, status }: Pick<Route, "method" | "status">, headers: Json): Json {
  if (method === "GET") return { 304: { description: "It is as you have seen it (`If-None-Match`).", headers } };
  if (status !== 200) return {};
  return {
    204: { description: "All is well, and you would rather not read more (`Prefer: return=minimal`).", headers },
  };
}

const exampleIs = (example: unknown): Json => (example === undefined ? {} : { example });

const ifMatch: Json = {
  name: "If-Match",
  in: "header",
  description: "the ETag of the state that you have seen; in any other, nothing is done (412)",
  schema: { type: "string" },
};

const idempotencyKey: Json = {
  name: "Idempotency-Key",
  in: "header",
  description: "names the request: sent again with the same key, it is not carried out again but answered as before",
  schema: { type: "string", minLength: 1, maxLength: 257 },
};

function parametersIn(place: "path" | "query", schema: z.ZodType, example: unknown = {}): readonly Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: one,
    ...exampleIs((example as Json)[name]),
  }));
}
