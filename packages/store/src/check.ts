import { type PolicyBook, type Problem, SwiftlineError } from "@swiftline/core";
import { folded } from "@swiftline/core/appeal";
import { type Cell, cellsOf, factsFrom, joinKey, tally } from "@swiftline/core/reporting";
import { chainProblems, cutOff, lostAppeals } from "./chain-problems.ts";
import { type Commits, streamOf } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { faultOf } from "./faults.ts";
import { rowOf } from "./projected.ts";
import { appealColumns, type Projections } from "./projections.ts";
import { searchTally } from "./search-tally.ts";
import { tables } from "./sql.ts";
import { staleness } from "./stale.ts";
import type { AppealRow } from "./tables.ts";

/** Holds a store against itself. No problems: every figure can be traced to an unbroken log. */
export function check(
  connection: Connection,
  book: PolicyBook,
  commits: Commits,
  projections: Projections,
): readonly Problem[] {
  const damaged = integrityProblems(connection);
  if (damaged.length > 0) return damaged;
  return connection.unchanging(() => logProblems(connection, book, commits, projections));
}

/** Goes through the log once: the chains, and with them whatever was computed from it. */
function logProblems(
  connection: Connection,
  book: PolicyBook,
  commits: Commits,
  projections: Projections,
): readonly Problem[] {
  const stale = stalenessProblems(connection.file, book, projections);
  const counts = tally();
  const words = searchTally(connection);
  const problems: Problem[] = [...stale];
  for (const page of commits.pages()) {
    const rows = rowsOf([...page.keys()], connection);
    for (const [appealId, chain] of page) {
      const broken = chainProblems(appealId, chain);
      problems.push(...broken);
      if (broken.length > 0 || stale.length > 0) continue;
      const { history, version } = streamOf(appealId, chain);
      words.add(appealId, history);
      const known = folded(history);
      const counted = factsFrom(known, book);
      if (counted !== undefined) counts.add(cellsOf(counted, book));
      const expected = counted && rowOf(counted, known, version, book);
      problems.push(...rowProblems(appealId, expected, rows.get(appealId)));
    }
  }
  problems.push(...lostAppeals(connection));
  if (problems.length > 0) return problems;
  return [...rollupProblems(counts.cells(), projections.rollups.cells()), ...words.problems()];
}

function integrityProblems(connection: Connection): readonly Problem[] {
  const { file } = connection;
  return integrityOf(connection)
    .filter((finding) => finding !== "ok")
    .map((message) => ({ code: "store/corrupt", message, file, suggestion: "restore the store from a backup" }));
}

/** What SQLite finds in its own pages: `ok`, or a line for each damage. With some damages it gives up instead. */
function integrityOf({ raw, file }: Connection): readonly string[] {
  try {
    return (raw.pragma("integrity_check") as readonly { readonly integrity_check: string }[]).map(
      (row) => row.integrity_check,
    );
  } catch (error) {
    const fault = faultOf(error, file);
    if (fault instanceof SwiftlineError && fault.code === "store/corrupt") return [fault.message];
    throw error;
  }
}

const rebuildIt = "rebuild the store: that computes lists and reports anew from the log";

function stalenessProblems(file: string, book: PolicyBook, projections: Projections): readonly Problem[] {
  const message = staleness(book, projections);
  return message === undefined ? [] : [{ code: "store/stale", message, file, suggestion: rebuildIt }];
}

const rowsOf = (appealIds: readonly string[], connection: Connection): ReadonlyMap<string, AppealRow> => {
  const [first = "", last = ""] = [appealIds[0], appealIds.at(-1)];
  const rows = tables.selectFrom("appeals").selectAll().where("appeal_id", ">=", first).where("appeal_id", "<=", last);
  return new Map(connection.all(rows).map((row) => [row.appeal_id, row]));
};

function rowProblems(
  appealId: string,
  expected: AppealRow | undefined,
  kept: AppealRow | undefined,
): readonly Problem[] {
  const wrong = appealColumns.filter((column) => expected?.[column] !== kept?.[column]);
  if (wrong.length === 0) return [];
  if (expected !== undefined && kept !== undefined && kept.version > expected.version)
    return [cutOff(appealId, kept.version, expected.version)];
  const message =
    expected === undefined
      ? `the list has appeal ${appealId}, which was taken back`
      : `the list has another ${wrong.join(", ")} of appeal ${appealId} than its log`;
  return [{ code: "store/list-differs", message, suggestion: rebuildIt }];
}

function rollupProblems(expected: Iterable<Cell>, kept: Iterable<Cell>): readonly Problem[] {
  const amounts = new Map(Array.from(kept, namedCounts).flat());
  const problem = (cell: string, is: number, was: number): Problem => ({
    code: "store/rollup-differs",
    message: `${cell} is ${was} in the kept sums and ${is} by the log`,
    suggestion: rebuildIt,
  });
  const problems: Problem[] = [];
  for (const cell of expected)
    for (const [name, amount] of namedCounts(cell)) {
      const was = amounts.get(name) ?? 0;
      amounts.delete(name);
      if (was !== amount) problems.push(problem(name, amount, was));
    }
  return [...problems, ...Array.from(amounts, ([name, was]) => problem(name, 0, was))];
}

const namedCounts = ({ rollup, key, counts }: Cell): readonly (readonly [name: string, amount: number])[] =>
  Object.entries(counts).map(([measure, amount]) => [
    `${rollup} [${joinKey(key).replaceAll("\u001f", ", ")}] ${measure}`,
    amount,
  ]);
