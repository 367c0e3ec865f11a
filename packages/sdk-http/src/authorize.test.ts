import { acts, type Role, roleOf } from "@swiftline/core/appeal";
import type { ApiKey } from "@swiftline/core/book";
import { expect, test } from "vitest";
import { admission, type Door, doors, keyHolders } from "../test/doors.ts";
import { fedLog } from "../test/fed-log.ts";
import { NOON, smallServer } from "../test/small-server.ts";
import { byApiKey, makeApiKey } from "./api-key.ts";
import { allowAll, type Scope, scopes, scopesOf, usualScopesOf } from "./authorize.ts";

const actors = [...keyHolders, "clock", "import"] as const;
type KeyHolder = (typeof actors)[number];

const keys = new Map<string, ApiKey>();
const { send } = smallServer({
  authorize: byApiKey({ find: async (id) => keys.get(id) }, () => NOON),
  changes: fedLog().changes,
  open311: {},
});

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

function keyFor(actor: KeyHolder, of: Partial<ApiKey> = {}): string {
  const { text, key } = makeApiKey({ name: "somebody", actor, createdAt: 0, ...of }, random);
  keys.set(key.id, key);
  return text;
}

/** Another secret under the id of a key that is good. */
const forged = (actor: KeyHolder): string => keyFor(actor).replace(/.$/, (last) => (last === "A" ? "B" : "A"));

/** What a door says to a key; `in` where the request was looked at, whatever then came of it. */
async function said({ method, path, isOpen311 }: Door, key?: string): Promise<401 | 403 | "in"> {
  const [body, headers] = [method === "POST" ? {} : undefined, key === undefined ? {} : { "x-api-key": key }];
  const form = isOpen311 ? { "content-type": "application/x-www-form-urlencoded" } : {};
  const where = path.replace("{appealId}", "testville:404").replaceAll(/\{\w+\}/g, "none");
  const response = await send(method, where, isOpen311 ? "" : body, { ...headers, ...form });
  const isStream = response.headers.get("content-type") === "text/event-stream";
  const text = isStream ? await response.body?.cancel() : await response.text();
  const isOfTheDoor = isOpen311 || /http\/(not-authorized|forbidden)/.test(text ?? "");
  return isOfTheDoor && (response.status === 401 || response.status === 403) ? response.status : "in";
}

const named = doors.map((door): [string, Door] => [`${door.method} ${door.path}`, door]);

test.each(named)("%s is shut to whoever has no key, or one that is no good", async (_, door) => {
  for (const actor of actors) {
    const good = { scopes: [door.scope] };
    const bad = [
      undefined,
      makeApiKey({ name: "stranger", actor, createdAt: 0, ...good }, random).text,
      forged(actor),
      keyFor(actor, { ...good, revokedAt: NOON - 1 }),
      keyFor(actor, { ...good, expiresAt: NOON }),
    ];
    for (const key of bad) expect(await said(door, key)).toBe(door.isOpen311 ? 403 : 401);
  }
});

test.each(named)("%s lets in by its scope alone, in each role", async (_, door) => {
  const others = scopes.filter((scope) => scope !== door.scope);
  for (const actor of actors) {
    const may = admission(actor, door.scope);
    expect(await said(door, keyFor(actor, { scopes: others }))).toBe(403);
    expect(await said(door, keyFor(actor, { scopes: [door.scope] }))).toBe(may === "no" ? 403 : "in");
    expect(await said(door, keyFor(actor))).toBe(may === "yes" ? "in" : 403);
  }
});

test("an act is for those who may do it by the regulation, whatever their key says", () => {
  for (const { name, by } of acts)
    for (const actor of actors)
      expect(scopesOf(actor).has(`acts:${name}` as Scope)).toBe((by as readonly Role[]).includes(roleOf(actor)));
});

test.each(["identities:read", "identities:erase"] as const)(
  "%s must be said by name, is not for callers, and not open where everything is",
  async (scope) => {
    for (const actor of actors) expect(usualScopesOf(actor)).not.toContain(scope);
    expect(scopesOf("caller")).not.toContain(scope);
    expect(await allowAll(new Request("http://city.example"), scope)).toBe("forbidden");
  },
);

test("no agency may erase who called", () => {
  for (const actor of actors)
    expect(scopesOf(actor).has("identities:erase")).toBe(actor === "hotline" || actor === "reviewer");
});

test("every scope is asked for by some door, or by nobody over HTTP", () => {
  const asked = new Set(doors.map(({ scope }) => scope));
  expect(scopes.filter((scope) => !asked.has(scope))).toEqual(["acts:announce-clock", "acts:correct-clock"]);
});
