import { fork } from "node:child_process";
import { once } from "node:events";
import { testBook } from "@swiftline/core/testing";
import { afterAll, expect, test } from "vitest";
import { appealId, dispatched, manyDispatched } from "../test/sample-appends.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { check } from "./check.ts";
import { openCommits } from "./commits.ts";
import { connect } from "./connection.ts";
import { eventLog } from "./event-log.ts";
import { readyingFirsts } from "./firsts.ts";
import { migrate } from "./migrations.ts";
import { openStore } from "./open-store.ts";
import { openProjections } from "./projections.ts";
import { settleBook } from "./rebuild.ts";

const book = testBook();
const folder = temporaryFolder();
afterAll(folder.remove);

test("a full disk is said, undoes the append as a whole, and loses nothing that was there", async () => {
  const connection = connect(folder.file("full.sqlite"), "write");
  migrate(connection);
  const commits = openCommits(connection);
  const projections = openProjections(connection, book);
  settleBook(connection, book, commits, projections);
  const log = eventLog(connection, book, commits, projections);
  await log.append([dispatched(0)]);
  connection.raw.pragma("max_page_count = 60");
  await expect(log.append(manyDispatched(2000).slice(1))).rejects.toMatchObject({
    code: "store/disk-full",
    tryThis: expect.stringContaining("free some space"),
  });
  const left: string[] = [];
  for await (const recorded of log.all()) left.push(recorded.appealId);
  expect(left).toEqual([appealId(0)]);
  expect(check(connection, book, commits, projections)).toEqual([]);
  connection.raw.pragma("max_page_count = 100000");
  expect((await log.append(manyDispatched(2000).slice(1))).ok).toBe(true);
  connection.raw.close();
});

test("first commits of appeals that were looked for before are read as they were written", async () => {
  const store = await openStore(folder.file("firsts.sqlite"), { book, mode: "write" });
  expect((await store.log.read(appealId(1))).version).toBe(0);
  const first = dispatched(1);
  const firsts = readyingFirsts(1, { book, expectKnown: false });
  firsts.add(first.events);
  await store.log.bulk?.append(firsts.done(), new Set([appealId(1)]), [], { importId: "first" });
  expect(await store.log.read(appealId(1))).toMatchObject({ version: 1, history: first.events });
  await store.close();
});

test("of appends that begin appeals at once, one whose appeal is known is told so, and the others are written", async () => {
  const store = await openStore(folder.file("begun.sqlite"), { book, mode: "write" });
  await store.log.append([dispatched(2)]);
  const answers = await Promise.all([1, 2, 3].map((index) => store.log.append([dispatched(index)])));
  expect(answers).toMatchObject([{ ok: true }, { ok: false, reason: { expected: 0, actual: 1 } }, { ok: true }]);
  const versions = await Promise.all([1, 2, 3].map(async (index) => (await store.log.read(appealId(index))).version));
  expect(versions).toEqual([1, 1, 1]);
  expect(await store.check()).toEqual([]);
  await store.close();
});

test("of two processes that append to one appeal, one wins each time, the other is told, and no append is lost", async () => {
  const file = folder.file("race.sqlite");
  const store = await openStore(file, { book, mode: "write" });
  await store.log.append([dispatched(1)]);
  const times = 25;
  const racers = [1, 2].map(() =>
    fork(new URL("../test/racer.ts", import.meta.url), [file, appealId(1), String(times)], {
      execArgv: ["--conditions=swiftline-source"],
    }),
  );
  await Promise.all(racers.map((racer) => once(racer, "message")));
  const ended = racers.map((racer) => once(racer, "message"));
  for (const racer of racers) racer.send("go");
  const firstAnswers = (await Promise.all(ended)).map(([answer]) => answer);
  expect(firstAnswers.sort()).toEqual(["log/conflict", "ok"]);
  expect((await store.log.read(appealId(1))).version).toBe(1 + 2 * times);
  expect(await store.check()).toEqual([]);
  await store.close();
});
