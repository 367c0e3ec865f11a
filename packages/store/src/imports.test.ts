import { type Finding, noRows } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import { DAY, HOUR } from "@swiftline/core/time";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { tamper } from "../test/dump.ts";
import { makeOlder } from "../test/older-store.ts";
import { appealId, dispatched, manyDispatched, monday, reported, withdrawn } from "../test/sample-appends.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { openStore, type Store } from "./open-store.ts";
import { thisProcess } from "./taker.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore(":memory:", { book: testBook(), mode: "write" });
});
afterEach(() => store.close());

const run = (id: string, startedAt: number) => ({ id, source: "nyc-311", file: `${id}.csv`, startedAt });

async function appealsOf(importId: string) {
  const pages = [];
  for await (const page of store.imports.appealsOf(importId)) pages.push(page);
  return pages;
}

test("runs of imports are kept, latest first, and an interrupted one has no end", async () => {
  await store.imports.begin(run("one", monday));
  await store.imports.begin(run("two", monday + DAY));
  await store.imports.finish({ id: "one", finishedAt: monday + HOUR });
  const one = { ...run("one", monday), finishedAt: monday + HOUR, counts: noRows, rejectedBytes: 0 };
  expect(await store.imports.list()).toMatchObject([{ id: "two" }, one]);
  expect(await store.imports.find("one")).toEqual(one);
  expect(await store.imports.find("two")).not.toHaveProperty("finishedAt");
  expect(await store.imports.find("three")).toBeUndefined();
});

describe("a run of a file that was begun before", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);
  let files = 0;
  const again = { ...run("two", monday + HOUR), fingerprint: "calls" };
  const [, beganAt, host] = thisProcess.split(" ");

  /** What comes of a run where another of the same file is in the hands of this process. */
  async function begunAfter(taker: string) {
    const file = folder.file(`store-${++files}.sqlite`);
    const kept = await openStore(file, { book: testBook(), mode: "write" });
    await kept.imports.begin({ ...run("one", monday), fingerprint: "calls" });
    tamper(file, `update imports set taker = '${taker}'`);
    return kept.imports.begin(again).finally(kept.close);
  }

  test("is refused while its process goes on", async () => {
    const parent = String(process.ppid);
    expect(await begunAfter(`${parent} ${beganAt} ${host}`)).toEqual({ running: "one", process: parent });
  });

  test.each([
    ["has ended", `999999999 ${beganAt} ${host}`],
    ["began before the machine did", `${process.ppid} 5000 ${host}`],
    ["has given it up", ""],
    ["is our own", thisProcess],
  ])("is gone on with where its process %s", async (_, taker) => {
    expect(await begunAfter(taker)).toMatchObject({ id: "one", before: { id: "one" } });
  });

  test("is a run of its own where the other is of another machine, of which nobody knows", async () => {
    expect(await begunAfter(`1 ${beganAt} another-machine`)).toEqual({ id: "two" });
  });

  test("is a new one where the other has ended", async () => {
    await store.imports.begin({ ...run("one", monday), fingerprint: "calls" });
    await store.imports.finish({ id: "one", finishedAt: monday });
    expect(await store.imports.begin(again)).toEqual({ id: "two" });
  });
});

test("the last run of a file is known whatever else it depended on, and gone on with only by the same", async () => {
  const interrupted = { ...run("one", monday), fingerprint: "calls:old" };
  await store.imports.begin(interrupted);
  expect(await store.imports.lastOfFile("calls")).toMatchObject({ id: "one" });
  expect(await store.imports.lastOfFile("call")).toBeUndefined();
  expect(await store.imports.foresee({ ...run("two", monday + HOUR), fingerprint: "calls:new" })).toEqual({
    id: "two",
  });
  expect(await store.imports.foresee({ ...interrupted, id: "three" })).toMatchObject({ id: "one" });
});

test("how far a run has come is kept with its rows, and what was found in them without the values", async () => {
  await store.imports.begin(run("one", monday));
  const counts = { ...noRows, rows: 3, new: 1, rejected: 2 };
  const findings: readonly Finding[] = [
    { line: 3, outcome: "rejected", problems: [{ code: "intake/bad-row", message: "it is torn" }] },
    {
      ...{ line: 2, appealId: appealId(1), outcome: "rejected" },
      problems: [{ code: "intake/bad-time", message: "no time", field: "closed" }],
    },
  ];
  const [late, early] = findings;
  const told = [
    late,
    {
      ...early,
      problems: early?.problems.map((problem) => ({
        ...problem,
        message: `Maria ${problem.message}`,
        reason: problem.message,
        value: "Maria",
      })),
    },
  ];
  const progress = { counts, rejectedBytes: 120, findings: told as readonly Finding[] };
  await store.log.append([dispatched(1)], { importId: "one", progress });
  expect(await store.imports.find("one")).toMatchObject({ counts, rejectedBytes: 120 });
  expect(await store.imports.findings("one")).toEqual([early, late]);
  const lost = await store.log.append([dispatched(1)], {
    importId: "one",
    progress: { ...progress, rejectedBytes: 999 },
  });
  expect(lost.ok).toBe(false);
  expect(await store.imports.find("one")).toMatchObject({ rejectedBytes: 120 });
});

