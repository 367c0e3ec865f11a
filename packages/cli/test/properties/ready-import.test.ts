import { type ImportBatch, type ImportRow, importRows, type Recorded } from "@swiftline/core";
import type { RowReader } from "@swiftline/core/intake";
import { testBook } from "@swiftline/core/testing";
import { packRows, unpackRows } from "@swiftline/files";
import { openStore, type Store } from "@swiftline/store";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRow, row } from "../../../core/test/rows.ts";
import { tried } from "../../../core/test/runs.ts";
import { readyOf, readyRows } from "../../src/importing/ready-rows.ts";

const book = testBook();

/** Rows of a few appeals, some of them several times, some broken. */
const arbitraryRows = fc.array(
  fc.record({
    number: fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8", "9"),
    agency: fc.constantFrom("roads", "roads", "roads", "desk", "navy"),
    closed: fc.constantFrom("", "60", "late"),
    wrong: fc.option(fc.constant("torn"), { nil: undefined, freq: 9 }),
  }),
  { maxLength: 24, size: "max" },
);
type Rows = readonly { number: string; agency: string; closed: string; wrong: string | undefined }[];

const fileRows = (rows: Rows) =>
  rows.map(({ number, agency, closed, wrong }, index) => {
    const { line, cells } = row(index + 2, number, agency, closed);
    const plain = { line, cells, raw: cells.join(",") };
    return wrong === undefined ? plain : { ...plain, wrong };
  });

/** The same rows the fast way: packed as for another thread, and made ready as there. */
function readyBatches(rows: ReturnType<typeof fileRows>, expectKnown: boolean): ImportBatch<ImportRow> {
  const sent = structuredClone(packRows(rows));
  const ready = structuredClone(readyRows({ read: readOdd, since: undefined, book })(unpackRows(sent), expectKnown));
  return { rows: unpackRows(sent), ready: readyOf(ready, rows.length) };
}

async function* inBatches<Batch>(rows: Rows, size: number, make: (rows: ReturnType<typeof fileRows>) => Batch) {
  const all = fileRows(rows);
  for (let from = 0; from < all.length; from += size) yield make(all.slice(from, from + size));
}

/** Of a row that is closed after an hour it notes something odd. */
const readOdd: RowReader = (row) => {
  const read = readRow(row);
  if (!read.ok || row.cells[2] !== "60") return read;
  return {
    ok: true,
    value: { ...read.value, notes: [{ code: "intake/odd", message: "after an hour", line: row.line }] },
  };
};

/** All that a store tells of its appeals, its counts, and of the run. */
async function told(store: Store) {
  const histories: Recorded[] = [];
  for await (const one of store.log.all()) histories.push(one);
  const { appeals } = await store.list.find({}, { limit: 1000 });
  const problems = await store.check();
  const findings = await store.imports.findings("run");
  return { histories, listed: appeals.map(({ id }) => id), snapshot: await store.snapshot(), problems, findings };
}

describe("an import whose rows were made ready in other threads", () => {
  test("comes to the same as one that decides row by row, whatever the store holds", () =>
    fc.assert(
      fc.asyncProperty(
        arbitraryRows,
        arbitraryRows,
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (known, rows, size, expectKnown) => {
          const run = async (fast: boolean) => {
            const store = await openStore(":memory:", { book, mode: "write" });
            const take = (some: Rows, ready: boolean) =>
              importRows({
                batches: inBatches<ImportBatch<ImportRow>>(some, size, (batch) =>
                  ready ? readyBatches(batch, expectKnown) : { rows: batch },
                ),
                read: readOdd,
                book,
                log: store.log,
                importId: "run",
              });
            const first = await take(known, false);
            const second = await take(rows, fast);
            const all = await told(store);
            await store.close();
            return { first, second, all };
          };
          const [fast, slow] = [await run(true), await run(false)];
          expect(fast).toEqual(slow);
          expect(fast.all.problems).toEqual([]);
        },
      ),
      tried(40, 1_000),
    ));

  test("finds every appeal of the same file known, word for word", async () => {
    const store = await openStore(":memory:", { book, mode: "write" });
    const rows = Array.from({ length: 9 }, (_, index) => ({
      number: String(index + 1),
      agency: "roads",
      closed: index % 2 === 0 ? "60" : "",
      wrong: undefined,
    }));
    const take = (expectKnown: boolean) =>
      importRows({
        batches: inBatches(rows, 4, (batch) => readyBatches(batch, expectKnown)),
        read: () => {
          throw new Error("no row has to be read again");
        },
        book,
        log: store.log,
        importId: "run",
      });
    expect(await take(false)).toMatchObject({ rows: 9, new: 4, flagged: 5 });
    expect(await take(true)).toMatchObject({ rows: 9, unchanged: 9 });
    await store.close();
  });
});
