import { randomBytes } from "node:crypto";
import { measureAll, rollups } from "@swiftline/core/reporting";
import { testBook, testCity } from "@swiftline/core/testing";
import { DAY, HOUR } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { dispatched, monday, reported } from "../test/sample-appends.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { openStore, type Store } from "./open-store.ts";

const book = testBook();
const maria = { name: "Maria Muster", phone: "+49 30 1234567", email: "maria@example.org" };
const access = { by: "agent-7", purpose: "follow-up call", at: monday };

const newStore = (file = ":memory:", of = book): Promise<Store> =>
  openStore(file, { book: of, mode: "write", identityKey: randomBytes(32).toString("base64") });

/** Registers appeal `index` of a caller. */
async function appealOf(
  store: Store,
  index: number,
  identity: object = maria,
  confidential = false,
): Promise<{ readonly caller: string; readonly appealId: string }> {
  const caller = await store.identities.keep(identity, monday);
  const append = dispatched(index, { caller, confidential });
  await store.log.append([append]);
  return { caller, appealId: append.appealId };
}

const readsOf = async ({ privacy }: Store) =>
  (await privacy.reads({}, 99)).map(({ act, by, refusal }) => [act, by, refusal]);

test("who is recused from an appeal does not learn who called, however they write their name; others do", async () => {
  const store = await newStore();
  const { caller, appealId } = await appealOf(store, 1);
  const recusal = { appealId, who: "Agent-7", by: "hotline", reason: "a neighbour", at: monday };
  expect(await store.privacy.recuse(recusal)).toBe(true);
  expect(await store.privacy.recuse({ ...recusal, who: "agent-7 " })).toBe(false);
  await expect(store.identities.read(caller, access)).rejects.toMatchObject({ code: "identity/recused" });
  await expect(store.privacy.exportOf(caller, access)).rejects.toMatchObject({ code: "identity/recused" });
  await expect(store.identities.erase(caller, access, { evenOpen: true })).rejects.toMatchObject({
    code: "identity/recused",
  });
  expect(await store.identities.read(caller, { ...access, by: "agent-8" })).toEqual(maria);
  expect(await readsOf(store)).toEqual([
    ["read", "agent-8", undefined],
    ["erase", "agent-7", "identity/recused"],
    ["export", "agent-7", "identity/recused"],
    ["read", "agent-7", "identity/recused"],
  ]);
  await store.close();
});

test("with an agency those below it are recused, and nobody above it", async () => {
  const city = testCity();
  const [, roads] = city.agencies.rows;
  const cells = ["potholes", "Pothole crew", "department", "roads", ""];
  const rows = [...city.agencies.rows, { ...roads, line: 9, cells }];
  const store = await newStore(":memory:", testBook({ ...city, agencies: { ...city.agencies, rows } }));
  const { caller, appealId } = await appealOf(store, 1);
  const by = (agency: string) => store.identities.read(caller, { ...access, by: `agency:${agency}` });
  const recusal = { appealId, by: "hotline", reason: "complained of", at: monday };
  await store.privacy.recuse({ ...recusal, who: "agency:potholes" });
  expect(await by("roads")).toEqual(maria);
  await store.privacy.recuse({ ...recusal, who: "agency:roads" });
  await store.privacy.liftRecusal(appealId, "agency:potholes", { at: monday, by: "hotline" });
  for (const agency of ["roads", "potholes", " potholes"])
    await expect(by(agency)).rejects.toMatchObject({ code: "identity/recused" });
  await expect(by("desk")).rejects.toMatchObject({ code: "identity/no-part" });
  await store.close();
});

test("a recusal that is lifted no longer holds, stays on the record, and can be made again", async () => {
  const store = await newStore();
  const { caller, appealId } = await appealOf(store, 1);
  const recusal = { appealId, who: "agent-7", by: "hotline", reason: "a neighbour", at: monday };
  await store.privacy.recuse(recusal);
  expect(await store.privacy.liftRecusal(appealId, "AGENT-7", { at: monday + HOUR, by: "hotline" })).toBe(true);
  expect(await store.privacy.liftRecusal(appealId, "agent-7", { at: monday + HOUR, by: "hotline" })).toBe(false);
  expect(await store.identities.read(caller, access)).toEqual(maria);
  await store.privacy.recuse({ ...recusal, at: monday + DAY });
  expect(await store.privacy.recusals(appealId)).toEqual([
    { ...recusal, lifted: { at: monday + HOUR, by: "hotline" } },
    { ...recusal, at: monday + DAY },
  ]);
  expect(await store.privacy.recusals("testville:000009")).toEqual([]);
  await store.close();
});

test("no agency learns who called about a confidential appeal; the hotline does", async () => {
  const store = await newStore();
  const { caller } = await appealOf(store, 1, maria, true);
  const { caller: other } = await appealOf(store, 2);
  const agency = { ...access, by: "agency:roads" };
  await expect(store.identities.read(caller, agency)).rejects.toMatchObject({ code: "identity/confidential" });
  expect(await store.identities.read(other, agency)).toEqual(maria);
  expect(await store.identities.read(caller, access)).toEqual(maria);
  await store.close();
});

