import { expect, test } from "vitest";
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

const operations = [...objectsIn(document)].filter((one) => "operationId" in one);

test("what is served is what is published", async () => {
  const { send } = smallServer();
  expect(await (await send("GET", "/openapi.json")).json()).toEqual(JSON.parse(JSON.stringify(document)));
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
