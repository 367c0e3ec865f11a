import { readFileSync, writeFileSync } from "node:fs";
import { testBook } from "@swiftline/core/testing";
import { afterAll, expect, test } from "vitest";
import { tamper } from "../test/dump.ts";
import { appealId, manyDispatched, reported, withdrawn } from "../test/sample-appends.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { openStore } from "./open-store.ts";

const book = testBook();
const folder = temporaryFolder();
afterAll(folder.remove);

let files = 0;

/** What a check says after the file was changed behind the store's back. */
async function problemsAfter(change: string | ((file: string) => void)) {
  const file = folder.file(`check-${++files}.sqlite`);
  const store = await openStore(file, { book, mode: "write" });
  await store.log.append(manyDispatched(30));
  await store.log.append([reported(7), reported(8), withdrawn(9)]);
  expect(await store.check()).toEqual([]);
  await store.close();
  if (typeof change === "string") tamper(file, change);
  else change(file);
  const again = await openStore(file, { book, mode: "read" });
  const problems = await again.check();
  await again.close();
  return problems;
}

const commit = (index: number, version: number) => `appeal_id = '${appealId(index)}' and version = ${version}`;

test("a changed event is found, and the first commit that does not hold is named", async () => {
  const problems = await problemsAfter(
    `update commits set events = replace(events, 'filled', 'falled') where ${commit(7, 2)}`,
  );
  expect(problems).toMatchObject([
    { code: "store/chain-broken", message: expect.stringContaining("000007 is broken at commit 2: its events") },
  ]);
});

test("a commit whose hash was made to fit is found by the next one", async () => {
  const problems = await problemsAfter(`update commits set hash = zeroblob(32) where ${commit(8, 1)}`);
  expect(problems).toMatchObject([{ message: expect.stringContaining("000008 is broken at commit 1") }]);
});

test("a commit that was cut out is missed, at the start and at the end", async () => {
  expect(await problemsAfter(`delete from commits where ${commit(7, 1)}`)).toMatchObject([
    { code: "store/chain-broken", message: expect.stringContaining("at commit 1: the commit is missing") },
  ]);
  expect(await problemsAfter(`delete from commits where ${commit(7, 2)}`)).toMatchObject([
    { code: "store/chain-cut", message: "the log of appeal testville:000007 ends after 1 of 2 commits" },
  ]);
});

test("an appeal that was cut out of the log is missed", async () =>
  expect(await problemsAfter(`delete from commits where ${commit(3, 1)}`)).toMatchObject([
    { code: "store/chain-cut", message: "the log of appeal testville:000003 ends after 0 of 1 commits" },
  ]));

test("a list or a sum that differs from the log is named", async () => {
  expect(await problemsAfter(`update appeals set agency = 'desk' where appeal_id = '${appealId(4)}'`)).toMatchObject([
    { code: "store/list-differs", message: expect.stringContaining("another agency of appeal testville:000004") },
  ]);
  const day = "2026-06-02";
  expect(
    await problemsAfter(`update rollup set amount = amount + 1 where rollup = 'flow' and key = '${day}'`),
  ).toMatchObject([{ code: "store/rollup-differs", message: expect.stringContaining(`flow [${day}] registered`) }]);
  expect(await problemsAfter(`delete from rollup where rollup = 'hours' and key like '${day}%'`)).not.toEqual([]);
});

test("an appeal that was taken back and is still in the list is named", async () => {
  const columns = "version, status, open, agency, category, area, policy, registered_at, last_at, due_at, next_at";
  const copied = `select '${appealId(9)}', ${columns} from appeals where appeal_id = '${appealId(7)}'`;
  expect(await problemsAfter(`insert into appeals (appeal_id, ${columns}) ${copied}`)).toMatchObject([
    { code: "store/list-differs", message: "the list has appeal testville:000009, which was taken back" },
  ]);
});

test("a damaged page is found before anything is read from it", async () =>
  expect(await problemsAfter(garble)).toMatchObject([{ code: "store/corrupt" }]));

/** Overwrites the last page, as a failing disk would. */
function garble(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, bytes.length - 4096);
  writeFileSync(file, bytes);
}
