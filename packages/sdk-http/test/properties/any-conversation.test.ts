import type { Actor } from "@swiftline/core/appeal";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { tried } from "../../../core/test/runs.ts";
import { type Authorize, type HandlerOptions, inProcessSimulator, type RateLimit } from "../../src/index.ts";
import { problemsOf } from "../../src/problems-of.ts";
import { byName, exampleWorld, sendBefore } from "../example-world.ts";
import { type Document, operationsOf, type PublishedOperation, readDocument } from "../published-document.ts";
import { mostly, nearExample, sampleOf } from "../sample-of-schema.ts";
import { NOON, smallServer } from "../small-server.ts";

/** What anybody can know of the routes: the document that is served. */
const document = (await (await smallServer().send("GET", "/openapi.json")).json()) as Document;
const { resolved, wrongAsked, wrongAnswered } = readDocument(document);

/** What the handler itself holds a request against. */
const schemasOf = new Map(
  [...byName].map(([name, { params, query, body }]) => [name, z.strictObject({ params, query, body })]),
);

/** Whether a JSON Schema could have said what an issue says: all but what a function of ours looked at. */
const isSayable = (issue: z.core.$ZodIssue): boolean =>
  issue.code === "invalid_union" ? issue.errors.every((branch) => branch.some(isSayable)) : issue.code !== "custom";

type Texts = Readonly<Record<string, string>>;

/** The parameters of one place, as the document describes them; those of the query mostly as few as its example has. */
const parametersOf = ({ parameters }: PublishedOperation, place: "path" | "query"): fc.Arbitrary<Texts> => {
  const those = parameters.filter((parameter) => parameter.in === place);
  const recordOf = (some: typeof those) =>
    fc.record(Object.fromEntries(some.map(({ name, schema, example }) => [name, nearExample(schema, example)])), {
      requiredKeys: some.filter(({ required }) => required).map(({ name }) => name),
    }) as fc.Arbitrary<Texts>;
  return mostly(recordOf(those.filter(({ example }) => example !== undefined)), recordOf(those));
};

/** A body with a member too many, or with something else in the place of one. */
const spoilt = (body: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(body, fc.string(), fc.jsonValue(), fc.nat()).map(([value, name, other, place]) => {
    if (typeof value !== "object" || value === null) return other;
    const names = [...Object.keys(value), name];
    return { ...value, [names[place % names.length] ?? name]: other };
  });

function bodyOf({ requestBody }: PublishedOperation): fc.Arbitrary<unknown> {
  const [content] = Object.values(requestBody?.content ?? {});
  if (content === undefined) return fc.constant(undefined);
  const body = nearExample(resolved(content.schema), content.example);
  return mostly(body, fc.oneof(spoilt(body), sampleOf(resolved(content.schema))));
}

const unusual: readonly Texts[] = [
  { "idempotency-key": "one" },
  { "idempotency-key": "é" },
  { "if-match": '"1-0"' },
  { "if-none-match": "*" },
  { prefer: "return=minimal" },
  { prefer: "return=representation, wait=1, handling=strict" },
  { "accept-language": "zh" },
  { "x-request-id": "desk-7-0001" },
  { "content-type": "text/plain" },
  { "content-encoding": "gzip" },
  { "x-padding": "x".repeat(4000) },
];

/** The last two are let in nowhere. */
const others = ["caller", "hotline", "reviewer", "agency:roads", "agency:east-office", "nobody", "barred"];

/** A request to an operation as the document describes it, or nearly. */
function requestTo(name: string, operation: PublishedOperation) {
  const { by = "hotline" } = byName.get(name)?.example ?? {};
  return fc.record({
    name: fc.constant(name),
    params: parametersOf(operation, "path"),
    query: parametersOf(operation, "query"),
    body: bodyOf(operation),
    actor: fc.constantFrom(by, by, by, ...others),
    /** Whether the appeal is first brought to where the route's example needs it. */
    isPrepared: fc.boolean(),
    header: fc.oneof({ weight: 3, arbitrary: fc.constant<Texts>({}) }, fc.constantFrom(...unusual)),
  });
}

/** All but the one whose answer has no end. */
const operations = new Map(
  [...operationsOf(document)].filter(([, { operationId }]) => operationId !== "getV1EventsStream"),
);

const anyRequest = fc.oneof(...[...operations].map(([name, operation]) => requestTo(name, operation)));
const conversation = fc.array(anyRequest, { minLength: 20, maxLength: 20 });

/** Servers that differ in what they offer and ask for. */
const settings = fc.constantFrom<Partial<HandlerOptions>>(
  {},
  {},
  { requireIfMatch: true },
  { changes: undefined, figures: undefined, operations: undefined, simulator: undefined, identities: undefined },
  { limits: { bodyBytes: 150, urlLength: 60, depth: 2, headersLength: 3000 } },
);

/** Tells everybody of a share, of which each tenth request is one too many. */
function crowded(): RateLimit {
  let asked = 0;
  return async () => {
    const isExceeded = ++asked % 10 === 0;
    return { policy: "principal", quota: 10, window: 60, remaining: isExceeded ? 0 : 5, reset: 6, isExceeded };
  };
}

const authorize: Authorize = ({ headers }) => {
  const actor = headers.get("x-actor");
  if (actor === "nobody") return undefined;
  return actor === "barred" ? "forbidden" : { name: "example", actor: actor as Actor };
};

/** Whoever asks for more than a small simulation is told that it is too much. */
const simulator = inProcessSimulator(() => NOON, { contacts: 500, contactsInOne: 250, people: 300 });

const answeredWell = new Set<string>();

test("whatever is asked by the published document, or nearly, every answer keeps to it and none is a failure", async () => {
  await fc.assert(
    fc.asyncProperty(conversation, settings, async (requests, options) => {
      const server = await exampleWorld({ simulator, authorize, rateLimit: crowded(), ...options });
      const { send, errors, wait } = server;
      for (const { name, params, query, body, actor, header, isPrepared } of requests) {
        if (isPrepared) await sendBefore(server, byName.get(name)!);
        const operation = operations.get(name)!;
        const [method = "", template = ""]: readonly string[] = name.split(" ");
        const filled = template.replace(/\{(\w+)\}/g, (_, one: string) => encodeURIComponent(params[one] ?? ""));
        const [type] = Object.keys(operation.requestBody?.content ?? {});
        const sent = { "x-actor": actor, ...(type && body !== undefined && { "content-type": type }), ...header };
        const response = await send(method, `${filled}?${new URLSearchParams(query)}`, body, sent);
        const text = await response.text();
        expect(errors).toEqual([]);
        expect(response.status).not.toBe(500);
        expect(wrongAnswered(operation, response, text), name).toEqual([]);
        if (response.ok) answeredWell.add(name);
        if (response.status >= 400) expect(problemsOf(byName.get(name)!), name).toContain(JSON.parse(text).code);
        // What the document takes the handler takes, but for what no JSON Schema can say; and the other way round.
        const issues = schemasOf.get(name)?.safeParse({ params, query, body }).error?.issues ?? [];
        const wrong = wrongAsked(operation, { path: params, query, body });
        if (issues.length === 0) expect(wrong, name).toEqual([]);
        if (wrong.length === 0) expect(issues.filter(isSayable)).toEqual([]);
        wait(1000);
      }
    }),
    tried(20, 1000),
  );
});

test.runIf(process.env.SWIFTLINE_SOAK)("in a long run every operation has been answered well", () => {
  expect([...operations.keys()].filter((name) => !answeredWell.has(name))).toEqual([]);
});
