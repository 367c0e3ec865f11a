import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { type AppealFacts, facts, measureAll, rollups } from "@swiftline/core/reporting";
import { assigning, testBook, testCity } from "@swiftline/core/testing";
import { DAY, HOUR } from "@swiftline/core/time";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { asNobody } from "../test/as-nobody.ts";
import { dump, tamper } from "../test/dump.ts";
import { makeOlder } from "../test/older-store.ts";
import { appealId, dispatched, manyDispatched, monday, reported, withdrawn } from "../test/sample-appends.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { migrateStore, storeVersion } from "./migrations.ts";
import { openStore, type Store } from "./open-store.ts";

const book = testBook();
const otherBook = testBook({ ...testCity(), agencies: renamedAgencies() });
const folder = temporaryFolder();
afterAll(folder.remove);

let files = 0;
const newFile = () => folder.file(`store-${++files}.sqlite`);

/** The same city with another name of its desk: another version, and the same decisions. */
function renamedAgencies() {
  const { agencies } = testCity();
  const rows = agencies.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => cell.replace("Hotline desk", "Front desk")),
  }));
  return { ...agencies, rows };
}

test("a store is made when it is opened for writing, and read again afterwards", async () => {
  const file = newFile();
  const made = await openStore(file, { book, mode: "write" });
  await made.log.append([dispatched(1)]);
  await made.close();
  const read = await openStore(file, { book, mode: "read" });
  expect((await read.log.read(appealId(1))).version).toBe(1);
  expect(await read.latestAt()).toBe(monday);
  expect(await read.check()).toEqual([]);
  await read.close();
});

test("a store that is read stays as it is", async () => {
  const file = newFile();
  await (await openStore(file, { book, mode: "write" })).close();
  const store = await openStore(file, { book, mode: "read" });
  await expect(store.log.append([dispatched(1)])).rejects.toMatchObject({ code: "store/not-writable" });
  await store.close();
});

test("a missing file, a missing folder and a file that is no database are named as what they are", async () => {
  const text = newFile();
  writeFileSync(text, "appeal,category\n".repeat(100));
  await expect(openStore(newFile(), { book, mode: "read" })).rejects.toMatchObject({ code: "store/not-found" });
  const nowhere = openStore(folder.file("no/such/folder.sqlite"), { book, mode: "write" });
  await expect(nowhere).rejects.toMatchObject({ code: "store/not-writable" });
  for (const mode of ["read", "write"] as const)
    await expect(openStore(text, { book, mode })).rejects.toMatchObject({ code: "store/corrupt" });
});

test("a store that is to be changed is not made where there is none", async () => {
  const file = newFile();
  await expect(openStore(file, { book, mode: "change" })).rejects.toMatchObject({ code: "store/not-found" });
  expect(existsSync(file)).toBe(false);
  await (await openStore(file, { book, mode: "write" })).close();
  const changed = await openStore(file, { book, mode: "change" });
  await changed.log.append([dispatched(1)]);
  expect((await changed.log.read(appealId(1))).version).toBe(1);
  await changed.close();
});

test.each(["", "  "])("no name is no store: %j", async (file) => {
  await expect(openStore(file, { book, mode: "write" })).rejects.toMatchObject({ code: "store/not-found" });
});

test("a folder is no store", async () => {
  const file = newFile();
  mkdirSync(file);
  for (const mode of ["read", "write"] as const)
    await expect(openStore(file, { book, mode })).rejects.toMatchObject({ code: "file/not-a-file" });
});

test("a database of another program is left alone", async () => {
  const file = newFile();
  tamper(file, "create table theirs (x)");
  const before = dump(file);
  await expect(openStore(file, { book, mode: "write" })).rejects.toMatchObject({ code: "store/corrupt" });
  expect(dump(file)).toBe(before);
});

test("a store of a newer version is refused", async () => {
  const file = newFile();
  expect(await migrateStore(file)).toEqual({ from: 0, to: storeVersion, stale: false });
  expect(await migrateStore(file)).toEqual({ from: storeVersion, to: storeVersion, stale: false });
  tamper(file, `pragma user_version = ${storeVersion + 1}`);
  for (const mode of ["read", "write"] as const)
    await expect(openStore(file, { book, mode })).rejects.toMatchObject({ code: "store/newer" });
  await expect(migrateStore(file)).rejects.toMatchObject({ code: "store/newer" });
});

test("a migration says whether lists and rollups are to be computed anew", async () => {
  const file = newFile();
  const store = await openStore(file, { book, mode: "write" });
  await store.log.append([dispatched(1)]);
  await store.close();
  expect(await migrateStore(file)).toMatchObject({ stale: false });
  makeOlder(file, storeVersion - 5);
  expect(await migrateStore(file)).toEqual({ from: storeVersion - 5, to: storeVersion, stale: true });
});