test("an agency learns who called where it works on the appeal, and nowhere else; that is recorded", async () => {
  const store = await newStore();
  const caller = await store.identities.keep(maria, monday);
  const { events, ...append } = dispatched(1, { caller });
  const shared = { coHandlers: ["east-office"], copiedTo: ["desk"] };
  const given = events.map((event) => (event.type === "AppealDispatched" ? { ...event, ...shared } : event));
  await store.log.append([{ ...append, events: given }]);
  const as = (agency: string) => ({ ...access, by: `agency:${agency}` });
  for (const agency of ["roads", "east-office"]) expect(await store.identities.read(caller, as(agency))).toEqual(maria);
  const noPart = { code: "identity/no-part" };
  for (const agency of ["desk", "water"]) {
    await expect(store.identities.read(caller, as(agency))).rejects.toMatchObject(noPart);
    await expect(store.privacy.exportOf(caller, as(agency))).rejects.toMatchObject(noPart);
  }
  const erasing = store.privacy.eraseAll(caller, as("water"), { all: false, evenOpen: true });
  await expect(erasing).rejects.toMatchObject(noPart);
  expect((await readsOf(store)).slice(0, 2)).toEqual([
    ["erase", "agency:water", "identity/no-part"],
    ["export", "agency:water", "identity/no-part"],
  ]);
  const elsewhere = await store.identities.keep(maria, monday);
  await store.log.append([dispatched(2, { caller: elsewhere, agency: "desk" })]);
  await expect(store.privacy.exportOf(caller, as("roads"))).rejects.toMatchObject(noPart);
  await store.close();
});

test.each([
  { ...access, by: " " },
  { ...access, purpose: "" },
])("nobody and nothing get nothing, and that is recorded too: %j", async (nothing) => {
  const store = await newStore();
  const { caller } = await appealOf(store, 1);
  await expect(store.identities.read(caller, nothing)).rejects.toMatchObject({ code: "identity/no-purpose" });
  expect(await readsOf(store)).toEqual([["read", nothing.by, "identity/no-purpose"]]);
  await store.close();
});

test("a person's export has all that is held of them, and nothing of who shares their telephone", async () => {
  const store = await newStore();
  const first = await appealOf(store, 1);
  const second = await appealOf(store, 2, { name: "maria muster", phone: "0049 30 1234567" });
  const household = await appealOf(store, 3, { name: "Max Muster", phone: maria.phone });
  await appealOf(store, 4, { name: "Somebody else", phone: "+49 30 7654321" });
  await store.identities.read(first.caller, access);
  const { identities, appealIds, reads } = await store.privacy.exportOf(first.caller, { ...access, by: "desk" });
  expect(new Set(identities.map(({ caller }) => caller))).toEqual(new Set([first.caller, second.caller]));
  expect(identities[0]).toEqual({ caller: first.caller, keptAt: monday, identity: maria });
  expect(appealIds).toEqual([first.appealId, second.appealId]);
  expect(reads.map(({ by, act, caller }) => [by, act, caller])).toEqual([
    ["desk", "export", expect.any(String)],
    ["desk", "export", expect.any(String)],
    ["agent-7", "read", first.caller],
  ]);
  expect(await store.privacy.earlierAppeals(household.caller)).toEqual([
    first.appealId,
    second.appealId,
    household.appealId,
  ]);
  await store.close();
});

test("erasing takes one identity or all of a person, open appeals only when told so", async () => {
  const store = await newStore();
  const first = await appealOf(store, 1);
  const second = await appealOf(store, 2);
  await store.log.append([reported(1)]);
  const one = { all: false, evenOpen: false };
  await expect(store.privacy.eraseAll(first.caller, access, one)).rejects.toMatchObject({
    code: "identity/in-use",
    message: expect.stringContaining(first.appealId),
  });
  expect(await store.privacy.eraseAll(first.caller, access, { all: false, evenOpen: true })).toEqual([first.caller]);
  expect(await store.privacy.eraseAll(first.caller, access, { all: true, evenOpen: true })).toEqual([]);
  expect(await store.identities.read(second.caller, access)).toEqual(maria);
  const again = await appealOf(store, 3);
  const all = await store.privacy.eraseAll(again.caller, access, { all: true, evenOpen: true });
  expect(new Set(all)).toEqual(new Set([second.caller, again.caller]));
  await expect(store.privacy.eraseAll("nobody", access, one)).rejects.toMatchObject({ code: "identity/not-found" });
  await store.close();
});

test("an identity whose key is lost cannot be shown, and can be erased", async () => {
  const folder = temporaryFolder();
  const file = folder.file("lost-key.sqlite");
  const first = await newStore(file);
  const { caller } = await appealOf(first, 1);
  await first.close();
  const store = await newStore(file);
  await expect(store.privacy.exportOf(caller, access)).rejects.toMatchObject({ code: "identity/wrong-key" });
  const one = { all: false, evenOpen: true };
  expect(await store.privacy.eraseAll(caller, access, one)).toEqual([caller]);
  expect(await readsOf(store)).toEqual([["erase", "agent-7", undefined]]);
  await store.close();
  folder.remove();
});

test("after everybody is erased the log still folds, and every list, sum and chain is what it was", async () => {
  const store = await newStore();
  const callers: string[] = [];
  for (let index = 1; index <= 30; index++) callers.push((await appealOf(store, index)).caller);
  const names = rollups.map(({ name }) => name);
  const figures = async () => {
    const kept = await store.measures(names);
    const counted = await measureAll(store.facts(), book);
    return names.map((name) => [kept.rows(name), counted.rows(name)]);
  };
  const before = await figures();
  await store.privacy.eraseAll(callers[0] ?? "", access, { all: true, evenOpen: true });
  for (const caller of callers) expect(await store.identities.read(caller, access)).toBeUndefined();
  expect(await figures()).toEqual(before);
  await store.rebuild();
  expect(await figures()).toEqual(before);
  expect(await store.check()).toEqual([]);
  await store.close();
});
