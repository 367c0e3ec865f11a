import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { testBook } from "@swiftline/core/testing";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { dump, tamper } from "../test/dump.ts";
import { monday } from "../test/sample-appends.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";
import type { GivenKeys } from "./identity-keys.ts";
import { openStore } from "./open-store.ts";

const book = testBook();
const folder = temporaryFolder();
afterAll(folder.remove);

const newKey = () => randomBytes(32).toString("base64");
const [oldest, old, current] = [newKey(), newKey(), newKey()];
const access = { by: "agent-7", purpose: "follow-up call", at: monday };
const caller = (index: number) => ({ name: `Caller ${index}`, phone: `+49 30 ${100_000 + index}` });

let files = 0;

/** A store with so many callers, kept under a key. */
async function storeWith(count: number, identityKey: string) {
  const file = folder.file(`rotate-${++files}.sqlite`);
  const store = await openStore(file, { book, mode: "write", identityKey });
  const references: string[] = [];
  for (let index = 0; index < count; index++) references.push(await store.identities.keep(caller(index), monday));
  await store.close();
  return { file, references };
}

const open = (file: string, keys: GivenKeys) => openStore(file, { book, mode: "write", ...keys });
const keysIn = (file: string): unknown => {
  const raw = new Database(file, { readonly: true });
  const rows = raw.prepare("select key_id, count(*) from identities group by key_id").raw().all();
  raw.close();
  return rows;
};
const marksIn = (file: string): readonly (readonly string[])[] =>
  dump(file, ["identity_marks"])
    .split("\n")
    .slice(1)
    .map((row) => JSON.parse(row));

test("an identity is read by whichever of the given keys it was kept, and kept by the current one", async () => {
  const { file, references } = await storeWith(1, old);
  const store = await open(file, { identityKey: current, oldIdentityKeys: [oldest, old] });
  const newer = await store.identities.keep(caller(1), monday);
  expect(await store.identities.read(references[0] ?? "", access)).toEqual(caller(0));
  await store.close();
  const later = await open(file, { identityKey: current });
  expect(await later.identities.read(newer, access)).toEqual(caller(1));
  const lost = later.identities.read(references[0] ?? "", access);
  await expect(lost).rejects.toMatchObject({ code: "identity/wrong-key" });
  await later.close();
});

test("after a rotation the current key alone reads everything, and the old key opens nothing that is left in the file", async () => {
  const { file, references } = await storeWith(1200, old);
  const ciphers = dump(file, ["identities"]);
  const store = await open(file, { identityKey: current, oldIdentityKeys: [old] });
  const progress: number[] = [];
  const rotated = await store.privacy.rotate({ onProgress: (done, all) => progress.push(done / all) });
  expect(rotated).toMatchObject({ rotated: 1200, damaged: [], interrupted: false });
  expect(progress.at(-1)).toBe(1);
  expect(keysIn(file)).toHaveLength(1);
  await store.close();

  const after = await open(file, { identityKey: current });
  for (const [index, reference] of references.entries())
    if (index % 100 === 0) expect(await after.identities.read(reference, access)).toEqual(caller(index));
  await after.close();
  const bytes = readFileSync(file);
  const rows = ciphers
    .split("\n")
    .slice(1)
    .filter((line) => line !== "");
  const left = rows.filter((line) => bytes.includes(Buffer.from(JSON.parse(line)[1].data)));
  expect([rows.length, left.length]).toEqual([1200, 0]);
});

test("a rotation that is interrupted leaves every identity readable, and the next one does the rest only", async () => {
  const { file, references } = await storeWith(1200, old);
  const both = { identityKey: current, oldIdentityKeys: [old] };
  const store = await open(file, both);
  const first = await store.privacy.rotate({ interrupted: () => true });
  expect(first).toMatchObject({ rotated: 500, interrupted: true });
  expect(keysIn(file)).toHaveLength(2);
  for (const [index, reference] of references.entries())
    if (index % 100 === 0) expect(await store.identities.read(reference, access)).toEqual(caller(index));
  expect(await store.privacy.rotate({})).toMatchObject({ rotated: 700, interrupted: false });
  expect(await store.privacy.rotate({})).toMatchObject({ rotated: 0 });
  await store.close();
});

test("what cannot be rotated is counted by its key or named, and stops nothing", async () => {
  const { file, references } = await storeWith(3, oldest);
  const between = await open(file, { identityKey: old });
  const kept = [await between.identities.keep(caller(4), monday), await between.identities.keep(caller(5), monday)];
  await between.close();
  tamper(file, `update identities set tag = zeroblob(16) where caller = '${kept[0]}'`);
  const store = await open(file, { identityKey: current, oldIdentityKeys: [old] });
  const { rotated, missing, damaged } = await store.privacy.rotate({});
  expect({ rotated, damaged, missing: [...missing.values()] }).toEqual({
    rotated: 1,
    damaged: [kept[0]],
    missing: [3],
  });
  await expect(store.identities.read(references[0] ?? "", access)).rejects.toMatchObject({
    code: "identity/wrong-key",
  });
  await store.close();
});

test("a caller is known again across a rotation, before, during and after it", async () => {
  const { file, references } = await storeWith(1, old);
  const store = await open(file, { identityKey: current, oldIdentityKeys: [old] });
  const again = await store.identities.keep(caller(0), monday);
  expect(await store.privacy.exportOf(again, access)).toMatchObject({
    identities: [{ caller: again }, { caller: references[0] }],
  });
  await store.privacy.rotate({});
  expect((await store.privacy.exportOf(again, access)).identities).toHaveLength(2);
  expect(new Set(marksIn(file).map(([, , key]) => key)).size).toBe(1);
  await store.close();
});

test("keys that are none are told by their place, never by their content", async () => {
  const wrong = open(folder.file("none.sqlite"), { identityKey: current, oldIdentityKeys: [old, "c2VjcmV0"] });
  await expect(wrong).rejects.toMatchObject({
    code: "identity/wrong-key",
    message: "old identity key 2 has 6 bytes, not 32",
  });
});
