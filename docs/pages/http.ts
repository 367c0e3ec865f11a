import type { Route } from "../../packages/sdk-http/src/route.ts";
import { routes } from "../../packages/sdk-http/src/routes/index.ts";
import { fieldsOf, jsonSchemaOf } from "./json-schema.ts";
import { code, page, rows } from "./markdown.ts";

const named = (fields: ReturnType<typeof fieldsOf>): string =>
  fields.map(({ name, optional }) => code(name + (optional ? "?" : ""))).join(", ");

/** What a body says; where it is one of several, what each of them says. Of NDJSON it is a line. */
function bodyOf({ method, takes, body }: Route): string {
  if (method !== "POST") return "";
  const schema = jsonSchemaOf(body);
  const [first = [], ...others] = (schema.oneOf ?? [schema]).map(fieldsOf);
  const shared = first.filter(({ name }) => others.every((fields) => fields.some((one) => one.name === name)));
  const rest = others.length > 0 ? ", and what the act must know" : "";
  return `${takes === "ndjson" ? "a line: " : ""}${named(shared)}${rest}`;
}

export const httpPage = (): string =>
  page(
    "HTTP",
    "The routes of `createHandler` and `swiftline serve`. Times are RFC 3339 in UTC. Who comes in where is said by [its scopes](http-scopes.md). A problem is answered as `application/problem+json` with a `code` of [errors](errors.md).",
    rows(
      ["route", "does", "scope", "path and query", "body"],
      routes.map((route: Route) => [
        code(`${route.method} ${route.path}`),
        route.summary,
        code(route.scope),
        named([...fieldsOf(jsonSchemaOf(route.params)), ...fieldsOf(jsonSchemaOf(route.query))]),
        bodyOf(route),
      ]),
    ),
    "Besides, `GET /openapi.json` tells all of this to programs (`openapi:read`), `GET /v1/events/stream` sends the events of `GET /v1/events` as they happen (`text/event-stream`; it goes on behind `Last-Event-ID` or `cursor`), and below `/open311/v2` a city that has an [`open311.yaml`](city-folder.md) speaks [Open311](../how-to/speak-open311.md). A key is sent as `Authorization: Bearer KEY` or `x-api-key: KEY`.",
  );
