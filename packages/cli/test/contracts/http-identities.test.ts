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
const erasure = "/v1/appeals/testville:1/caller/erasure";
const evenOpen = { purpose: "asked in writing", evenOpen: true };

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
  const access = { by: "the city", purpose: "asked for", at: NOON };
  await store.identities.erase(caller ?? "", access, { evenOpen: true });
  expect(await (await send(await keyOf("hotline"), asked)).json()).toEqual({ appealId: "testville:1" });
});

test.each(forHotline)(
  "%s erases who called by a key that says so; it is done once, holds for ever, and is on record",
  async (actor) => {
    await using server = await served();
    const { store, send, keyOf } = server;
    const [eraser, reader] = [await keyOf(actor, ["identities:erase"]), await keyOf("hotline")];
    for (const erased of [true, false]) {
      const response = await send(eraser, erasure, evenOpen);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect([response.status, await response.json()]).toEqual([200, { appealId: "testville:1", erased }]);
    }
    const { purpose } = evenOpen;
    const done = { act: "erase", by: "the desk", purpose, at: NOON, appealIds: ["testville:1"] };
    expect(await store.privacy.reads({}, 9)).toMatchObject([done]);
    expect((await send(reader, erasure, evenOpen)).status).toBe(403);
    expect((await send(eraser, asked)).status).toBe(403);
    expect(await (await send(reader, asked)).json()).toEqual({ appealId: "testville:1" });
  },
);

test("whoever could not be called back about an open appeal is kept, unless that is meant", async () => {
  await using server = await served();
  const { store, send, keyOf } = server;
  const key = await keyOf("hotline", ["identities:erase", "identities:read", "acts:split"]);
  for (const agency of ["agency:roads", "agency:desk"] as const) {
    const returning = await keyOf(agency, ["acts:return"]);
    const body = { ground: "duty", reason: "two matters" };
    expect((await send(returning, "/v1/appeals/testville:1/acts/return", body)).status).toBe(200);
  }
  const part = { category: "streets-hole", area: "east", address: "1 Main Street" };
  const into = ["testville:2", "testville:3"].map((appealId) => ({ ...part, appealId, text: appealId }));
  const split = await send(key, "/v1/appeals/testville:1/acts/split", { into });
  const refused = await send(key, erasure, { purpose: "asked in writing" });
  expect([split.status, refused.status]).toEqual([200, 409]);
  expect(await refused.json()).toMatchObject({
    code: "http/caller-needed",
    title: "An open appeal needs its caller",
    detail: "nobody could call back about what is still open: testville:2, testville:3",
  });
  expect(await store.privacy.reads({}, 9)).toEqual([]);
  expect(await (await send(key, asked)).json()).toHaveProperty("caller", canary);
});

test("whoever is recused erases nobody, and that is on record", async () => {
  await using server = await served();
  const { store, send, keyOf } = server;
  const recusal = { appealId: "testville:1", who: "the desk", by: "board", reason: "complained of", at: NOON };
  await store.privacy.recuse(recusal);
  const refused = await send(await keyOf("hotline", ["identities:erase"]), erasure, evenOpen);
  expect(await refused.json()).toMatchObject({ status: 403, code: "http/caller-withheld" });
  expect(await store.privacy.reads({}, 9)).toMatchObject([{ act: "erase", refusal: "identity/recused" }]);
  const caller = (await store.privacy.callerOf("testville:1")) ?? "";
  const other = { by: "somebody else", purpose: "to look", at: NOON };
  expect(await store.identities.read(caller, other)).toEqual(canary);
});

test("of an appeal without a caller nobody is erased, and of none that is not known", async () => {
  await using server = await served();
  const { send, keyOf } = server;
  const key = await keyOf("hotline", ["identities:erase", "acts:register"]);
  expect((await send(key, "/v1/appeals", hole)).status).toBe(201);
  const nobody = await send(key, erasure.replace("testville:1", "testville:2"), evenOpen);
  expect(await nobody.json()).toEqual({ appealId: "testville:2", erased: false });
  expect((await send(key, erasure.replace("testville:1", "testville:404"), evenOpen)).status).toBe(404);
});

test.each([
  [{}, "/purpose"],
  [{ purpose: " " }, "/purpose"],
  [{ purpose: "a\nb" }, "/purpose"],
  [{ purpose: "x".repeat(201) }, "/purpose"],
  [{ ...evenOpen, evenOpen: "yes" }, "/evenOpen"],
  [{ ...evenOpen, all: true }, "/all"],
])("%j erases nobody", async (body, pointer) => {
  await using server = await served();
  const response = await server.send(await server.keyOf("hotline", ["identities:erase"]), erasure, body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
  expect(await server.store.privacy.reads({}, 9)).toEqual([]);
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
    for (const { method, path } of doors.filter((door) => !door.scope.startsWith("identities:"))) {
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
