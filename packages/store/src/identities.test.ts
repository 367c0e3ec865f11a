import { randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { testBook } from "@swiftline/core/testing";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { dump, tamper } from "../test/dump.ts";
import { dispatched, monday } from "../test/sample-appends.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { openStore } from "./open-store.ts";

const book = testBook();
const folder = temporaryFolder();
afterAll(folder.remove);

const identityKey = randomBytes(32).toString("base64");
const caller = { name: "Maria Muster", phone: "+49 30 1234567", email: "maria@example.org" };
const access = { by: "agent-7", purpose: "follow-up call", at: monday };

let files = 0;
const newFile = () => folder.file(`identities-${++files}.sqlite`);
const bytesOf = (file: string) => Buffer.concat([file, `${file}-wal`].map((part) => readFileSync(part)));

test("a caller's identity is read by those who have the key, and every read is recorded", async () => {
  const file = newFile();
  const { identities, close } = await openStore(file, { book, mode: "write", identityKey });
  const reference = await identities.keep(caller, monday);
  expect(await identities.read(reference, access)).toEqual(caller);
  expect(await identities.read("nobody", access)).toBeUndefined();
  expect(dump(file, ["identity_reads"])).toBe(
    `identity_reads\n["${reference}","read","agent-7","follow-up call",${monday},null]`,
  );
  await close();
});

test("an identity stands in no table and nowhere in the file in clear", async () => {
  const file = newFile();
  const { identities, log, close } = await openStore(file, { book, mode: "write", identityKey });
  const reference = await identities.keep(caller, monday);
  await log.append([dispatched(1, { caller: reference })]);
  const everything = dump(file) + bytesOf(file).toString("latin1");
  for (const secret of [...Object.values(caller), identityKey]) expect(everything).not.toContain(secret);
  await close();
});

test("while somebody reads what was before, an erasure holds nobody up, and leaves nothing behind in the log", async () => {
  const file = newFile();
  const { identities, close } = await openStore(file, { book, mode: "write", identityKey });
  const reference = await identities.keep(caller, monday);
  const reader = new Database(file, { readonly: true });
  reader.exec("begin");
  reader.prepare("select count(*) from identities").get();
  const erasure = identities.erase(reference, access, { evenOpen: false });
  // Only where others have a turn can the reader end before the erasure does.
  setTimeout(() => reader.exec("rollback"), 100);
  expect(await erasure).toBe(true);
  expect(reader.inTransaction).toBe(false);
  expect(statSync(`${file}-wal`).size).toBe(0);
  reader.close();
  await close();
});

test("the same caller twice has two references and two ciphers", async () => {
  const file = newFile();
  const { identities, close } = await openStore(file, { book, mode: "write", identityKey });
  await identities.keep(caller, monday);
  await identities.keep(caller, monday);
  const raw = new Database(file, { readonly: true });
  expect(
    raw
      .prepare("select count(distinct caller), count(distinct cipher), count(distinct nonce) from identities")
      .raw()
      .get(),
  ).toEqual([2, 2, 2]);
  raw.close();
  await close();
});

test("erasing takes the content out of the file and leaves the reference, the record of it, and every figure", async () => {
  const file = newFile();
  const { identities, log, check, close } = await openStore(file, { book, mode: "write", identityKey });
  const references: string[] = [];
  for (let index = 0; index < 20; index++)
    references.push(await identities.keep({ ...caller, contact: "x".repeat(index) }, monday));
  await log.append(references.map((reference, index) => dispatched(index, { caller: reference })));
  const figures = dump(file, ["commits", "appeals", "rollup"]);
  const ciphers = ciphersOf(file);

  const asked = { ...access, purpose: "asked for it" };
  for (const [index, reference] of references.entries())
    if (index % 3 === 0) expect(await identities.erase(reference, asked, { evenOpen: true })).toBe(true);
  const bytes = bytesOf(file);
  for (const [index, reference] of references.entries()) {
    const cipher = ciphers.get(reference);
    const fragments = [cipher?.subarray(0, 16), cipher?.subarray(-16)];
    for (const fragment of fragments) expect(fragment && bytes.includes(fragment)).toBe(index % 3 !== 0);
    expect((await identities.read(reference, access)) === undefined).toBe(index % 3 === 0);
  }
  const [erased = ""] = references;
  expect(await identities.erase(erased, access, { evenOpen: true })).toBe(false);
  expect(dump(file, ["identity_reads"])).toContain(`["${erased}","erase","agent-7","asked for it",${monday},null]`);
  expect(dump(file, ["commits", "appeals", "rollup"])).toBe(figures);
  expect(await check()).toEqual([]);
  await close();
});

function ciphersOf(file: string): ReadonlyMap<string, Buffer> {
  const raw = new Database(file, { readonly: true });
  const rows = raw.prepare<[], { caller: string; cipher: Buffer }>("select caller, cipher from identities").all();
  raw.close();
  return new Map(rows.map(({ caller, cipher }) => [caller, cipher]));
}

test("without a key nothing is kept, and the fault says how to make one", async () => {
  const { identities, close } = await openStore(":memory:", { book, mode: "write" });
  const fault = { code: "identity/no-key", tryThis: expect.stringContaining("openssl rand -base64 32") };
  await expect(identities.keep(caller, monday)).rejects.toMatchObject(fault);
  await close();
});

test("another key, and one that is none, are refused", async () => {
  const file = newFile();
  const first = await openStore(file, { book, mode: "write", identityKey });
  const reference = await first.identities.keep(caller, monday);
  await first.close();
  const other = await openStore(file, { book, mode: "write", identityKey: randomBytes(32).toString("base64") });
  await expect(other.identities.read(reference, access)).rejects.toMatchObject({ code: "identity/wrong-key" });
  await other.close();
  const short = openStore(file, { book, mode: "write", identityKey: "c2hvcnQ=" });
  await expect(short).rejects.toMatchObject({ code: "identity/wrong-key" });
});

test("one caller's content cannot be passed off as another's", async () => {
  const file = newFile();
  const { identities, close } = await openStore(file, { book, mode: "write", identityKey });
  const [one, other] = [await identities.keep(caller, monday), await identities.keep({ name: "Max" }, monday)];
  tamper(
    file,
    `update identities set (cipher, nonce, tag) = (select cipher, nonce, tag from identities where caller = '${other}') where caller = '${one}'`,
  );
  await expect(identities.read(one, access)).rejects.toMatchObject({ code: "store/corrupt" });
  await close();
});
