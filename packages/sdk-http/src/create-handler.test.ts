import { type FaultCode, SwiftlineError } from "@swiftline/core";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { problemIn } from "../test/problem-in.ts";
import { hole, smallServer } from "../test/small-server.ts";
import { health } from "./routes/health.ts";

test("health says by which book the server decides", async () => {
  const { send, hotline } = smallServer();
  const answer = health.answer.parse(await (await send("GET", "/v1/health")).json());
  expect(answer).toEqual({ status: "ok", city: "testville", book: hotline.book.version });
});

test("everything that is wrong with a request is said at once, and where", async () => {
  const { send } = smallServer();
  const body = { ...hole, kind: "wish", position: { latitude: 91, longitude: 0 }, "a/b": 1, caller: { age: 7 } };
  const problem = await problemIn(await send("POST", "/v1/appeals?dry=1", body));
  expect(problem).toMatchObject({
    type: "/problems/http-invalid-request",
    status: 400,
    instance: "/v1/appeals",
    code: "http/invalid-request",
  });
  const places = problem.errors?.map(({ pointer, parameter }) => pointer ?? parameter);
  expect(places?.sort()).toEqual(["/a~1b", "/caller/age", "/kind", "/position/latitude", "dry"]);
});

test("nobody who is not let in learns more than that, on any route", async () => {
  const asked: string[] = [];
  const authorize = (_: Request, scope: string) => void asked.push(scope);
  const { send } = smallServer({ authorize, challenge: "ApiKey" });
  for (const response of [
    await send("GET", "/v1/health"),
    await send("POST", "/v1/appeals", "{", { "content-type": "text/plain" }),
    await send("GET", "/v1/appeals?limit=x"),
    await send("GET", "/v1/appeals/testville:1"),
  ]) {
    expect(response.headers.get("www-authenticate")).toBe("ApiKey");
    expect(await problemIn(response)).toMatchObject({ status: 401, code: "http/not-authorized" });
  }
  expect(asked).toEqual(["health:read", "acts:register", "appeals:read", "appeals:read"]);
});

test("a path that leads nowhere is not found, and a method that a path does not know is answered with those it knows", async () => {
  const { send } = smallServer();
  expect(await problemIn(await send("GET", "/v2/appeals"))).toMatchObject({ status: 404, code: "http/unknown-path" });
  const response = await send("DELETE", "/v1/appeals");
  expect(response.headers.get("allow")).toBe("POST, GET, HEAD");
  expect(await problemIn(response)).toMatchObject({ status: 405, code: "http/method-not-allowed" });
});

test("HEAD answers as GET does, without the body", async () => {
  const { send } = smallServer();
  await send("POST", "/v1/appeals", hole);
  const response = await send("HEAD", "/v1/appeals/testville:1");
  expect([response.status, await response.text()]).toEqual([200, ""]);
  expect(response.headers.get("etag")).toMatch(/^"1-/);
});

test.each([
  ["is not sent as JSON", 415, "http/not-json", "{}", { "content-type": "text/plain" }],
  ["is not JSON", 400, "http/malformed-json", "{'kind':", {}],
  ["is too large", 413, "http/body-too-large", `"${"x".repeat(1024 * 1024)}"`, {}],
  ["says that it is too large", 413, "http/body-too-large", "{}", { "content-length": "1048577" }],
] as const)("a body that %s is refused", async (_, status, code, body, headers) => {
  const { send } = smallServer();
  expect(await problemIn(await send("POST", "/v1/appeals", body, headers))).toMatchObject({ status, code });
});

test("bytes that are no UTF-8 are refused and not replaced", async () => {
  const { handle } = smallServer();
  const headers = { "content-type": "application/json; charset=utf-8" };
  const body = new Uint8Array([0x22, 0xff, 0x22]);
  const response = await handle(new Request("http://city.example/v1/appeals", { method: "POST", headers, body }));
  expect(await problemIn(response)).toMatchObject({ status: 400, code: "http/malformed-json" });
});

test("a fault tells the embedder everything and the client nothing", async () => {
  const fault = new Error("disk /secret is full");
  const { send, errors } = smallServer({
    list: {
      find: () => Promise.reject(fault),
      count: async () => 0,
      due: async () => [],
    },
  });
  const response = await send("GET", "/v1/appeals");
  const problem = await problemIn(response);
  expect(problem).toEqual({
    type: "/problems/http-internal",
    title: "Something went wrong on our side",
    status: 500,
    instance: "/v1/appeals",
    code: "http/internal",
  });
  expect(errors).toEqual([fault]);
});

test.each<[FaultCode, string, number]>([
  ["store/conflict", "http/too-busy", 0],
  ["store/stale", "http/not-ready", 1],
  ["store/not-writable", "http/not-ready", 1],
  ["store/disk-full", "http/not-ready", 1],
  ["store/corrupt", "http/internal", 1],
])("of the fault %s the client is answered %s, and the embedder is told %i times", async (code, told, times) => {
  const fault = new SwiftlineError(code, "/secret");
  const { send, errors } = smallServer({
    authorize: () => {
      throw fault;
    },
  });
  const response = await send("GET", "/v1/appeals");
  expect(await problemIn(response)).toMatchObject({ code: told });
  expect(response.headers.has("retry-after")).toBe(told !== "http/internal");
  expect(errors).toHaveLength(times);
});

test("the handler stands below a prefix where its host leaves one on", async () => {
  const { send } = smallServer({ prefix: "/city/hotline" });
  expect((await send("GET", "/city/hotline/v1/health")).status).toBe(200);
  expect((await send("GET", "/v1/health")).status).toBe(404);
  expect((await send("PUT", "/city/hotline/v1/health")).status).toBe(405);
});

test("inside another server the references of an answer lead back to it", async () => {
  const { handle } = smallServer({ prefix: "/api" });
  const host = new Hono().all("/api/*", ({ req }) => handle(req.raw));
  const url = "http://city.example/api/v1/appeals";
  const follow = async (reference: string) => (await host.request(new URL(reference, url).href)).status;
  const post = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(hole) };
  await host.request(url, post);
  const registered = await host.request(url, post);
  expect(await follow(registered.headers.get("location") ?? "")).toBe(200);
  const listed = await host.request(`${url}?limit=1`);
  expect(await follow(listed.headers.get("link")?.match(/<([^>]+)>/)?.[1] ?? "")).toBe(200);
});
