import { expect, test } from "vitest";
import { at, registered } from "../../test/life.ts";
import { batchesOf, held, readRow, row } from "../../test/rows.ts";
import type { Append, EventLog, Finding, ImportCounts } from "../book/ports.ts";
import type { RowReader } from "../intake/source.ts";
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

const note = { code: "intake/in-future", message: "2062-05-01 lies in the future" };
/** Rows from line 9 on are odd. */
const readOdd: RowReader = (one) => {
  const read = readRow(one);
  return read.ok && one.line >= 9 ? ok({ ...read.value, notes: [{ ...note, line: one.line }] }) : read;
};

/** Runs some rows, each with a batch of its own, and answers what became of each and what was found. */
async function night(log: EventLog, importId: string, ...some: readonly ImportRow[]) {
  const outcomes: string[] = [];
  const found: (string | undefined)[] = [];
  let before: ImportCounts = noRows;
  await run(log, {
    importId,
    batches: batchesOf(some, 1),
    read: readOdd,
    onBatch(counts, findings) {
      const grown = Object.entries(counts).filter(([name, count]) => count > before[name as keyof ImportCounts]);
      outcomes.push(...grown.flatMap(([name]) => (name === "rows" ? [] : name)));
      found.push(...findings.flatMap(({ problems }) => problems.map(({ message }) => message)));
      before = counts;
    },
  });
  return { outcomes, found };
}
const odd = row(9, "1", "roads", "");
const changed = "testville:1 was imported before with another endedAt";

test("what is odd about an appeal is told once of it, though other rows come in between", async () => {
  const log = memoryLog();
  expect(await night(log, "one", odd)).toEqual({ outcomes: ["flagged"], found: [note.message] });
  expect(await night(log, "two", odd, row(2, "1", "roads", "60"), odd)).toEqual({
    outcomes: ["unchanged", "updated", "unchanged"],
    found: [],
  });
  expect(await night(log, "three", row(9, "1", "roads", "90"))).toEqual({ outcomes: ["flagged"], found: [changed] });
  expect(await night(log, "four", row(3, "1", "roads", "90"))).toEqual({ outcomes: ["unchanged"], found: [] });
});

test("a row that adds something and is odd as it was before counts for what it adds", async () => {
  const log = memoryLog();
  await night(log, "one", odd);
  expect(await night(log, "two", row(9, "1", "roads", "60"))).toEqual({ outcomes: ["updated"], found: [] });
});

test("what is odd about one appeal is told of another one all the same", async () => {
  const log = memoryLog();
  await night(log, "one", odd);
  expect(await night(log, "two", row(9, "2", "roads", ""))).toEqual({ outcomes: ["flagged"], found: [note.message] });
});

test("what an import told that was taken back is news again", async () => {
  const log = memoryLog();
  await night(log, "one", odd);
  const { version } = await log.read("testville:1");
  const base = { appealId: "testville:1", at: at(0), by: "hotline" } as const;
  const taken = { type: "ImportWithdrawn", ...base, importId: "one", reason: "the wrong file", events: 2 } as const;
  await log.append([{ appealId: "testville:1", after: version, events: [taken] }]);
  expect(await night(log, "two", odd)).toEqual({ outcomes: ["flagged"], found: [note.message] });
});

test.each([1, 2, 9])("a second run of a file tells nothing that the first has told, in batches of %i", async (size) => {
  const log = memoryLog();
  const file = [
    ...[odd, row(10, "1", "roads", "60"), row(3, "1", "roads", "90"), row(4, "1", "roads", "90")],
    ...[row(5, "2", "desk", "30"), row(11, "2", "desk", "20"), row(6, "3", "navy", ""), row(7, "3", "roads", "late")],
  ];
  const more = { batches: batchesOf(file, size), read: readOdd };
  const first = await run(log, { ...more, importId: "one" });
  expect(first).toEqual({ ...noRows, rows: 8, new: 1, updated: 1, unchanged: 1, flagged: 3, rejected: 2 });
  const second = await run(log, { ...more, batches: batchesOf(file, 9), importId: "two" });
  expect(second).toEqual({ ...noRows, rows: 8, unchanged: 6, rejected: 2 });
});

test("a finding names the appeal of its row, unless the row could not be read", async () => {
  const found: Finding[] = [];
  const file = [odd, row(6, "3", "navy", ""), row(7, "4", "roads", "late")];
  await run(memoryLog(), {
    batches: batchesOf(file, 3),
    read: readOdd,
    onBatch: (_, findings) => found.push(...findings),
  });
  expect(found.map(({ line, appealId, outcome }) => [line, appealId, outcome])).toEqual([
    [9, "testville:1", "flagged"],
    [6, "testville:3", "rejected"],
    [7, undefined, "rejected"],
  ]);
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
