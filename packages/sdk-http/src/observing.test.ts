import { describe, expect, test } from "vitest";
import { fedLog } from "../test/fed-log.ts";
import { problemIn } from "../test/problem-in.ts";
import { hole, smallServer } from "../test/small-server.ts";
import type { AnsweredRequest, HandlerOptions } from "./index.ts";

const trace = { traceId: "12345678901234567890123456789012", parentId: "1234567890123456", sampled: true };
const traceparent = `00-${trace.traceId}-${trace.parentId}-01`;

/** A server that is watched, with a stopwatch that is looked at each 5 milliseconds. */
function watchedServer(options: Partial<HandlerOptions> = {}) {
  const told: AnsweredRequest[] = [];
  let looks = 0;
  let given = 0;
  const server = smallServer({
    onAnswer: (answered) => told.push(answered),
    newRequestId: () => `made-${++given}`,
    stopwatch: () => ++looks * 5,
    ...options,
  });
  return { ...server, told };
}

describe("whoever watches is told of", () => {
  test("an answer: by which route, with what end, to whom and how fast, and nothing of what was asked", async () => {
    const { send, told } = watchedServer();
    await send("POST", "/v1/appeals", hole);
    await send("GET", "/v1/appeals/testville:1", undefined, { "x-request-id": "desk-7", traceparent });
    expect(told).toEqual([
      {
        method: "POST",
        route: "/v1/appeals",
        status: 201,
        milliseconds: 5,
        requestId: "made-1",
        principal: "anybody",
      },
      {
        method: "GET",
        route: "/v1/appeals/{appealId}",
        status: 200,
        milliseconds: 5,
        requestId: "desk-7",
        trace,
        principal: "anybody",
      },
    ]);
  });

  test.each([
    ["a path that leads nowhere", "GET", "/v2/appeals/testville:1", { route: "unknown", status: 404 }],
    ["a method that is not known", "DELETE", "/v1/appeals/x", { route: "/v1/appeals/{appealId}", status: 405 }],
    ["a method of the sender's own", "BREW", "/v1/appeals", { method: "other", route: "/v1/appeals", status: 405 }],
    ["a head", "HEAD", "/v1/health", { method: "HEAD", route: "/v1/health", status: 200 }],
    ["a bad request", "GET", "/v1/appeals?limit=x", { route: "/v1/appeals", status: 400 }],
    ["a path too long", "GET", `/v1/appeals/${"x".repeat(9000)}`, { route: "unknown", status: 414 }],
    ["a stream that has begun", "GET", "/v1/events/stream", { route: "/v1/events/stream", status: 200 }],
    ["a list of Open311", "GET", "/open311/v2/services.json", { route: "/open311/v2/services.{format}", status: 200 }],
    [
      "one of Open311",
      "GET",
      "/open311/v2/requests/testville:7.xml?x=1",
      { route: "/open311/v2/requests/{id}.{format}", status: 404 },
    ],
    ["nothing of Open311", "GET", "/open311/v2/Jane-Doe.xml", { route: "unknown", status: 404 }],
  ])("%s", async (_, method, path, answer) => {
    const { send, told } = watchedServer({ changes: fedLog().changes, open311: {} });
    await send(method, path);
    expect(told).toMatchObject([answer]);
  });

  test("a failure, and both by the same name", async () => {
    const failures: unknown[] = [];
    const { send, told } = watchedServer({
      list: { find: () => Promise.reject(new Error("disk")), count: async () => 0, due: async () => [] },
      onError: (_, request, requestId) => failures.push([request.method, requestId]),
    });
    await send("GET", "/v1/appeals");
    expect(told).toMatchObject([{ status: 500, requestId: "made-1" }]);
    expect(failures).toEqual([["GET", "made-1"]]);
  });

  test("somebody who is not let in, without a name", async () => {
    const { send, told } = watchedServer({ authorize: () => undefined });
    await send("GET", "/v1/health");
    expect(told).toMatchObject([{ status: 401 }]);
    expect(told[0]).not.toHaveProperty("principal");
  });
});

test("whoever watches and fails does not keep anybody from their answer", async () => {
  const failure = new Error("no room for logs");
  const { send, errors } = smallServer({
    onAnswer() {
      throw failure;
    },
  });
  expect((await send("GET", "/v1/health")).status).toBe(200);
  expect(errors).toEqual([failure]);
});

test("an answer says by what name its request is known: the sender's, or a new one where that is none", async () => {
  const { send } = watchedServer();
  const nameOf = async (said: string) =>
    (await send("GET", "/v1/health", undefined, { "x-request-id": said })).headers.get("x-request-id");
  expect(await nameOf("desk-7")).toBe("desk-7");
  expect(await nameOf("two words")).toBe("made-1");
  expect((await smallServer().send("GET", "/v1/health")).headers.has("x-request-id")).toBe(false);
});

test("a problem says how its request is found in the logs; one without a name and a bad trace says neither", async () => {
  const { send } = watchedServer();
  const problem = await problemIn(await send("GET", "/nothing", undefined, { traceparent }));
  expect(problem).toMatchObject({ requestId: "made-1", traceId: trace.traceId });
  const bare = await problemIn(await smallServer().send("GET", "/nothing", undefined, { traceparent: "00-0-0-00" }));
  expect(Object.keys(bare)).not.toContain("requestId");
  expect(Object.keys(bare)).not.toContain("traceId");
});

test("an answer that is given again has the name of the request that gets it", async () => {
  const { send } = watchedServer();
  const once = { "idempotency-key": "a-1" };
  const first = await send("POST", "/v1/appeals", hole, once);
  const again = await send("POST", "/v1/appeals", hole, once);
  expect([first, again].map(({ headers }) => headers.get("x-request-id"))).toEqual(["made-1", "made-2"]);
  expect(await again.text()).toBe(await first.text());
});

test("the stream of events ends when its host ends", async () => {
  const closing = new AbortController();
  const { send } = smallServer({ changes: fedLog().changes, closing: closing.signal });
  const stream = await send("GET", "/v1/events/stream");
  setTimeout(() => closing.abort(), 10);
  expect(await stream.text()).toBe("");
});
