import { routes } from "../../packages/sdk-http/src/routes/index.ts";
import { fieldsOf, jsonSchemaOf } from "./json-schema.ts";
import { code, page, rows } from "./markdown.ts";

const named = (fields: ReturnType<typeof fieldsOf>): string =>
  fields.map(({ name, optional }) => code(name + (optional ? "?" : ""))).join(", ");

export const httpPage = (): string =>
  page(
    "HTTP",
    "The routes of `createHandler` and `swiftline serve`. Times are RFC 3339 in UTC. A problem is answered as `application/problem+json` with a `code` of [errors](errors.md).",
    rows(
      ["route", "does", "scope", "path and query", "body"],
      routes.map(({ method, path, summary, scope, params, query, body }) => [
        code(`${method} ${path}`),
        summary,
        code(scope),
        named([...fieldsOf(jsonSchemaOf(params)), ...fieldsOf(jsonSchemaOf(query))]),
        method === "POST" ? named(fieldsOf(jsonSchemaOf(body))) : "",
      ]),
    ),
  );
