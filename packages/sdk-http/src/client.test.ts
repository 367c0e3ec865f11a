import { getEventListeners } from "node:events";
import { openHotline } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import { fedLog } from "../test/fed-log.ts";
import { listen } from "../test/listen.ts";
import { hole, NOON, smallServer } from "../test/small-server.ts";
import { createClient, isProblemError } from "./client.ts";

const caught = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test("over a socket, an appeal is registered, read and listed", async () => {
  const { handle } = smallServer();
  await using server = await listen(handle);
  const { health, appeals } = createClient({ baseUrl: server.url });
  expect(await health()).toMatchObject({ status: "ok", city: "testville" });
  const registered = await appeals.register({ ...hole, caller: { phone: "555-0199" } });
  expect(await appeals.get(registered.id)).toEqual(registered);
  const { appeals: open, next } = await appeals.list({ open: true, category: "streets", limit: 10 });
  expect(open.map(({ id }) => id)).toEqual([registered.id]);
  expect(next).toBeUndefined();
});

test("over a socket, an agency acts on what it has seen, and not on what was changed meanwhile", async () => {
  const { handle, hotline } = smallServer({ authorize: () => ({ name: "roads desk", actor: "agency:roads" }) });
  await hotline.act({ ...hole, type: "RegisterAppeal", appealId: "testville:1", at: NOON, by: "caller" });
  await using server = await listen(handle);
  const { appeals } = createClient({ baseUrl: server.url });
  const seen = await appeals.get("testville:1");
  const signed = await appeals.act(seen.id, "sign", {}, { seen });
  expect(signed).toMatchObject({ status: "signed", version: 2 });
  const late = await caught(appeals.act(seen.id, "contact", {}, { seen }));
  expect(late).toMatchObject({ name: "ProblemError", status: 412, code: "http/precondition-failed" });
  expect((await appeals.act(seen.id, "contact", {}, { seen: signed })).version).toBe(3);
});

test("over a socket, who called is read for a purpose, and erased once and for ever", async () => {
  const { handle } = smallServer({ authorize: () => ({ name: "desk", actor: "hotline" }) });
  await using server = await listen(handle);
  const { appeals } = createClient({ baseUrl: server.url });
  const { id } = await appeals.register({ ...hole, caller: { phone: "555-0199" } });
  expect(await appeals.caller(id, "to call back")).toEqual({ appealId: id, caller: { phone: "555-0199" } });
  const purpose = "asked in writing";
  expect(await appeals.eraseCaller(id, { purpose, evenOpen: true })).toEqual({ appealId: id, erased: true });
  expect(await appeals.eraseCaller(id, { purpose, evenOpen: true })).toEqual({ appealId: id, erased: false });
  expect(await appeals.caller(id, "to call back")).toEqual({ appealId: id });
});

test("an appeal that the client did not answer itself cannot be what was seen: nothing is sent", async () => {
  const sent: unknown[] = [];
  const { handle } = smallServer({ authorize: () => ({ name: "desk", actor: "hotline" }) });
  const { appeals } = createClient({
    baseUrl: "http://city.example",
    fetch: (url, init) => {
      sent.push(url);
      return handle(new Request(url, init));
    },
  });
  const appeal = await appeals.register(hole);
  const error = await caught(appeals.act(appeal.id, "sign", {}, { seen: { ...appeal } }));
  expect(error).toMatchObject({ name: "TypeError", message: expect.stringContaining("no copy") });
  expect(sent).toHaveLength(1);
});

test("over a socket, what happens is followed from a cursor on, until one gives up", async () => {
  const { log, changes } = fedLog();
  const hotline = openHotline({ log, book: testBook() });
  const { handle } = smallServer({ hotline, changes });
  await using server = await listen(handle);
  const { events, appeals } = createClient({ baseUrl: server.url });
  await appeals.register(hole);
  const { cursor } = await events.read();
  const giveUp = new AbortController();
  const met: string[] = [];
  const following = caught(
    (async () => {
      for await (const { event } of events.follow({ cursor, every: 10, signal: giveUp.signal })) {
        met.push(event.type);
        if (met.length === 2) giveUp.abort(new Error("enough"));
      }
    })(),
  );
  await appeals.register(hole);
  expect(await following).toMatchObject({ message: "enough" });
  expect(met).toEqual(["org.swiftline.AppealRegistered.v1", "org.swiftline.AppealDispatched.v1"]);
});