test("a store of version 13 has its lists and rollups computed anew when it is written next", async () => {
  const file = newFile();
  const store = await openStore(file, { book, mode: "write" });
  await store.log.append([dispatched(1)]);
  await store.close();
  makeOlder(file, 13);
  tamper(file, "insert into rollup values ('follow-ups', '2026-06-01', 'asked', 1)");
  const migrated = await openStore(file, { book, mode: "write" });
  expect(await migrated.check()).toEqual([]);
  await migrated.close();
});

const another = { status: 200, headers: {}, body: "" };

test.each<[string, (store: Store) => Promise<unknown>]>([
  ["an append", ({ log }) => log.append([dispatched(2)])],
  ["an answer to be given once", ({ replays }) => replays.keep("key", another)],
  ["an identity", ({ identities }) => identities.keep({ name: "Li" }, monday)],
  ["a name", ({ names }) => names.take("name", "means", monday)],
  ["a told webhook", ({ webhooks }) => webhooks.settle({ id: "x", from: 0, position: 1, failures: 0, nextAt: 0 }, [])],
])("%s waits for another process that writes, and meanwhile others are served", async (_, write) => {
  const file = newFile();
  const store = await openStore(file, { book, mode: "write", identityKey: Buffer.alloc(32, "key").toString("base64") });
  await store.log.append([dispatched(1)]);
  const other = new Database(file);
  other.exec("begin immediate");
  const order: string[] = [];
  const written = write(store).then(() => order.push("written"));
  expect((await store.log.read(appealId(1))).version).toBe(1);
  expect(await store.isReady()).toBe(true);
  order.push("read");
  other.exec("rollback");
  order.push("free");
  await written;
  expect(order).toEqual(["read", "free", "written"]);
  other.close();
  await store.close();
});

test.runIf(process.platform !== "win32")(
  "a folder without permission to write is named, and every fault says what to try",
  async () => {
    const closed = folder.file("closed");
    mkdirSync(closed);
    await asNobody(closed, () =>
      expect(openStore(`${closed}/city.sqlite`, { book, mode: "write" })).rejects.toMatchObject({
        code: "store/not-writable",
        tryThis: expect.stringContaining("permissions"),
      }),
    );
  },
);

test("a withdrawn import leaves nothing in counts and lists, and stays in the log", async () => {
  const store = await openStore(":memory:", { book, mode: "write" });
  await store.log.append([dispatched(1)], { importId: "run-1" });
  await store.log.append([withdrawn(1)]);
  const measures = await store.measures(rollups.map((rollup) => rollup.name));
  expect(rollups.flatMap((rollup) => measures.rows(rollup.name))).toEqual([]);
  expect((await store.list.find({}, { limit: 9 })).appeals).toEqual([]);
  expect(await store.latestAt()).toBeUndefined();
  expect((await store.log.read(appealId(1))).history.at(-1)).toMatchObject({ type: "ImportWithdrawn" });
  expect(await store.check()).toEqual([]);
  await store.close();
});

test("a new book rebuilds a small store when it is opened for writing", async () => {
  const file = newFile();
  const before = await openStore(file, { book, mode: "write" });
  await before.log.append(manyDispatched(20));
  await before.close();
  const store = await openStore(file, { book: otherBook, mode: "write" });
  expect(await store.check()).toEqual([]);
  expect((await store.log.append([dispatched(99)])).ok).toBe(true);
  await store.close();
});

test("a store of another book that is only read answers by the book that is asked with", async () => {
  const file = newFile();
  const before = await openStore(file, { book, mode: "write" });
  await before.log.append([dispatched(1), dispatched(2)]);
  await before.close();
  const urgent = testBook({ ...testCity(), routing: allUrgent(), sla: urgentByDefault() });
  const store = await openStore(file, { book: urgent, mode: "read" });
  expect(await store.check()).toMatchObject([{ code: "store/stale" }]);
  const names = ["limits", "running"];
  const anew = await measureAll(store.facts(), urgent);
  for (const name of names) expect((await store.measures(names)).rows(name)).toEqual(anew.rows(name));
  const due = await store.list.due({ before: monday + DAY, limit: 1 });
  expect(due).toMatchObject([{ appealId: appealId(1), policy: "urgent", dueAt: monday + 4 * HOUR }]);
  expect(await store.list.due({ before: monday + DAY, after: due[0], limit: 9 })).toMatchObject([
    { appealId: appealId(2) },
  ]);
  await store.close();
});

const allUrgent = () => assigning("id,>agency,>policy", ["all,roads,urgent"]);

function urgentByDefault() {
  const { sla } = testCity();
  return { ...sla, value: { ...(sla.value as object), default: "urgent" } };
}

