import { expect, test } from "vitest";
import { at, registered } from "../../test/life.ts";
import { batchesOf, held, readRow, row } from "../../test/rows.ts";
import type { Append, EventLog, ImportCounts } from "../book/ports.ts";
import { usualContradictions } from "../intake/contradictions.ts";
import type { Problem } from "../problem.ts";
import { ok } from "../result.ts";
import { testBook } from "../testing/test-city.ts";
import type { ImportRow } from "./import-batch.ts";
import { type ImportRun, importRows, noRows } from "./import-rows.ts";
import { memoryLog } from "./memory-log.ts";

const book = testBook();
const rows = [
  row(2, "1", "roads", "60"),
  row(3, "2", "desk", ""),
  row(4, "3", "roads", "late"),
  row(5, "2", "desk", ""),
];
const opened = ["AppealRegistered", "AppealDispatched"];

const run = (log: EventLog, more: Partial<ImportRun<ImportRow>> = {}): Promise<ImportCounts> =>
  importRows({ batches: batchesOf(rows, 2), read: readRow, book, log, importId: "run", ...more });

test("every row is new, unchanged or rejected, and the new ones are in the log", async () => {
  const log = memoryLog();
  expect(await run(log)).toEqual({ ...noRows, rows: 4, new: 2, unchanged: 1, rejected: 1 });
  expect(await held(log)).toEqual({ "testville:1": [...opened, "AppealClosed"], "testville:2": opened });
});

test("a second run of the same rows changes nothing", async () => {
  const log = memoryLog();
  await run(log);
  const before = await held(log);
  expect(await run(log)).toEqual({ ...noRows, rows: 4, new: 0, unchanged: 3, rejected: 1 });
  expect(await held(log)).toEqual(before);
});

test("a later snapshot brings what is new in it", async () => {
  const log = memoryLog();
  await run(log);
  const later = [row(2, "1", "roads", "60"), row(3, "2", "desk", "90")];
  expect(await run(log, { batches: batchesOf(later, 2) })).toMatchObject({ rows: 2, updated: 1, unchanged: 1 });
  expect((await held(log))["testville:2"]).toEqual([...opened, "AppealClosed"]);
});

test("a row of which something is left out says so when it comes, and again once the log has something else", async () => {
  const log = memoryLog();
  const note = { code: "intake/in-future", message: "2062-05-01 lies in the future" };
  const contradictions = { ...usualContradictions, inFuture: "flag" } as const;
  const read = (one: ImportRow) => {
    const known = readRow(one);
    return known.ok && one.line === 9 ? ok({ ...known.value, notes: [note] }) : known;
  };
  const night = async (...nights: readonly ImportRow[]) => {
    const { rows: _rows, ...counts } = await run(log, { batches: batchesOf(nights, 1), read, contradictions });
    return Object.entries(counts).flatMap(([outcome, count]) => (count > 0 ? outcome : []));
  };
  const odd = row(9, "1", "roads", "");
  expect(await night(odd)).toEqual(["flagged"]);
  expect(await night(odd)).toEqual(["unchanged"]);
  expect(await night(row(2, "1", "roads", "60"))).toEqual(["updated"]);
  expect(await night(row(2, "1", "roads", "60"))).toEqual(["unchanged"]);
  expect(await night(odd)).toEqual(["flagged"]);
});

test("an appeal that stands twice in one batch comes in once, with what its later row adds", async () => {
  const log = memoryLog();
  const twice = [row(2, "1", "roads", ""), row(3, "1", "roads", "60"), row(4, "1", "desk", "60")];
  expect(await run(log, { batches: batchesOf(twice, 3) })).toEqual({
    ...noRows,
    rows: 3,
    new: 1,
    updated: 1,
    flagged: 1,
  });
  expect(await log.read("testville:1")).toMatchObject({ version: 1, history: { length: 3 } });
});

