import { expect, test } from "vitest";
import { OpenApi31 } from "../test/open-api-rules.ts";
import { type Document, type PublishedOperation, readDocument } from "../test/published-document.ts";
import { smallServer } from "../test/small-server.ts";
import { openApiOf } from "./open-api.ts";
import { routes } from "./routes/index.ts";

const document = openApiOf(routes);

/** Every object inside a value, itself included. */
function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== "object" || value === null) return;
  yield value as Readonly<Record<string, unknown>>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

const operations = [...objectsIn(document.paths)].filter((one) => "operationId" in one);

test("what is served is what is published", async () => {
  const { send } = smallServer();
  expect(await (await send("GET", "/openapi.json")).json()).toEqual(JSON.parse(JSON.stringify(document)));
});

test("it is what OpenAPI 3.1 says that a document is", () => {
  OpenApi31.parse(JSON.parse(JSON.stringify(document)));
});

test("each schema in it is one of JSON Schema 2020-12, and each example is one of its schema", () => {
  const published = JSON.parse(JSON.stringify(document)) as Document;
  const { wrongExamples } = readDocument(published);
  const all = [...Object.values(published.paths), ...Object.values(published.webhooks)].flatMap((one) =>
    Object.values(one),
  );
  expect(all.length).toBeGreaterThan(routes.length);
  for (const operation of all) expect(wrongExamples(operation), operation.operationId).toEqual([]);
});

test("every operation with a body has an example of it, and every answer one of itself", () => {
  for (const { requestBody, responses, operationId } of operations as unknown as readonly PublishedOperation[]) {
    const described = [
      requestBody,
      ...Object.entries(responses).flatMap(([status, one]) => (status.startsWith("2") ? [one] : [])),
    ];
    const contents = described.flatMap((one) => Object.values(one?.content ?? {}));
    expect(
      contents.filter((one) => !("example" in one)),
      operationId,
    ).toEqual([]);
  }
});

test("every route stands in the document once, under a name of its own and with its scope", () => {
  const paths = document.paths as Readonly<Record<string, Readonly<Record<string, { readonly security: unknown }>>>>;
  expect(operations).toHaveLength(routes.length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
  for (const { path, method, scope } of routes)
    expect(paths[path]?.[method.toLowerCase()]?.security).toEqual([{ bearer: [scope] }]);
});

test("every reference leads to a schema that is there", () => {
  const { schemas } = document.components as { readonly schemas: Readonly<Record<string, unknown>> };
  const referred = new Set([...objectsIn(document)].flatMap(({ $ref }) => ($ref === undefined ? [] : [$ref])));
  expect([...referred].toSorted()).toEqual(
    Object.keys(schemas)
      .map((name) => `#/components/schemas/${name}`)
      .toSorted(),
  );
});

test("a body is closed: what it does not know is said to be unknown", () => {
  const bodies = operations.flatMap(({ requestBody }) => (requestBody === undefined ? [] : [requestBody]));
  expect(bodies).toHaveLength(routes.filter(({ method }) => method === "POST").length);
  for (const body of bodies)
    expect([...objectsIn(body)].find((one) => one.type === "object")).toMatchObject({ additionalProperties: false });
});
