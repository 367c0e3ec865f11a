import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openHotline } from "@swiftline/core";
import type { Actor } from "@swiftline/core/appeal";
import { testBook } from "@swiftline/core/testing";
import { byApiKey, createHandler, makeApiKey, type Route, routes, type Scope, scopesOf } from "@swiftline/sdk-http";
import { openStore } from "@swiftline/store";
import { expect, test } from "vitest";
import { doors, keyHolders } from "../../../sdk-http/test/doors.ts";
import { identityKey } from "../callers.ts";
import { emptyFolder } from "../new-york.ts";

const canary = { name: "Zsofia Kanari-Quetzal", phone: "+1 917 555 0142", email: "zsofia@kanari.example" };
const planted = /Zsofia|Kanari|Quetzal|917[ -]?555|5550142/i;

const NOON = Date.UTC(2026, 4, 4, 12);
const hole = { hotline: "testville", kind: "complaint", channel: "web", category: "streets-hole", text: "A hole" };
const asked = "/v1/appeals/testville:1/caller?purpose=to+call+back";

/** The handler over a store on disk, which holds the canary's appeal testville:1 with the roads, perhaps confidential. */
async function served({ confidential = false } = {}) {
  const file = join(await emptyFolder(), "swiftline.sqlite");
  const book = testBook();
  const store = await openStore(file, { book, mode: "write", identityKey });
  let given = 0;
  const handle = createHandler({
    hotline: openHotline({ log: store.log, book }),
    ...store,
    newId: () => String(++given),
    now: () => NOON,
    authorize: byApiKey(store.apiKeys, () => NOON),
    open311: {},
  });

  async function keyOf(actor: Actor, scopes: readonly Scope[] = ["identities:read"]): Promise<string> {
    const made = makeApiKey({ name: "the desk", actor, scopes, createdAt: 0 }, randomBytes);
    await store.apiKeys.add(made.key);
    return made.text;
  }

  const send = (key: string, path: string, body?: unknown): Promise<Response> => {
    const headers = { "x-api-key": key, ...(body !== undefined && { "content-type": "application/json" }) };
    const post = body !== undefined && { method: "POST", body: JSON.stringify(body) };
    return handle(new Request(`http://city.example${path}`, { headers, ...post }));
  };

  const portal = await keyOf("caller", ["acts:register"]);
  expect((await send(portal, "/v1/appeals", { ...hole, confidential, caller: canary })).status).toBe(201);
  return { store, file, keyOf, send, [Symbol.asyncDispose]: () => store.close() };
}

const forHotline: readonly Actor[] = ["hotline", "reviewer"];

test.each([...forHotline, "agency:roads" as const])(
  "%s learns who called by a key that says so, and it is on record who, when and what for",
  async (actor) => {
    await using server = await served();
    const response = await server.send(await server.keyOf(actor), asked);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.has("etag")).toBe(false);
    expect(await response.json()).toEqual({ appealId: "testville:1", caller: canary });
    const by = actor === "agency:roads" ? actor : "the desk";
    const read = { act: "read", by, purpose: "to call back", at: NOON, appealIds: ["testville:1"] };
    expect(await server.store.privacy.reads({}, 9)).toMatchObject([read]);
  },
);

test("whoever is recused, and an agency whose appeal is confidential, is told no more than that; that is on record too", async () => {
  await using server = await served({ confidential: true });
  const { store, send, keyOf } = server;
  expect((await send(await keyOf("agency:roads"), asked)).status).toBe(403);
  const recusal = { appealId: "testville:1", who: "the desk", by: "board", reason: "a neighbour", at: NOON };
  await store.privacy.recuse(recusal);
  const refused = await send(await keyOf("hotline"), asked);
  expect(await refused.json()).toMatchObject({ status: 403, code: "http/caller-withheld" });
  const [second, first] = await store.privacy.reads({}, 9);
  expect([first?.refusal, second?.refusal]).toEqual(["identity/confidential", "identity/recused"]);
});

test("an agency that does not work on the appeal has nobody to call", async () => {
  await using server = await served();
  const { store, send, keyOf } = server;
  const key = await keyOf("agency:roads", ["identities:read", "acts:return"]);
  expect((await send(await keyOf("agency:east-office"), asked)).status).toBe(404);
  const body = { ground: "duty", reason: "a park's" };
  expect((await send(key, "/v1/appeals/testville:1/acts/return", body)).status).toBe(200);
  expect((await send(key, asked)).status).toBe(403);
  expect(await store.privacy.reads({}, 9)).toEqual([]);
});

test.each(["", "?purpose=", "?purpose=+++", "?purpose=a%0Ab", `?purpose=${"x".repeat(201)}`, "?purpose=a&purpose=b"])(
  "without a purpose in one line (%j) nothing is read",
  async (query) => {
    await using server = await served();
    const response = await server.send(await server.keyOf("hotline"), asked.replace(/\?.*/, query));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ parameter: "purpose" }] });
    expect(await server.store.privacy.reads({}, 9)).toEqual([]);
  },
);

test("of a caller who was erased nothing is told", async () => {
  await using server = await served();
  const { store, send, keyOf } = server;
  const caller = await store.privacy.callerOf("testville:1");
  await store.identities.erase(caller ?? "", { by: "the city", purpose: "asked for", at: NOON });
  expect(await (await send(await keyOf("hotline"), asked)).json()).toEqual({ appealId: "testville:1" });
});

/** The first of a response; a stream would go on for ever. */
async function beginningOf({ headers, body, ...response }: Response): Promise<string> {
  const reader = body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return JSON.stringify([...headers]) + response.statusText + new TextDecoder().decode(value);
}

test("no other door tells who called, to any role, whatever is asked there", async () => {
  await using server = await served();
  const known = new Map((routes as readonly Route[]).map((route) => [`${route.method} ${route.path}`, route]));
  for (const actor of keyHolders) {
    const key = await server.keyOf(actor, [...scopesOf(actor)]);
    for (const { method, path } of doors.filter((door) => door.scope !== "identities:read")) {
      const { query, body = {} } = known.get(`${method} ${path}`)?.example ?? {};
      const where = path.replaceAll("{appealId}", "testville:1").replaceAll(/\{\w+\}/g, "1");
      const search = new URLSearchParams(query as Record<string, string>);
      const response = await server.send(key, `${where}?${search}`, method === "POST" ? body : undefined);
      expect(await beginningOf(response), `${actor} ${method} ${path}`).not.toMatch(planted);
    }
  }
  for (const path of ["requests.xml", "requests.json?extensions=true", "requests/testville:1.json"])
    expect(await beginningOf(await server.send("", `/open311/v2/${path}`))).not.toMatch(planted);
  for (const file of [server.file, `${server.file}-wal`]) expect(await readFile(file, "latin1")).not.toMatch(planted);
});
