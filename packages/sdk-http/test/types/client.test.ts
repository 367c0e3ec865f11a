import type { AppealStatus } from "@swiftline/core/appeal";
import { expectTypeOf, test } from "vitest";
import type * as z from "zod";
import { type AppealQuery, type Client, createClient, type NewAppeal } from "../../src/client.ts";
import type { health } from "../../src/routes/health.ts";
import type { HttpAct } from "../../src/routes/http-acts.ts";
import type { RouteName } from "../../src/routes/index.ts";
import type { listAppeals } from "../../src/routes/list-appeals.ts";
import type { readAppeal } from "../../src/routes/read-appeal.ts";
import type { registerAppeal } from "../../src/routes/register-appeal.ts";

type Answer<Method extends (...args: never[]) => unknown> = Awaited<ReturnType<Method>>;

test("the client answers what the routes' schemas say", () => {
  expectTypeOf<Answer<Client["health"]>>().toEqualTypeOf<z.output<typeof health.answer>>();
  expectTypeOf<Answer<Client["appeals"]["register"]>>().toEqualTypeOf<z.output<typeof registerAppeal.answer>>();
  expectTypeOf<Answer<Client["appeals"]["get"]>>().toEqualTypeOf<z.output<typeof readAppeal.answer>>();
  expectTypeOf<Answer<Client["appeals"]["list"]>>().toEqualTypeOf<z.output<typeof listAppeals.answer>>();
});

test("the client takes what the routes' schemas take", () => {
  expectTypeOf<NewAppeal>().toEqualTypeOf<z.input<typeof registerAppeal.body>>();
  expectTypeOf<AppealQuery>().toEqualTypeOf<z.output<typeof listAppeals.query>>();
  expectTypeOf<AppealQuery["status"]>().toEqualTypeOf<AppealStatus | undefined>();
  expectTypeOf<AppealQuery["open"]>().toEqualTypeOf<boolean | undefined>();
});

test("a body that lacks a word, or has one too many, does not compile", () => {
  const { appeals } = createClient({ baseUrl: "http://city.example", fetch: async () => Response.json({}) });
  // @ts-expect-error a matter has a category
  void appeals.register({ hotline: "testville", kind: "complaint", channel: "web", text: "" });
  // @ts-expect-error a status is one of the appeal's
  void appeals.list({ status: "done" });
});

test("the names of the routes are known to the compiler", () => {
  expectTypeOf<RouteName>().toEqualTypeOf<
    | "GET /v1/health"
    | "GET /v1/ready"
    | "GET /v1/agencies"
    | "GET /v1/agencies/{agency}/inbox"
    | "GET /v1/follow-ups/due"
    | "GET /v1/supervision"
    | "GET /v1/reports"
    | "GET /v1/reports/{report}"
    | "GET /v1/scores"
    | "GET /v1/scores/{scheme}"
    | "GET /v1/scores/{scheme}/agencies/{agency}"
    | "GET /v1/appeals/{appealId}/clocks"
    | "GET /v1/appeals/{appealId}/timeline"
    | "POST /v1/routing/explanations"
    | "POST /v1/simulations"
    | "GET /v1/operations"
    | "GET /v1/operations/{operationId}"
    | "GET /v1/operations/{operationId}/result"
    | "POST /v1/operations/{operationId}/cancel"
    | "GET /v1/city"
    | "GET /v1/events"
    | "GET /v1/clocks/due"
    | "POST /v1/routing/decisions"
    | "POST /v1/appeals"
    | "POST /v1/bulk/appeals"
    | "POST /v1/bulk/acts"
    | "GET /v1/appeals"
    | "GET /v1/bulk/appeals"
    | "GET /v1/appeals/{appealId}"
    | "GET /v1/appeals/{appealId}/caller"
    | "POST /v1/appeals/{appealId}/caller/erasure"
    | `POST /v1/appeals/{appealId}/acts/${HttpAct}`
  >();
});

test("a line of many is held to its act as one alone is", () => {
  const { appeals } = createClient({ baseUrl: "http://city.example", fetch: async () => Response.json({}) });
  void appeals.actMany([{ appealId: "testville:1", act: "park", plan: "spring", resolveOn: "2026-06-05T17:00:00Z" }]);
  // @ts-expect-error a return has a ground and a reason
  void appeals.actMany([{ appealId: "testville:1", act: "return" }]);
  // @ts-expect-error a limit is no part of an export
  void appeals.export({ limit: 5 });
});

test("an act takes what its command takes, with moments as text", () => {
  const { appeals } = createClient({ baseUrl: "http://city.example", fetch: async () => Response.json({}) });
  void appeals.act("testville:1", "park", { plan: "wait for spring", resolveOn: "2026-06-05T17:00:00Z" });
  // @ts-expect-error a return has a ground and a reason
  void appeals.act("testville:1", "return", {});
  // @ts-expect-error a moment is text
  void appeals.act("testville:1", "park", { plan: "wait for spring", resolveOn: 0 });
  // @ts-expect-error the clock's acts are the program's
  void appeals.act("testville:1", "correct-clock", {});
});