const changed = { code: "intake/changed", message: "was another" };
const havingFlagged = (...indexes: readonly number[]) => ({
  counts: noRows,
  rejectedBytes: 0,
  findings: indexes.map(
    (index): Finding => ({ line: 2, appealId: appealId(index), outcome: "flagged", problems: [changed] }),
  ),
});

test("what a run has flagged is told of its appeals until the run is taken back, also where nothing else is known of it", async () => {
  await store.imports.begin(run("one", monday));
  await store.log.append([dispatched(1)], { importId: "one", progress: havingFlagged(1, 2) });
  await store.log.append([], { importId: "unknown", progress: havingFlagged(2) });
  const flagged = () => store.log.flaggedOf([appealId(1), appealId(2), appealId(3)]);
  expect(await flagged()).toEqual(
    new Map([
      [appealId(1), [changed]],
      [appealId(2), [changed, changed]],
    ]),
  );
  await store.imports.withdraw({ id: "one", withdrawnAt: monday + DAY });
  expect(await flagged()).toEqual(new Map([[appealId(2), [changed]]]));
});

test("a store of version 12 keeps its findings, of which nobody knows what appeal they are of", async () => {
  const folder = temporaryFolder();
  const file = folder.file("version-12.sqlite");
  const made = await openStore(file, { book: testBook(), mode: "write" });
  await made.log.append([dispatched(1)], { importId: "one", progress: havingFlagged(1) });
  await made.close();
  makeOlder(file, 12);
  const opened = await openStore(file, { book: testBook(), mode: "write" });
  expect(await opened.imports.findings("one")).toEqual([{ line: 2, outcome: "flagged", problems: [changed] }]);
  expect(await opened.log.flaggedOf([appealId(1)])).toEqual(new Map());
  await opened.close();
  folder.remove();
});

test("a store of version 13 loses what its findings quote, and keeps the reasons", async () => {
  const folder = temporaryFolder();
  const file = folder.file("version-13.sqlite");
  const made = await openStore(file, { book: testBook(), mode: "write" });
  const finding = { line: 2, outcome: "rejected", problems: [changed] } as const;
  await made.log.append([dispatched(1)], { importId: "one", progress: { ...havingFlagged(1), findings: [finding] } });
  await made.close();
  const quoting = [{ ...changed, message: "Maria is no date", reason: "is no date" }, changed];
  tamper(file, `update import_findings set problems = '${JSON.stringify(quoting)}'`);
  makeOlder(file, 13);
  const opened = await openStore(file, { book: testBook(), mode: "write" });
  const problems = [{ ...changed, message: "is no date", reason: "is no date" }, changed];
  expect(await opened.imports.findings("one")).toEqual([{ ...finding, problems }]);
  await opened.close();
  folder.remove();
});

test("a run that was taken back says when", async () => {
  await store.imports.begin(run("one", monday));
  await store.imports.withdraw({ id: "one", withdrawnAt: monday + DAY });
  expect(await store.imports.find("one")).toMatchObject({ withdrawnAt: monday + DAY });
});

test("the appeals of a run are found in the log with all their commits, each once, though others wrote them too", async () => {
  await store.log.append([dispatched(1), dispatched(2)], { importId: "one" });
  await store.log.append([dispatched(3), reported(1)], { importId: "two" });
  await store.log.append([{ ...reported(2), after: 1 }]);
  await store.log.append([{ ...reported(1), after: 2 }], { importId: "two" });
  const [page = [], ...more] = await appealsOf("two");
  expect(more).toEqual([]);
  expect(page.map((appeal) => [appeal.appealId, appeal.commits.map(({ importId }) => importId)])).toEqual([
    [appealId(3), ["two"]],
    [appealId(1), ["one", "two", "two"]],
  ]);
  expect(page[0]?.commits[0]?.events).toEqual(dispatched(3).events);
  expect(await appealsOf("three")).toEqual([]);
});

test("a large run comes page by page, and what is written meanwhile is no part of it", async () => {
  await store.log.append(manyDispatched(1200), { importId: "one" });
  const sizes: number[] = [];
  for await (const page of store.imports.appealsOf("one")) {
    sizes.push(page.length);
    await store.log.append(page.map((appeal) => ({ ...withdrawn(0), appealId: appeal.appealId })));
  }
  expect(sizes).toEqual([500, 500, 200]);
});