test("rejected rows are set aside with everything that is wrong with them, before their batch is in", async () => {
  const log = memoryLog();
  const rejected: [number, readonly Problem[]][] = [];
  const broken = [
    { ...row(6, "4", "roads", ""), wrong: "5 cells where the header has 3" },
    row(7, "5", "roads", "late"),
    row(8, "6", "navy", ""),
    row(9, "7", "roads", ""),
  ];
  await run(log, {
    batches: batchesOf(broken, 4),
    setAside: async (rejections) => {
      expect(await held(log)).toEqual({});
      rejected.push(...rejections.map(({ row, problems }): [number, readonly Problem[]] => [row.line, problems]));
      return 0;
    },
  });
  expect(rejected).toEqual([
    [6, [{ code: "intake/bad-row", message: "5 cells where the header has 3", line: 6 }]],
    [7, [{ code: "intake/bad-date", message: "late is no minute", line: 7 }]],
    [8, [{ code: "city/unknown-agency", message: "The city has no agency navy." }]],
  ]);
  expect(Object.keys(await held(log))).toEqual(["testville:7"]);
});

test("rows of appeals before a moment are left out and counted apart", async () => {
  const log = memoryLog();
  const old = await run(log, { since: at(1) });
  expect(old).toEqual({ ...noRows, rows: 1, rejected: 1, skipped: 3 });
  expect(await held(log)).toEqual({});
});

test("a run goes on counting where an interrupted one stood", async () => {
  const counts = { ...noRows, rows: 10, new: 9, rejected: 1 };
  expect(await run(memoryLog(), { counts })).toEqual({ ...noRows, rows: 14, new: 11, unchanged: 1, rejected: 2 });
});

test("with every batch the log is told how far the run has come", async () => {
  const log = memoryLog();
  const steps: unknown[] = [];
  const listening: EventLog = {
    ...log,
    append: (appends, step) => {
      steps.push(step);
      return log.append(appends, step);
    },
  };
  await run(listening, { setAside: async (rejections) => rejections.length * 100 });
  expect(steps).toEqual([
    { importId: "run", progress: { counts: { ...noRows, rows: 2, new: 2 }, rejectedBytes: 0, findings: [] } },
    {
      importId: "run",
      progress: {
        counts: { ...noRows, rows: 4, new: 2, unchanged: 1, rejected: 1 },
        rejectedBytes: 100,
        findings: [
          {
            line: 4,
            outcome: "rejected",
            problems: [{ code: "intake/bad-date", message: "late is no minute", line: 4 }],
          },
        ],
      },
    },
  ]);
});

test("progress is told after every batch", async () => {
  const told: ImportCounts[] = [];
  await run(memoryLog(), { onBatch: (counts) => told.push(counts) });
  expect(told).toEqual([
    { ...noRows, rows: 2, new: 2 },
    { ...noRows, rows: 4, new: 2, unchanged: 1, rejected: 1 },
  ]);
});

test("an interrupted run keeps whole batches, and the next one brings the rest", async () => {
  const log = memoryLog();
  await expect(run(log, { batches: batchesOf(rows, 1), interrupted: () => true })).rejects.toMatchObject({
    code: "import/interrupted",
    message: "stopped after 1 rows, which are in",
  });
  expect(Object.keys(await held(log))).toEqual(["testville:1"]);
  expect(await run(log)).toMatchObject({ rows: 4, new: 1, unchanged: 2, rejected: 1 });
});

/** A log to which somebody else appends `theirs` just before each of the first `times` of our appends. */
function contested(log: EventLog, theirs: readonly Append[], times: number): EventLog {
  let left = times;
  return {
    ...log,
    async append(appends, step) {
      if (left-- > 0) {
        for (const append of theirs)
          await log.append([{ ...append, after: (await log.read(append.appealId)).version }]);
      }
      return log.append(appends, step);
    },
  };
}

/** Somebody else registers the second appeal of the file. */
const theirs: Append = {
  appealId: "testville:2",
  after: 0,
  events: [registered({ appealId: "testville:2", externalId: "2" })],
};

test("a batch that somebody else was faster than is decided again, and no row is lost", async () => {
  const log = memoryLog();
  const counts = await run(contested(log, [theirs], 1), { batches: batchesOf(rows, 4) });
  expect(counts).toEqual({ ...noRows, rows: 4, new: 1, updated: 1, unchanged: 1, rejected: 1 });
  expect(await held(log)).toEqual({ "testville:1": [...opened, "AppealClosed"], "testville:2": opened });
});

test("others who change the same appeals again and again are a conflict, and nothing of the batch is in", async () => {
  const log = memoryLog();
  await expect(run(contested(log, [theirs], 9), { batches: batchesOf(rows, 4) })).rejects.toMatchObject({
    code: "store/conflict",
  });
  expect(Object.keys(await held(log))).toEqual(["testville:2"]);
});
