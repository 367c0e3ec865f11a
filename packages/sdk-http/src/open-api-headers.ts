import type { Json } from "./published-schemas.ts";
import type { Route } from "./route.ts";

/** The headers that requests may have, each once in the document. */
export const parameters = {
  AcceptLanguage: {
    name: "Accept-Language",
    in: "header",
    description: "in which language problems are told: English, or Chinese (`zh`)",
    schema: { type: "string" },
    example: "zh-CN",
  },
  RequestId: {
    name: "x-request-id",
    in: "header",
    description: "what you call the request: the server's logs and its answer call it so too",
    schema: { type: "string", pattern: "^[!-~]{1,128}$" },
  },
  Traceparent: {
    name: "traceparent",
    in: "header",
    description: "the trace that the request belongs to (W3C Trace Context)",
    schema: { type: "string" },
    example: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  },
  IfNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description: "the ETag of the answer that you have: while it holds, it is not sent again (304)",
    schema: { type: "string" },
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    description: "the ETag of the state that you have seen; in any other, nothing is done (412)",
    schema: { type: "string" },
  },
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description: "names the request: sent again with the same key, it is not carried out again but answered as before",
    schema: { type: "string", minLength: 1, maxLength: 257 },
  },
  Prefer: {
    name: "Prefer",
    in: "header",
    description:
      "`return=minimal` for an answer without the state that was made; where an operation is begun, `wait=SECONDS` for its result, should it be there by then",
    schema: { type: "string" },
    example: "return=minimal",
  },
} as const satisfies Readonly<Record<string, Json>>;

/** The headers that answers may have, each once in the document. */
export const headers = {
  "x-request-id": {
    description: "What the request is called in the server's logs.",
    schema: { type: "string" },
  },
  ratelimit: {
    description: "What is left of your share, and after how many seconds there is more, where the server has limits.",
    schema: { type: "string" },
    example: '"principal";r=99;t=1',
  },
  "ratelimit-policy": {
    description: "How many requests a window your share is, and the seconds of a window.",
    schema: { type: "string" },
    example: '"principal";q=600;w=60',
  },
  "retry-after": {
    description: "After how many seconds it is worth to ask again.",
    schema: { type: "integer" },
  },
  "preference-applied": {
    description: "What of your preferences was met.",
    schema: { type: "string" },
  },
  "content-language": {
    description: "In which language the problem is told.",
    schema: { type: "string", enum: ["en", "zh"] },
  },
  "www-authenticate": {
    description: "How to say who you are.",
    schema: { type: "string" },
    example: "Bearer",
  },
} as const satisfies Readonly<Record<string, Json>>;

/** How much of its share is left is told to whoever was let in. */
export const ofEveryAnswer = ["x-request-id", "ratelimit", "ratelimit-policy"] as const;

export const headersCalled = (names: readonly (keyof typeof headers)[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const parametersCalled = (names: readonly (keyof typeof parameters)[]): readonly Json[] =>
  names.map((name) => ({ $ref: `#/components/parameters/${name}` }));

/** The headers that do something in a request to a route; whether its answer has an ETag is known by its example. */
export function headersTaken({ method, takes, takesIfMatch }: Route, hasTag: boolean): readonly Json[] {
  const isJson = method === "POST" && takes === undefined;
  return parametersCalled([
    ...(isJson && takesIfMatch ? (["IfMatch"] as const) : []),
    ...(method === "POST" ? (["IdempotencyKey"] as const) : []),
    ...(isJson ? (["Prefer"] as const) : []),
    ...(method === "GET" && hasTag ? (["IfNoneMatch"] as const) : []),
    "AcceptLanguage",
    "RequestId",
    "Traceparent",
  ]);
}
