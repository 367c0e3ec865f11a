import { hash } from "node:crypto";
import { testBook } from "@swiftline/core/testing";
import { HOUR } from "@swiftline/core/time";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { tamper } from "../test/dump.ts";
import { appealId, dispatched, manyDispatched, monday, reported } from "../test/sample-appends.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { hashOfCommit } from "./chain.ts";
import { openAudit } from "./open-audit.ts";
import { openStore } from "./open-store.ts";
import type { VerifyOptions } from "./verify-log.ts";

const book = testBook();
const folder = temporaryFolder();
afterAll(folder.remove);

let files = 0;

/** Thirty appeals, sealed; then one more commit to appeal 8, and one more appeal, which are not. */
async function sealedStore(): Promise<string> {
  const file = folder.file(`audit-${++files}.sqlite`);
  const store = await openStore(file, { book, mode: "write" });
  await store.log.append(manyDispatched(30));
  await store.log.append([reported(7)]);
  await seal(file);
  await store.log.append([reported(8)]);
  await store.log.append([dispatched(77)]);
  await store.close();
  return file;
}

async function seal(file: string, at: number = monday) {
  const audit = await openAudit(file, "write");
  try {
    return await audit.seal(at);
  } finally {
    await audit.close();
  }
}

async function verify(file: string, options?: VerifyOptions) {
  const audit = await openAudit(file, "read");
  try {
    return await audit.verify(options);
  } finally {
    await audit.close();
  }
}

async function problemsAfter(statement: string) {
  const file = await sealedStore();
  tamper(file, statement);
  const { problems } = await verify(file);
  return problems.map(({ code, message }) => [code, message]);
}

const commit = (index: number, version: number) => `appeal_id = '${appealId(index)}' and version = ${version}`;
const unlisted = (index: number) => `update appeals set version = 1 where appeal_id = '${appealId(index)}'`;

test("an untouched log holds, and its root is what other tools compute", async () => {
  const file = await sealedStore();
  const { problems, appeals, commits, root, checkpoints } = await verify(file);
  expect({ problems, appeals, commits }).toEqual({ problems: [], appeals: 31, commits: 33 });
  expect(checkpoints).toMatchObject([{ number: 1, at: monday, appeals: 30, commits: 31 }]);
  const raw = new Database(file, { readonly: true });
  const lines = raw
    .prepare<[], string>(
      "select appeal_id || ' ' || max(version) || ' ' || lower(hex(hash)) || char(10) from commits group by appeal_id order by appeal_id",
    )
    .pluck()
    .all();
  raw.close();
  expect(hash("sha256", lines.join(""))).toBe(root);
});

test("a changed event is named at its first link, and so are a commit that is gone and one in another's place", async () => {
  expect(await problemsAfter(`update commits set events = '[]' where ${commit(7, 2)}`)).toEqual([
    ["store/chain-broken", expect.stringContaining("000007 is broken at commit 2: its events")],
  ]);
  expect(await problemsAfter(`delete from commits where ${commit(7, 1)}`)).toEqual([
    ["store/chain-broken", expect.stringContaining("000007 is broken at commit 1")],
  ]);
});

test("a chain that was cut at its end is found, by the seal or by the list", async () => {
  const cut = "the log of appeal testville:00000";
  expect(await problemsAfter(`delete from commits where ${commit(7, 2)}; ${unlisted(7)}`)).toEqual([
    ["store/chain-cut", `${cut}7 ends after 1 of 2 commits`],
  ]);
  expect(await problemsAfter(`delete from commits where ${commit(8, 2)}`)).toEqual([
    ["store/chain-cut", `${cut}8 ends after 1 of 2 commits`],
  ]);
});

test("an appeal that is lost altogether is found, by the seal or by the list", async () => {
  const lost = (index: number) => `delete from commits where appeal_id = '${appealId(index)}'`;
  const gone = `delete from appeals where appeal_id = '${appealId(3)}'`;
  expect(await problemsAfter(`${lost(3)}; ${gone}`)).toEqual([
    ["store/chain-cut", "the log of appeal testville:000003 ends after 0 of 1 commits"],
  ]);
  expect(await problemsAfter(lost(77))).toEqual([
    ["store/chain-cut", "the log of appeal testville:000077 ends after 0 of 1 commits"],
  ]);
});

test("a chain that was computed anew from its start holds in itself, and is not the one that was sealed", async () => {
  const file = await sealedStore();
  const link = { appeal_id: appealId(5), version: 1, events: '[{"forged":true}]', previous_hash: Buffer.alloc(0) };
  const raw = new Database(file);
  raw
    .prepare("update commits set events = ?, hash = ? where appeal_id = ?")
    .run(link.events, hashOfCommit(link), link.appeal_id);
  raw.close();
  const { problems } = await verify(file);
  expect(problems).toMatchObject([
    { code: "store/chain-rewritten", message: expect.stringContaining("testville:000005 was written anew: commit 1") },
  ]);
  await expect(seal(file)).rejects.toMatchObject({ code: "store/corrupt", problems });
});

test("whoever changes the seals to fit is found by the checkpoint, and whoever changes that, by a published hash", async () => {
  const forge = `update sealed_heads set hash = zeroblob(32) where appeal_id = '${appealId(5)}'`;
  expect(await problemsAfter(forge)).toContainEqual([
    "store/checkpoint-broken",
    expect.stringContaining("checkpoint 1"),
  ]);
  expect(await problemsAfter("update checkpoints set at = at + 1")).toEqual([
    ["store/checkpoint-broken", "checkpoint 1 is not the one that was written"],
  ]);
  const file = await sealedStore();
  const [published] = (await verify(file)).checkpoints;
  const expected = published?.hash.slice(0, 16).toUpperCase();
  expect((await verify(file, { expected })).problems).toEqual([]);
  tamper(file, "delete from checkpoints; delete from sealed_heads");
  await seal(file);
  expect((await verify(file)).problems).toEqual([]);
  expect((await verify(file, { expected })).problems).toMatchObject([{ code: "store/checkpoint-missing" }]);
});

test("checkpoints follow one another, and one that is taken out is missed", async () => {
  const file = await sealedStore();
  const second = await seal(file, monday + HOUR);
  expect(second).toMatchObject({ number: 2, appeals: 31, commits: 33, root: (await verify(file)).root });
  await seal(file, monday + 2 * HOUR);
  expect((await verify(file)).problems).toEqual([]);
  tamper(file, "delete from checkpoints where number = 2");
  expect((await verify(file)).problems).toMatchObject([
    { code: "store/checkpoint-broken", message: "checkpoint 2 is not the one that was written" },
  ]);
});

test("every broken appeal is named at once", async () => {
  const file = await sealedStore();
  tamper(file, "update commits set events = '[]' where version = 1");
  const { problems } = await verify(file);
  expect(problems).toHaveLength(31);
});

test("an audit reads no book, changes nothing, and tells how far it has come", async () => {
  const file = await sealedStore();
  tamper(file, "delete from meta; delete from rollup");
  const progress: number[] = [];
  expect((await verify(file, { onProgress: (done, all) => progress.push(done / all) })).problems).toEqual([]);
  expect(progress).toEqual([1]);
  const audit = await openAudit(file, "read");
  await expect(audit.seal(monday)).rejects.toMatchObject({ code: "store/not-writable" });
  await audit.close();
});
