import { expect, test } from "vitest";
import { byName, exampleWorld, sendExample } from "../test/example-world.ts";
import { fedLog } from "../test/fed-log.ts";
import { OpenApi31 } from "../test/open-api-rules.ts";
import { type Document, operationsOf, readDocument } from "../test/published-document.ts";
import { smallServer } from "../test/small-server.ts";
import type { HandlerOptions } from "./create-handler.ts";
import { openApiOf } from "./open-api.ts";
import { routes } from "./routes/index.ts";
import { streamEvents } from "./routes/stream-events.ts";

const document = openApiOf(routes);

/** Every object inside a value, itself included. */
function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== "object" || value === null) return;
  yield value as Readonly<Record<string, unknown>>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

const published = JSON.parse(JSON.stringify(document)) as Document;
const byRoute = operationsOf(published);
const operations = [...byRoute.values()];
const { wrongAnswered, wrongExamples } = readDocument(published);
/** The event stream besides. */
const count = routes.length + 1;

test("what is served is what is published", async () => {
  const { send } = smallServer();
  expect(await (await send("GET", "/openapi.json")).json()).toEqual(JSON.parse(JSON.stringify(document)));
});

test("it is what OpenAPI 3.1 says that a document is", () => {
  OpenApi31.parse(published);
});

test("each schema in it is one of JSON Schema 2020-12, and each example is one of its schema", () => {
  for (const operation of [...operations, ...Object.values(published.webhooks).map(({ post }) => post)])
    expect(wrongExamples(operation), operation.operationId).toEqual([]);
});

test("every operation with a body has an example of it, and every answer and problem one of itself", () => {
  for (const { requestBody, responses, operationId } of operations) {
    const contents = [requestBody, ...Object.values(responses)].flatMap((one) => Object.values(one?.content ?? {}));
    expect(
      contents.filter((one) => !("example" in one)),
      operationId,
    ).toEqual([]);
  }
});

test("every route stands in the document once, under a name of its own and with its scope", () => {
  const paths = document.paths as Readonly<Record<string, Readonly<Record<string, { readonly security: unknown }>>>>;
  expect(operations).toHaveLength(count);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(count);
  for (const { path, method, scope } of routes)
    expect(paths[path]?.[method.toLowerCase()]?.security).toEqual([{ bearer: [scope] }]);
});

test("every reference leads to a component that is there, and every component is referred to", () => {
  const { securitySchemes: _, ...components } = document.components as Readonly<Record<string, object>>;
  const referred = new Set([...objectsIn(document)].flatMap(({ $ref }) => ($ref === undefined ? [] : [$ref])));
  const there = Object.entries(components).flatMap(([section, named]) =>
    Object.keys(named).map((name) => `#/components/${section}/${name}`),
  );
  expect([...referred].toSorted()).toEqual(there.toSorted());
});

test("a body is closed: what it does not know is said to be unknown", () => {
  const bodies = operations.flatMap(({ requestBody }) => (requestBody === undefined ? [] : [requestBody]));
  expect(bodies).toHaveLength(routes.filter(({ method }) => method === "POST").length);
  for (const body of bodies)
    expect([...objectsIn(body)].find((one) => one.type === "object")).toMatchObject({ additionalProperties: false });
});

test("what a server lacks it does not offer, and the document says of which routes that can be", async () => {
  const without = { changes: undefined, figures: undefined, identities: undefined, operations: undefined };
  const server = await exampleWorld({ ...without, simulator: undefined });
  for (const [name, route] of byName) {
    const { status } = await sendExample(server, route);
    expect([name, status === 501]).toEqual([name, "501" in (byRoute.get(name)?.responses ?? {})]);
  }
});

const { changes } = fedLog();

test.each<[string, string, Partial<HandlerOptions>, number]>([
  ["the events", "", { changes }, 200],
  ["a cursor that is none", "?cursor=x", { changes }, 400],
  ["somebody unknown", "", { changes, authorize: () => undefined }, 401],
  ["somebody who may not", "", { changes, authorize: () => "forbidden" }, 403],
  ["an address too long", `?cursor=${"1".repeat(9000)}`, { changes }, 414],
  ["a server without events", "", {}, 501],
])("the event stream answers %s as it is published", async (_, query, options, status) => {
  const response = await smallServer({ newRequestId: () => "r-1", ...options }).send("GET", streamEvents.path + query);
  const text = response.ok ? "" : await response.text();
  if (response.ok) await response.body?.cancel();
  expect(response.status).toBe(status);
  expect(wrongAnswered(byRoute.get(`GET ${streamEvents.path}`)!, response, text)).toEqual([]);
});
