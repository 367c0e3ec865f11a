import { ok } from "@swiftline/core";
import { z } from "zod";
import { httpProblems, ProblemDocument } from "./problem.ts";
import { PublicAppeal } from "./public-appeal.ts";
import { defineRoute, noBody, noParameters, type Route } from "./route.ts";

/** A piece of the document; what stands in it is said by OpenAPI 3.1 and JSON Schema 2020-12, not by us. */
type Json = Readonly<Record<string, unknown>>;

/** The schemas that stand once in the document and are referred to by name. */
const named: ReadonlyMap<z.ZodType, string> = new Map<z.ZodType, string>([
  [PublicAppeal, "Appeal"],
  [ProblemDocument, "Problem"],
]);

/** The routes as an OpenAPI 3.1 document: what it says of a request and an answer is what the handler holds them to. */
export const openApiOf = (routes: readonly Route[]): Json => ({
  openapi: "3.1.2",
  info: {
    title: "Swiftline",
    summary: "A city's one complaint number over HTTP.",
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
  components: {
    schemas: Object.fromEntries([...named].map(([schema, name]) => [name, schemaOf(schema, "output")])),
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
    run: async () => ok({ body: document as { readonly openapi: string } }),
  });
};

/** `postV1AppealsAppealIdActsSign`: a name that no other route has. */
const operationIdOf = ({ method, path }: Pick<Route, "method" | "path">): string =>
  `${method.toLowerCase()}${path.replaceAll(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replaceAll(/\W/g, "")}`;

function operationOf(route: Route): Json {
  const { summary, scope, method, takesIfMatch } = route;
  return {
    operationId: operationIdOf(route),
    summary,
    security: [{ bearer: [scope] }],
    parameters: [
      ...parametersIn("path", route.params),
      ...parametersIn("query", route.query),
      ...(takesIfMatch ? [ifMatch] : []),
    ],
    ...(method === "POST" && {
      requestBody: { required: true, content: { "application/json": { schema: referenceTo(route.body, "input") } } },
    }),
    responses: {
      [route.status]: {
        description: "All is well.",
        content: { "application/json": { schema: referenceTo(route.answer, "output") } },
      },
      default: {
        description: `Not so, and why: ${Object.keys(httpProblems).length} codes of HTTP and those of the hotline.`,
        content: { "application/problem+json": { schema: referenceTo(ProblemDocument, "output") } },
      },
    },
  };
}

const ifMatch: Json = {
  name: "If-Match",
  in: "header",
  description: "the ETag of the state that you have seen; in any other, nothing is done (412)",
  schema: { type: "string" },
};

function parametersIn(place: "path" | "query", schema: z.ZodType): readonly Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: one,
  }));
}

function referenceTo(schema: z.ZodType, io: "input" | "output"): Json {
  const name = named.get(schema);
  return name === undefined ? schemaOf(schema, io) : { $ref: `#/components/schemas/${name}` };
}

/** Checks that JSON Schema cannot say are left out. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, "~standard": __, ...plain } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return plain;
}
