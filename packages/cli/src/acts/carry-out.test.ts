import { type Hotline, openHotline } from "@swiftline/core";
import type { Command } from "@swiftline/core/appeal";
import { testBook } from "@swiftline/core/testing";
import { openStore, type Store } from "@swiftline/store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { carryOut } from "./carry-out.ts";
import type { Order } from "./read-order.ts";

const book = testBook();
const at = Date.UTC(2026, 5, 1, 9);
const access = { by: "desk", purpose: "a test", at };

let store: Store;
let hotline: Hotline;
let callers: string[];
beforeEach(async () => {
  store = await openStore(":memory:", { book, mode: "write", identityKey: Buffer.alloc(32, "key").toString("base64") });
  hotline = openHotline({ log: store.log, book });
  callers = [];
});
afterEach(() => store.close());

/** The store's identities, noting who is kept. */
const identities = () => ({
  ...store.identities,
  keep: async (...who: Parameters<Store["identities"]["keep"]>) => {
    const caller = await store.identities.keep(...who);
    callers.push(caller);
    return caller;
  },
});

const ordered = (facts: Partial<Extract<Command, { readonly type: "RegisterAppeal" }>> = {}): Command => ({
  type: "RegisterAppeal",
  appealId: "testville:1",
  at,
  by: "hotline",
  hotline: "testville",
  kind: "complaint",
  channel: "phone",
  category: "streets-hole",
  text: "A hole in the road",
  ...facts,
});

const order = (facts: Partial<Order> = {}): Order => ({
  command: ordered(),
  identity: undefined,
  renumber: undefined,
  ...facts,
});

test("the caller is kept, and the appeal refers to them", async () => {
  const identity = { name: "Maria Muster" };
  const acted = await carryOut(order({ identity }), { hotline, identities: identities() });
  expect(acted).toMatchObject({ ok: true, value: { appeal: { matter: { caller: callers[0] } } } });
  expect(await store.identities.read(callers[0] ?? "", access)).toEqual(identity);
});

test("nobody is kept for an appeal that is refused", async () => {
  const identity = { name: "Maria Muster" };
  const command = ordered({ category: "opera" });
  const acted = await carryOut(order({ command, identity }), { hotline, identities: identities() });
  expect(acted).toMatchObject({ ok: false, reason: { code: "city/unknown-category" } });
  expect(callers).toHaveLength(1);
  expect(await store.identities.read(callers[0] ?? "", access)).toBeUndefined();
});

test("two writers who draw the same number both get their appeal in, under two", async () => {
  const numbers = ["testville:1", "testville:2"];
  const renumber = (): string => numbers.shift() ?? "testville:3";
  const [one, other] = await Promise.all([
    carryOut(order({ renumber }), { hotline, identities: undefined }),
    carryOut(order({ renumber }), { hotline, identities: undefined }),
  ]);
  const ids = [one, other].map((acted) => acted.ok && acted.value.appeal.id);
  expect(new Set(ids)).toEqual(new Set(["testville:1", "testville:2"]));
});

test("a number that somebody chose is not exchanged for another", async () => {
  await carryOut(order(), { hotline, identities: undefined });
  expect(await carryOut(order(), { hotline, identities: undefined })).toMatchObject({
    ok: false,
    reason: { code: "appeal/exists" },
  });
});

test("who draws a taken number again and again is told so", async () => {
  await carryOut(order(), { hotline, identities: undefined });
  const renumber = () => "testville:1";
  expect(await carryOut(order({ renumber }), { hotline, identities: undefined })).toMatchObject({ ok: false });
});