test("whoever follows waits for a server that is gone, and misses nothing", async () => {
  const { log, changes } = fedLog();
  const { handle } = smallServer({ hotline: openHotline({ log, book: testBook() }), changes });
  let gone = 0;
  const { events, appeals } = createClient({
    baseUrl: "http://city.example",
    retries: 0,
    fetch: async (url, init) => {
      if (init?.method === "GET" && gone-- > 0) throw new TypeError("fetch failed");
      return handle(new Request(url, init));
    },
  });
  await appeals.register(hole);
  const met: string[] = [];
  for await (const { event } of events.follow({ every: 1 })) {
    met.push(event.subject);
    if (met.length === 2) {
      gone = 2;
      await appeals.register(hole);
    }
    if (met.length === 4) break;
  }
  expect(met).toEqual(["testville:1", "testville:1", "testville:2", "testville:2"]);
  gone = 1;
  expect(await caught(events.follow().next())).toMatchObject({ message: "fetch failed" });
});

test("over a socket, who follows from now on is told of nothing that was before", async () => {
  const { log, changes } = fedLog();
  const { handle } = smallServer({ hotline: openHotline({ log, book: testBook() }), changes });
  await using server = await listen(handle);
  const { appeals } = createClient({ baseUrl: server.url });
  await appeals.register(hole);
  const answered: Response[] = [];
  const { events } = createClient({
    baseUrl: server.url,
    fetch: async (...asked) => {
      const answer = await fetch(...asked);
      answered.push(answer);
      return answer;
    },
  });
  const first = events.follow({ cursor: "now", every: 10 }).next();
  await expect.poll(() => answered).not.toEqual([]);
  await appeals.register(hole);
  expect((await first).value).toMatchObject({ event: { subject: "testville:2" } });
});

test("whoever follows for long leaves nothing behind at the signal of each turn", async () => {
  const giveUp = new AbortController();
  const listeners: number[] = [];
  const { events } = createClient({
    baseUrl: "http://city.example",
    fetch: async () => {
      if (listeners.push(getEventListeners(giveUp.signal, "abort").length) === 5) giveUp.abort(new Error("enough"));
      return Response.json({ events: [], cursor: "0" });
    },
  });
  const following = Array.fromAsync(events.follow({ every: 1, signal: giveUp.signal }));
  expect(await caught(following)).toMatchObject({ message: "enough" });
  expect(listeners).toEqual([0, 0, 0, 0, 0]);
});

test("over a socket, the lists of the city are read, and where an appeal would go is asked", async () => {
  const { handle } = smallServer();
  await using server = await listen(handle);
  const { city, decide, appeals } = createClient({ baseUrl: server.url });
  expect((await city()).categories.map(({ id }) => id)).toContain(hole.category);
  expect(await decide(hole)).toMatchObject({ status: "dispatched", agency: "roads" });
  expect(await appeals.due({ before: "2030-01-01T00:00:00+08:00" })).toEqual({ due: [] });
  expect(await caught(appeals.due({ before: "2030-01-01" }))).toMatchObject({ errors: [{ parameter: "before" }] });
});

test("over a socket, all appeals come page after page", async () => {
  const { handle } = smallServer();
  await using server = await listen(handle);
  const { appeals } = createClient({ baseUrl: `${server.url}/` });
  for (let count = 0; count < 5; count++) await appeals.register(hole);
  const seen: string[] = [];
  for await (const { id } of appeals.all({ open: true, limit: 2 })) seen.push(id);
  expect(seen).toEqual(["testville:5", "testville:4", "testville:3", "testville:2", "testville:1"]);
});

test("over a socket, a body that grows too large as it comes is refused", async () => {
  const { handle } = smallServer();
  await using server = await listen(handle);
  const body = new Blob([new Uint8Array(1_100_000).fill(0x20)]).stream();
  const headers = { "content-type": "application/json" };
  const request = { method: "POST", headers, body, duplex: "half" } as RequestInit;
  expect((await fetch(`${server.url}/v1/appeals`, request)).status).toBe(413);
});

