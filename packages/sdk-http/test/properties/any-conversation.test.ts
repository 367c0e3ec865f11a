import { openHotline } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { tried } from "../../../core/test/runs.ts";
import { ProblemDocument } from "../../src/problem.ts";
import type { Route } from "../../src/route.ts";
import { routes } from "../../src/routes/index.ts";
import { fedLog } from "../fed-log.ts";
import { type Schema, sampleOf } from "../sample-of-schema.ts";
import { hole, NOON, smallServer } from "../small-server.ts";

const schemaOf = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;

/** A request to a route as its schemas publish it, or nearly. */
function requestTo(route: Route) {
  const parts = { params: schemaOf(route.params), query: schemaOf(route.query), body: schemaOf(route.body) };
  return fc.record({
    route: fc.constant(route),
    params: sampleOf(parts.params) as fc.Arbitrary<Readonly<Record<string, string>>>,
    appeal: fc.constantFrom("testville:1", "testville:2", "testville:3", undefined),
    query: sampleOf(parts.query) as fc.Arbitrary<Readonly<Record<string, string>>>,
    body: fc.oneof({ weight: 9, arbitrary: sampleOf(parts.body) }, { weight: 1, arbitrary: fc.jsonValue() }),
    actor: fc.constantFrom("caller", "hotline", "reviewer", "agency:roads", "agency:desk"),
    headers: fc.constantFrom({}, {}, { "idempotency-key": "one" }, { "if-match": '"1-0"' }, { "if-none-match": "*" }),
  });
}

const conversation = fc.array(fc.oneof(...routes.map((route: Route) => requestTo(route))), {
  minLength: 20,
  maxLength: 20,
});

test("whatever is sent by the published schemas, or nearly, every answer keeps to them and none is a failure", async () => {
  await fc.assert(
    fc.asyncProperty(conversation, async (requests) => {
      const { log, changes } = fedLog();
      const hotline = openHotline({ log, book: testBook() });
      const { send, errors, wait } = smallServer({
        hotline,
        changes,
        authorize: ({ headers }) => ({ name: "anybody", actor: (headers.get("x-actor") ?? "caller") as never }),
      });
      for (const number of [1, 2])
        await hotline.act({ ...hole, type: "RegisterAppeal", appealId: `testville:${number}`, at: NOON, by: "caller" });
      for (const { route, params, appeal, query, body, actor, headers } of requests) {
        const named = { ...params, ...(appeal && { appealId: appeal }) };
        const path = route.path.replace(/\{(\w+)\}/g, (_, name: keyof typeof named) =>
          encodeURIComponent(named[name] ?? ""),
        );
        const sent = route.method === "GET" ? undefined : body;
        const response = await send(route.method, `${path}?${new URLSearchParams(query)}`, sent, {
          ...headers,
          "x-actor": actor,
        });
        expect(errors).toEqual([]);
        if (response.status === route.status) route.answer.parse(await response.json());
        else if (response.status !== 304) expect(ProblemDocument.parse(await response.json()).status).toBeLessThan(500);
        wait(1000);
      }
    }),
    tried(20, 1000),
  );
});
