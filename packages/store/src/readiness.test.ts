import { renameSync, rmSync, writeFileSync } from "node:fs";
import { testBook } from "@swiftline/core/testing";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { tamper } from "../test/dump.ts";
import { dispatched } from "../test/sample-appends.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { storeVersion } from "./migrations.ts";
import { openStore } from "./open-store.ts";

const book = testBook();
const folder = temporaryFolder();
afterAll(folder.remove);

async function opened(name: string) {
  const file = folder.file(name);
  const store = await openStore(file, { book, mode: "write" });
  return { ...store, file, [Symbol.asyncDispose]: store.close };
}

test("an open store is ready, one in memory too", async () => {
  await using store = await opened("open.sqlite");
  expect(await store.isReady()).toBe(true);
  const { isReady, close } = await openStore(":memory:", { book, mode: "write" });
  expect(await isReady()).toBe(true);
  await close();
});

test("one that is only read, or closed, is not", async () => {
  const { file } = await opened("closed.sqlite");
  const reading = await openStore(file, { book, mode: "read" });
  expect(await reading.isReady()).toBe(false);
  await reading.close();
  const closed = await openStore(file, { book, mode: "write" });
  await closed.close();
  expect(await closed.isReady()).toBe(false);
});

test("what hinders is named: a store that another process has computed by another book is stale", async () => {
  await using store = await opened("stale.sqlite");
  expect(await store.hindrance()).toBeUndefined();
  tamper(store.file, "update meta set value = 'another' where key = 'book'");
  expect(await store.hindrance()).toMatchObject({ code: "store/stale" });
  expect(await store.isReady()).toBe(false);
});

test.each([
  ["was moved away", (file: string) => renameSync(file, `${file}.old`)],
  ["was deleted", (file: string) => rmSync(file)],
  [
    "was replaced by another",
    (file: string) => {
      renameSync(file, `${file}.old`);
      writeFileSync(file, "");
    },
  ],
])("a store whose file %s is not ready, and takes nothing: what is written would be lost", async (says, harm) => {
  await using store = await opened(`${says}.sqlite`);
  harm(store.file);
  expect(await store.isReady()).toBe(false);
  await expect(store.log.append([dispatched(1)])).rejects.toMatchObject({ code: "store/not-writable" });
});

test("a store that a later Swiftline has migrated under us is not ready", async () => {
  await using store = await opened("later.sqlite");
  const later = new Database(store.file);
  later.pragma(`user_version = ${storeVersion + 1}`);
  later.close();
  expect(await store.isReady()).toBe(false);
});
