import type { Append } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import Database from "better-sqlite3";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { tried } from "../../core/test/runs.ts";
import { dump, tamper } from "../test/dump.ts";
import { dispatched, manyDispatched, monday, reported, withdrawn } from "../test/sample-appends.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { openStore, type Store } from "./open-store.ts";

const book = testBook();
const folder = temporaryFolder();
afterAll(folder.remove);

let files = 0;
const newFile = () => folder.file(`search-${++files}.sqlite`);
const open = (file: string, mode: "read" | "write" = "write") => openStore(file, { book, mode });

/** The numbers of what is found, and whether everything was searched. */
async function search({ list }: Store, words: string, limit = 10) {
  const { appeals, indexed } = await list.find({ words }, { limit });
  return [appeals.map(({ id }) => Number(id.split(":")[1])), indexed?.complete] as const;
}

/** The terms that stand in a store's index, as SQLite tells them. */
function termsIn(file: string): readonly string[] {
  const raw = new Database(file);
  try {
    raw.exec("create virtual table temp.vocabulary using fts5vocab('main', 'search_terms', 'row')");
    return raw
      .prepare<[], { term: string }>("select term from temp.vocabulary")
      .all()
      .map(({ term }) => term);
  } finally {
    raw.close();
  }
}

test("appends pay nothing for searches until somebody searches; then what was just written down is found", async () => {
  const file = newFile();
  const store = await open(file);
  const untouched = dump(file, ["search_terms_data", "search_appeals"]);
  await store.log.append([dispatched(1, { text: "夜间噪音扰民", address: "幸福路 12 号" }), dispatched(2)]);
  expect(dump(file, ["search_terms_data", "search_appeals"])).toBe(untouched);
  expect(await search(store, "噪音")).toEqual([[1], true]);
  await store.log.append([dispatched(3, { text: "更多噪音" })]);
  expect(await search(store, "噪音")).toEqual([[3, 1], true]);
  expect(await search(store, "噪音 幸福路")).toEqual([[1], true]);
  await store.close();
});

test("a large log is taken in behind the answers, which say so until all of it is known", async () => {
  const store = await open(newFile());
  await store.log.append(manyDispatched(1200));
  const [, complete] = await search(store, "hole");
  expect(complete).toBe(false);
  await expect.poll(async () => (await search(store, "hole", 1))[1], { timeout: 10_000 }).toBe(true);
  expect((await search(store, "hole", 2000))[0]).toHaveLength(1200);
  await store.close();
});

test("whoever must know all takes it in to its end", async () => {
  const store = await open(newFile());
  await store.log.append(manyDispatched(1200));
  const reached: number[] = [];
  for (let indexed = await store.indexMore(); ; indexed = await store.indexMore()) {
    reached.push(indexed.upTo);
    if (indexed.complete) break;
  }
  expect(reached).toEqual([500, 1000, 1200]);
  await store.close();
});

test("where so many of others have been looked at that it is enough, a page does not tell when one of them came, and loses none", async () => {
  const store = await open(newFile());
  await store.log.append([dispatched(0, { agency: "desk" }), ...manyDispatched(11_000).slice(1)]);
  while (!(await store.indexMore()).complete);
  const asked = { words: "hole", agency: "desk" };
  const first = await store.list.find(asked, { limit: 5 });
  expect([first.appeals, first.next?.id]).toEqual([[], ""]);
  expect((first.next?.at ?? 1) % 2 ** 40).toBe(0);
  const second = await store.list.find(asked, { limit: 5, after: first.next });
  expect([second.appeals.map(({ id }) => id), second.next]).toEqual([["testville:000000"], undefined]);
  await store.close();
});

test("a store that is only read answers what is known", async () => {
  const file = newFile();
  const writer = await open(file);
  await writer.log.append([dispatched(1)]);
  await search(writer, "hole");
  await writer.log.append([dispatched(2)]);
  const reader = await open(file, "read");
  expect(await search(reader, "hole")).toEqual([[1], false]);
  await writer.close();
  await reader.close();
});

