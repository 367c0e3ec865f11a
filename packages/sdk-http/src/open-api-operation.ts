import type * as z from "zod";
import { CSV } from "./csv-form.ts";
import { exampleAnswers } from "./example-answers.ts";
import { formsOf } from "./ndjson/forms.ts";
import { headersCalled, headersTaken, ofEveryAnswer } from "./open-api-headers.ts";
import { problemResponsesOf } from "./open-api-problems.ts";
import { ToldOperation } from "./operations/told-operation.ts";
import { type Json, referenceTo, schemaOf } from "./published-schemas.ts";
import type { Route } from "./route.ts";

/** What is published of an operation. */
export interface Operation extends Json {
  readonly parameters: readonly Json[];
  readonly responses: Json;
}

/** What a route takes and answers, as an operation of the document. */
export function operationOf(route: Route): Operation {
  const { summary, scope, method, example } = route;
  const told = headersTold(route);
  return {
    operationId: operationIdOf(route),
    summary,
    security: [{ bearer: [scope] }],
    parameters: [
      ...parametersIn("path", route.params, example.params),
      ...parametersIn("query", route.query, example.query),
      ...headersTaken(route, "etag" in told),
    ],
    ...(method === "POST" && {
      requestBody: {
        required: true,
        content: { [formsOf(route).taken]: { schema: referenceTo(route.body, "input"), ...exampleIs(example.body) } },
      },
    }),
    responses: { ...answersOf(route, told), ...problemResponsesOf(route) },
  };
}

/** `postV1AppealsAppealIdActsSign`: a name that no other route has. */
const operationIdOf = ({ method, path }: Pick<Route, "method" | "path">): string =>
  `${method.toLowerCase()}${path.replaceAll(/\W(\w)/g, (_, letter: string) => letter.toUpperCase()).replaceAll(/\W/g, "")}`;

const exampleAnswer = ({ method, path }: Route) => exampleAnswers[`${method} ${path}`];

/** The headers that say something of an answer alone, as the example has them. */
const headersTold = (route: Route): Json =>
  Object.fromEntries(
    Object.entries(exampleAnswer(route)?.headers ?? {}).map(([name, example]) => [
      name,
      { schema: { type: "string" }, example },
    ]),
  );

function answersOf(route: Route, told: Json): Json {
  const { status, answered, answer } = formsOf(route);
  const body = exampleAnswer(route)?.body;
  const isPreferred = route.method === "POST" && route.takes === undefined;
  const headers = {
    ...told,
    ...headersCalled([
      ...ofEveryAnswer,
      ...(status === 202 || (route.method === "GET" && answer === ToldOperation) ? (["retry-after"] as const) : []),
      ...(isPreferred ? (["preference-applied"] as const) : []),
    ]),
  };
  const content = {
    [answered]: { schema: referenceTo(answer, "output"), ...exampleIs(body) },
    ...(route.csv !== undefined && {
      [CSV]: { schema: { type: "string" }, ...exampleIs(body === undefined ? body : route.csv(body)) },
    }),
  };
  return {
    [status]: { description: status === 202 ? "It is begun." : "All is well.", headers, content },
    ...(status === 202 && { 200: { description: "It is over already (`Prefer: wait=…`).", headers, content } }),
    ...("etag" in told && withoutBody(route, headers)),
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