test("a problem is thrown with all that it says", async () => {
  const { handle } = smallServer();
  const { appeals } = createClient({
    baseUrl: "http://city.example",
    fetch: (url, init) => handle(new Request(url, init)),
  });
  const error = await caught(appeals.register({ ...hole, category: "ufo" }));
  expect(isProblemError(error)).toBe(true);
  expect(error).toMatchObject({
    name: "ProblemError",
    message: "422 city/unknown-category: /category The city has no category ufo.",
    status: 422,
    code: "city/unknown-category",
    type: "/problems/city-unknown-category",
    instance: "/v1/appeals",
    errors: [{ pointer: "/category" }],
  });
});

test("the message of a problem names the first places that are wrong", async () => {
  const { handle } = smallServer();
  const { appeals } = createClient({
    baseUrl: "http://city.example",
    fetch: (url, init) => handle(new Request(url, init)),
  });
  const { category: _, ...uncategorised } = hole;
  const wrong = { ...uncategorised, address: 7, confidential: "no", population: 3, colour: "red" } as never;
  expect(await caught(appeals.register(wrong))).toMatchObject({
    message:
      "400 http/invalid-request: /category is required; /address text is wanted, not a number; /population one of citizen, business; 2 more",
  });
  expect(await caught(appeals.list({ limit: 0 }))).toMatchObject({
    message: "400 http/invalid-request: limit a whole number from 1 to 200",
  });
});

test("a problem says by what the server's logs know its request", async () => {
  const { handle } = smallServer({ newRequestId: () => "made-1" });
  const { appeals } = createClient({
    baseUrl: "http://city.example",
    fetch: (url, init) => handle(new Request(url, init)),
  });
  expect(await caught(appeals.get("testville:404"))).toMatchObject({ status: 404, requestId: "made-1" });
});

test("an answer of somebody in between is a problem too, without a code", async () => {
  const proxy = async () => new Response("<h1>oops</h1>", { status: 502, statusText: "Bad Gateway" });
  const error = await caught(createClient({ baseUrl: "http://city.example", fetch: proxy }).health());
  expect(error).toMatchObject({
    name: "ProblemError",
    type: "about:blank",
    title: "Bad Gateway",
    message: "502: Bad Gateway",
    status: 502,
    code: undefined,
  });
});

test("the client's headers and signal go with every request", async () => {
  const seen: unknown[] = [];
  const { signal } = new AbortController();
  const spy: typeof fetch = async (_, init) => {
    seen.push(new Headers(init?.headers).get("authorization"), init?.signal);
    return Response.json({});
  };
  const { appeals } = createClient({
    baseUrl: "http://city.example",
    fetch: spy,
    headers: { authorization: "Bearer k" },
  });
  await appeals.get("a:1", { signal });
  expect(seen).toEqual(["Bearer k", signal]);
});

test("an id with odd characters finds its appeal", async () => {
  const { handle } = smallServer({ newId: () => "7/ü?#%2F" });
  await using server = await listen(handle);
  const { appeals } = createClient({ baseUrl: server.url });
  const { id } = await appeals.register(hole);
  expect((await appeals.get(id)).id).toBe("testville:7/ü?#%2F");
});

/** A client of a server that cannot be reached, or not yet; `answers` are given before its own. */
function flakyClient(answers: readonly (Response | Error)[], retries?: number) {
  const server = smallServer();
  const sent: Request[] = [];
  const client = createClient({
    baseUrl: "http://city.example",
    ...(retries !== undefined && { retries }),
    fetch: async (url, init) => {
      const request = new Request(url, init);
      sent.push(request.clone());
      const answer = answers[sent.length - 1];
      if (answer instanceof Error) throw answer;
      // What is lost on the way back was carried out all the same.
      const own = await server.handle(request);
      return answer ?? own;
    },
  });
  return { ...server, client, sent };
}

const busy = (status: number) => new Response("", { status, headers: { "retry-after": "0" } });

test("what was carried out and not answered is sent again under its key, and is not carried out twice", async () => {
  const { client, sent, log } = flakyClient([busy(503), new TypeError("fetch failed")]);
  const appeal = await client.appeals.register(hole);
  expect(appeal.version).toBe(1);
  expect(await Array.fromAsync(log.all())).toHaveLength(1);
  expect(new Set(sent.map(({ headers }) => headers.get("idempotency-key"))).size).toBe(1);
  expect(sent).toHaveLength(3);
});

/** An answer whose connection is gone within its body. */
const brokenOff = (body: string): Response =>
  new Response(
    new ReadableStream({
      pull(stream) {
        stream.enqueue(new TextEncoder().encode(body.slice(0, body.length / 2)));
        stream.error(new TypeError("terminated"));
      },
    }),
    { status: 201, headers: { "content-type": "application/json" } },
  );