test("while another process writes, a search does not wait for it and answers what is known", async () => {
  const file = newFile();
  const store = await open(file);
  await store.log.append([dispatched(1)]);
  const other = new Database(file);
  other.exec("begin immediate");
  expect(await search(store, "hole")).toEqual([[], false]);
  other.exec("rollback");
  other.close();
  expect(await search(store, "hole")).toEqual([[1], true]);
  await store.close();
});

test("what an import brought is not found once it is taken back, and what it brings again is", async () => {
  const store = await open(newFile());
  await store.log.append([dispatched(1, { text: "old words" }), dispatched(2)], { importId: "run-1" });
  expect((await search(store, "old"))[0]).toEqual([1]);
  await store.log.append([withdrawn(1)]);
  expect(await search(store, "old")).toEqual([[], true]);
  const anew: Append = { ...dispatched(1, { text: "new words" }), after: 2 };
  await store.log.append([anew], { importId: "run-2" });
  expect((await search(store, "old"))[0]).toEqual([]);
  expect((await search(store, "new"))[0]).toEqual([1]);
  expect(await store.check()).toEqual([]);
  await store.close();
});

test("a confidential appeal is found by no word, and no word of it is kept; nor is who called", async () => {
  const file = newFile();
  const store = await openStore(file, { book, mode: "write", identityKey: Buffer.alloc(32, 7).toString("base64") });
  const caller = await store.identities.keep({ name: "Ada Lovelace", phone: "555-0199" }, monday);
  await store.log.append([dispatched(1, { text: "secret words", confidential: true }), dispatched(2, { caller })]);
  await store.log.append([reported(1)]);
  expect(await search(store, "secret")).toEqual([[], true]);
  expect(await search(store, "Lovelace")).toEqual([[], true]);
  await store.close();
  expect(termsIn(file)).toEqual(["a", "hole", "in", "road", "the"]);
});

test("a rebuild takes the words in anew", async () => {
  const file = newFile();
  const store = await open(file);
  await store.log.append(manyDispatched(30));
  await search(store, "hole");
  tamper(file, "delete from search_appeals where id = (select min(id) from search_appeals)");
  expect((await search(store, "hole", 99))[0]).toHaveLength(29);
  await store.rebuild();
  expect(termsIn(file)).toEqual([]);
  expect((await search(store, "hole", 99))[0]).toHaveLength(30);
  expect(await store.check()).toEqual([]);
  await store.close();
});

test("a check finds words that are missing, that are too many, and that are other words", async () => {
  const file = newFile();
  const store = await open(file);
  await store.log.append(manyDispatched(3));
  await search(store, "hole");
  expect(await store.check()).toEqual([]);
  tamper(file, "update search_appeals set appeal_id = 'testville:x' where appeal_id like '%000001'");
  tamper(file, "insert into search_terms (rowid, text, address) values (7, 'ghost', '')");
  expect((await store.check()).map(({ code, message }) => [code, message])).toEqual([
    ["store/list-differs", "the words of appeal testville:000001 cannot be searched"],
    ["store/list-differs", "words are kept of appeal testville:x, which has none to find"],
    ["store/list-differs", "1 words are searched as the log does not have them"],
  ]);
  await store.close();
});

test("where a second has no place left, the next one lends its own", async () => {
  const file = newFile();
  const store = await open(file);
  const lastPlace = (Math.floor(monday / 1000) + 1) * 2 ** 19 - 1;
  tamper(file, `insert into search_appeals (id, appeal_id) values (${lastPlace}, 'testville:last')`);
  await store.log.append([dispatched(1), dispatched(2), dispatched(3)]);
  expect((await search(store, "hole"))[0].toSorted()).toEqual([1, 2, 3]);
  await store.close();
});

test("whatever is asked for, nothing of it is taken for syntax", async () => {
  const store = await open(newFile());
  await store.log.append([dispatched(1)]);
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc
      .array(fc.constantFrom('"', "'", "*", "(", ")", ":", "^", "-", "+", "OR", "NEAR", "{", "text", " ", "\0", "噪"), {
        maxLength: 12,
      })
      .map((some) => some.join("")),
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (words) => {
      expect((await store.list.find({ words }, { limit: 5 })).indexed?.complete).toBe(true);
    }),
    tried(100, 20_000),
  );
  await store.close();
});