test("of the clocks that are due those of confidential appeals can be left out, by the kept clocks and by another book's", async () => {
  const file = newFile();
  const before = await openStore(file, { book, mode: "write" });
  await before.log.append([dispatched(1, { confidential: true }), dispatched(2)]);
  await before.close();
  for (const read of [book, testBook({ ...testCity(), routing: allUrgent(), sla: urgentByDefault() })]) {
    const store = await openStore(file, { book: read, mode: "read" });
    const due = async (more: object) =>
      (await store.list.due({ before: monday + 99 * DAY, limit: 1, ...more })).map((one) => one.appealId);
    expect(await due({})).toEqual([appealId(1)]);
    expect(await due({ confidential: false })).toEqual([appealId(2)]);
    expect(await due({ confidential: true })).toEqual([appealId(1)]);
    await store.close();
  }
});

test("appends never mix two books: who has the old one is refused once somebody rebuilt by a new one", async () => {
  const file = newFile();
  const old = await openStore(file, { book, mode: "write" });
  await old.log.append([dispatched(1)]);
  const renewed = await openStore(file, { book: otherBook, mode: "write" });
  await expect(old.log.append([dispatched(2)])).rejects.toMatchObject({ code: "store/stale" });
  expect((await old.log.read(appealId(2))).version).toBe(0);
  expect((await renewed.log.append([dispatched(2)])).ok).toBe(true);
  expect(await renewed.check()).toEqual([]);
  await old.close();
  await renewed.close();
});

test("facts leave the log one by one and are those of its histories", async () => {
  const store = await openStore(":memory:", { book, mode: "write" });
  await store.log.append([dispatched(1), dispatched(2)]);
  await store.log.append([reported(2)]);
  const told: AppealFacts[] = [];
  for await (const one of store.facts()) told.push(one);
  const read = await Promise.all(
    [1, 2].map(async (index) => facts((await store.log.read(appealId(index))).history, book)),
  );
  expect(told).toEqual(read);
  await store.close();
});

test("a backup is a store of its own and never overwrites a file", async () => {
  const [file, copy] = [newFile(), newFile()];
  const store = await openStore(file, { book, mode: "write" });
  await store.log.append(manyDispatched(50));
  await store.backup(copy);
  await store.log.append([reported(1)]);
  await expect(store.backup(copy)).rejects.toMatchObject({ code: "store/not-writable" });
  await store.close();
  const restored = await openStore(copy, { book, mode: "write" });
  expect((await restored.log.read(appealId(1))).version).toBe(1);
  expect(await restored.check()).toEqual([]);
  await restored.close();
});

test.runIf(process.platform !== "win32")(
  "only its owner may read a store, what lies beside it, and its backup",
  async () => {
    const [file, copy] = [newFile(), newFile()];
    const store = await openStore(file, { book, mode: "write" });
    await store.log.append([dispatched(1)]);
    await store.backup(copy);
    for (const one of [file, `${file}-wal`, `${file}-shm`, copy]) expect(statSync(one).mode & 0o777).toBe(0o600);
    await store.close();
  },
);

test("a backup ends while another process commits all the time, and is the store of one moment, place by place", async () => {
  const [file, copy] = [newFile(), newFile()];
  const store = await openStore(file, { book, mode: "write" });
  await store.log.append(manyDispatched(500));
  const other = new Database(file);
  const name = other.prepare("insert into given_names values (?, '', 0)");
  let commits = 0;
  let writing: NodeJS.Immediate;
  const commit = (): void => {
    name.run(String(++commits));
    writing = setImmediate(commit);
  };
  commit();
  await store.backup(copy);
  clearImmediate(writing!);
  expect(commits).toBeGreaterThan(1);
  other.close();
  const restored = await openStore(copy, { book, mode: "read" });
  expect(await restored.check()).toEqual([]);
  expect(await restored.changes.after(0, 999)).toEqual(await store.changes.after(0, 999));
  await restored.close();
  await store.close();
});

test.runIf(process.platform !== "win32")("a backup can be read where nothing can be written", async () => {
  const [file, medium] = [newFile(), folder.file("medium")];
  mkdirSync(medium);
  const store = await openStore(file, { book, mode: "write" });
  await store.log.append([dispatched(1)]);
  await store.backup(`${medium}/copy.sqlite`);
  await store.close();
  copyFileSync(file, `${medium}/plain.sqlite`);
  for (const name of readdirSync(medium)) chmodSync(`${medium}/${name}`, 0o644);
  chmodSync(folder.path, 0o755);
  await asNobody(medium, async () => {
    const read = await openStore(`${medium}/copy.sqlite`, { book, mode: "read" });
    expect((await read.log.read(appealId(1))).version).toBe(1);
    await read.close();
    await expect(openStore(`${medium}/plain.sqlite`, { book, mode: "read" })).rejects.toMatchObject({
      code: "file/not-readable",
      tryThis: expect.stringContaining("copy it to a folder that can be written"),
    });
  });
  expect(readdirSync(medium)).toEqual(["copy.sqlite", "plain.sqlite"]);
});
