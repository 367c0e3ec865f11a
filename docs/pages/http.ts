import { parameters } from "../../packages/sdk-http/src/open-api-headers.ts";
import { problemStatusesOf } from "../../packages/sdk-http/src/open-api-problems.ts";
import type { Route } from "../../packages/sdk-http/src/route.ts";
import { routes } from "../../packages/sdk-http/src/routes/index.ts";
import { streamEvents } from "../../packages/sdk-http/src/routes/stream-events.ts";
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

/** Every route, and the one that is answered apart from them. */
const all: readonly Route[] = [...routes, streamEvents];

/** By which statuses any route can say no. */
const common = problemStatusesOf(routes[0]).filter((status) =>
  all.every((route) => problemStatusesOf(route).includes(status)),
);

export const httpPage = (): string =>
  page(
    "HTTP",
    `The routes of \`createHandler\` and \`swiftline serve\`. Times are RFC 3339 in UTC. Who comes in where is said by [its scopes](http-scopes.md). A problem is answered as \`application/problem+json\` with a \`code\` of [errors](errors.md): by any route with status ${common.join(", ")}, or one of those at the end of its row.`,
    rows(
      ["route", "does", "scope", "path and query", "body", "problems"],
      all.map((route) => [
        code(`${route.method} ${route.path}`),
        route.summary,
        code(route.scope),
        named([...fieldsOf(jsonSchemaOf(route.params)), ...fieldsOf(jsonSchemaOf(route.query))]),
        bodyOf(route),
        problemStatusesOf(route)
          .filter((status) => !common.includes(status))
          .join(", "),
      ]),
    ),
    "## Headers of requests",
    "Which of them do something where is said by `GET /openapi.json`.",
    rows(
      ["header", "says"],
      Object.values(parameters).map(({ name, description }) => [code(name), description]),
    ),
    "## Besides",
    "`GET /openapi.json` tells all of this to programs (`openapi:read`). `GET /v1/events/stream` answers `text/event-stream`, and goes on behind `Last-Event-ID` or `cursor`. Below `/open311/v2` a city that has an [`open311.yaml`](city-folder.md) speaks [Open311](../how-to/speak-open311.md). A key is sent as `Authorization: Bearer KEY` or `x-api-key: KEY`.",
  );
