import type { ApiKey } from "@swiftline/core/book";
import { expect, test } from "vitest";
import { problemIn } from "../test/problem-in.ts";
import { hole, NOON, smallServer } from "../test/small-server.ts";
import { byApiKey, makeApiKey, scopesOfKey } from "./api-key.ts";

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

/** A server that knows one key; `send` sends it, or what is said instead. */
function served(of: Partial<ApiKey> = {}) {
  const { text, key } = makeApiKey({ name: "portal", actor: "caller", createdAt: NOON, ...of }, random);
  const find = async (id: string) => (id === key.id ? key : undefined);
  const server = smallServer({ authorize: byApiKey({ find }, () => NOON) });
  const send = (method: string, path: string, body?: unknown, sent: Readonly<Record<string, string>> = bearer(text)) =>
    server.send(method, path, body, sent);
  return { ...server, send, text, key };
}

const bearer = (text: string) => ({ authorization: `Bearer ${text}` });

test("whoever sends a key that was given out is let in, under either header", async () => {
  const { send, text } = served();
  expect((await send("POST", "/v1/appeals", hole)).status).toBe(201);
  expect((await send("GET", "/v1/health", undefined, { "x-api-key": text })).status).toBe(200);
  expect((await send("GET", "/v1/health", undefined, { authorization: `bearer  ${text}` })).status).toBe(200);
});

test("of a key only its hash is known to the server", () => {
  const { text, key } = served();
  expect(text).toMatch(/^sl_[0-9a-f]{8}_[\w-]{43}$/);
  expect(JSON.stringify(key)).not.toContain(text.slice(12));
});

test.each([
  ["no key", () => ({})],
  ["a key of somebody else", () => bearer(makeApiKey({ name: "x", actor: "caller", createdAt: 0 }, random).text)],
  [
    "the id of a key with another secret",
    (text: string) => bearer(`${text.slice(0, -1)}${text.endsWith("A") ? "B" : "A"}`),
  ],
  ["a key with more behind it", (text: string) => bearer(`${text}A`)],
  ["a key in two words", (text: string) => bearer(`${text} ${text}`)],
  ["another scheme", (text: string) => ({ authorization: `Basic ${text}` })],
])("whoever sends %s learns nothing", async (_, headers) => {
  const { send, text } = served();
  expect(await problemIn(await send("GET", "/v1/appeals/x:1", undefined, headers(text)))).toEqual({
    type: "/problems/http-not-authorized",
    title: "Not authorised",
    status: 401,
    instance: "/v1/appeals/x:1",
    code: "http/not-authorized",
  });
});

test("a key is good until it expires, and no longer once it is revoked", async () => {
  const statusOf = async (of: Partial<ApiKey>) => (await served(of).send("GET", "/v1/health")).status;
  expect(await statusOf({ expiresAt: NOON + 1 })).toBe(200);
  expect(await statusOf({ expiresAt: NOON })).toBe(401);
  expect(await statusOf({ revokedAt: NOON - 1 })).toBe(401);
});

test("a key may do no more than its actor, whatever it says", () => {
  const all = scopesOfKey({ actor: "caller", scopes: ["acts:register", "acts:sign", "appeals:read", "acts:fly"] });
  expect([...all]).toEqual(["acts:register", "appeals:read"]);
});

test("a key that names scopes may do these and nothing else", async () => {
  const { send } = served({ scopes: ["health:read"] });
  expect((await send("GET", "/v1/health")).status).toBe(200);
  expect(await problemIn(await send("GET", "/v1/appeals"))).toMatchObject({ status: 403, code: "http/forbidden" });
});