test("an answer that breaks off is asked for again under its key, and nothing is carried out twice", async () => {
  const { client, sent, log } = flakyClient([brokenOff('{"id":"testville:1"}'), new Response('{"id":"test')]);
  expect(await client.appeals.register(hole)).toMatchObject({ id: "testville:1", version: 1 });
  expect(await Array.fromAsync(log.all())).toHaveLength(1);
  expect(new Set(sent.map(({ headers }) => headers.get("idempotency-key"))).size).toBe(1);
  expect(sent).toHaveLength(3);
});

test("a program that was stopped sends again under the key that it kept", async () => {
  const { client, log } = flakyClient([]);
  const first = await client.appeals.register(hole, { key: "letter-7" });
  expect(await client.appeals.register(hole, { key: "letter-7" })).toEqual(first);
  expect(await Array.fromAsync(log.all())).toHaveLength(1);
});

test("what is still so is answered with what is known, and comes anew where it was changed", async () => {
  const desk = smallServer({ authorize: () => ({ name: "roads desk", actor: "agency:roads" }) });
  await desk.hotline.act({ ...hole, type: "RegisterAppeal", appealId: "testville:1", at: NOON, by: "caller" });
  const statuses: number[] = [];
  const { appeals } = createClient({
    baseUrl: "http://city.example",
    fetch: async (url, init) => {
      const answer = await desk.handle(new Request(url, init));
      statuses.push(answer.status);
      return answer;
    },
  });
  const known = await appeals.get("testville:1");
  expect(await appeals.get("testville:1", { known })).toBe(known);
  await appeals.act("testville:1", "sign", {}, { seen: known });
  expect(await appeals.get("testville:1", { known })).toMatchObject({ status: "signed" });
  expect(statuses).toEqual([200, 304, 200, 200]);
  expect(await caught(appeals.get("testville:1", { known: { ...known } }))).toMatchObject({
    message: expect.stringContaining("`known` is no answer of this client"),
  });
});

test("a problem says when the server would be asked again", async () => {
  const { client } = flakyClient([busy(503), new Response("", { status: 429, headers: { "retry-after": "8" } })], 0);
  expect(await caught(client.health())).toMatchObject({ status: 503, retryAfter: 0 });
  expect(await caught(client.health())).toMatchObject({ status: 429, retryAfter: 8000 });
});

test("what is still being carried out when it is sent again is waited for", async () => {
  const finish = Promise.withResolvers<void>();
  const server = smallServer({
    identities: { keep: () => finish.promise.then(() => "c-1"), read: async () => undefined, erase: async () => true },
  });
  const met: number[] = [];
  const { appeals } = createClient({
    baseUrl: "http://city.example",
    fetch: async (url, init) => {
      const answer = server.handle(new Request(url, init));
      if (met.push(0) === 1) throw new TypeError("fetch failed");
      const { status } = await answer;
      met[met.length - 1] = status;
      finish.resolve();
      return answer;
    },
  });
  expect((await appeals.register({ ...hole, caller: { name: "Ada Example" } })).id).toBe("testville:1");
  expect(met).toEqual([0, 409, 201]);
  expect(await Array.fromAsync(server.log.all())).toHaveLength(1);
});

test("what the server has decided is not sent again", async () => {
  const { client, sent } = flakyClient([]);
  await caught(client.appeals.register({ ...hole, area: "atlantis" }));
  await caught(client.appeals.get("testville:404"));
  expect(sent).toHaveLength(2);
});

test("after the last try the caller gets what came last", async () => {
  const down = flakyClient([new TypeError("one"), new TypeError("two")], 1);
  expect(await caught(down.client.health())).toMatchObject({ name: "TypeError", message: "two" });
  const full = flakyClient([busy(429)], 0);
  expect(await caught(full.client.health())).toMatchObject({ name: "ProblemError", status: 429 });
});

test("who gives up is not kept waiting", async () => {
  const { client, sent } = flakyClient([new Response("", { status: 503, headers: { "retry-after": "60" } })]);
  const giveUp = new AbortController();
  const asked = caught(client.health({ signal: giveUp.signal }));
  setTimeout(() => giveUp.abort(new Error("enough")), 20);
  expect(await asked).toMatchObject({ message: "enough" });
  expect(sent).toHaveLength(1);
});
