import { SwiftlineError } from "@swiftline/core";
import { readAhead } from "../bytes/read-ahead.ts";
import { systemCode } from "../file-fault.ts";
import type { FileRow, RowSource } from "../file-row.ts";

/** A record whose values have names: an object of JSON, an element of XML. Nested ones are named `a.b`. */
export interface KeyedRecord {
  readonly line: number;
  readonly values: ReadonlyMap<string, string>;
  /** Why it is none. */
  readonly wrong?: string;
}

const recordsLookedAt = 1_000;
/** Whoever names records by a key of their own has as many names as records, and no table. */
const mostColumns = 2_000;

/** The names in some of the records, all of them one piece after the other. */
export type RecordNames = AsyncIterable<ReadonlySet<string>>;

/**
 * Makes a table of records with names: its columns are all names of the first 1,000 records, in the order in which they appear, and
 * behind them those of all others, up to 2,000 in all, where `allNames` can read them ahead. A record with any other name is wrong,
 * for a table cannot grow columns while it is read.
 */
export async function keyedRows(
  records: AsyncIterable<readonly KeyedRecord[]>,
  allNames: (() => RecordNames) | undefined,
): Promise<Pick<RowSource, "columns" | "pieces"> & { readonly isEmpty: boolean }> {
  let seen = 0;
  const { first, ended, all } = await readAhead(records, (piece) => {
    seen += piece.length;
    return seen >= recordsLookedAt;
  });
  const lookedAt = first.flat().slice(0, recordsLookedAt);
  const names = new Set(lookedAt.flatMap(({ values }) => [...values.keys()]));
  if (!ended && allNames !== undefined) await addMoreNames(names, allNames());
  const surplus = surplusIn(names, allNames === undefined ? fromPipe : fromFile);
  return { columns: [...names], pieces: rowsOf(all, [...names], surplus), isEmpty: lookedAt.length === 0 };
}

/** Adds names up to the most that there may be, or up to a fault of the file, which is told where its rows are read. */
async function addMoreNames(to: Set<string>, allNames: RecordNames): Promise<void> {
  try {
    for await (const some of allNames)
      for (const name of some) {
        if (to.size >= mostColumns) return;
        to.add(name);
      }
  } catch (error) {
    if (!(error instanceof SwiftlineError) && systemCode(error) === undefined) throw error;
  }
}

async function* rowsOf(
  pieces: AsyncIterable<readonly KeyedRecord[]>,
  columns: readonly string[],
  surplus: (values: KeyedRecord["values"]) => string | undefined,
): AsyncGenerator<readonly FileRow[], void, undefined> {
  for await (const records of pieces)
    yield records.map(({ line, values, wrong = surplus(values) }) => {
      const row = { line, cells: columns.map((column) => values.get(column) ?? ""), raw: "" };
      return wrong === undefined ? row : { ...row, wrong };
    });
}

const fromPipe = (extra: string): string =>
  `has what none of the first 1,000 records has (${extra}): read it from a file, or put a record that has it among them`;

const fromFile = (extra: string): string =>
  `has a value under a name that is no column (${extra}): at most ${mostColumns.toLocaleString("en-US")} names are`;

const surplusIn =
  (known: ReadonlySet<string>, said: (extra: string) => string) =>
  (values: KeyedRecord["values"]): string | undefined => {
    const extra = [...values].filter(([name]) => !known.has(name)).map(([name, value]) => `${name}: ${value}`);
    return extra.length === 0 ? undefined : said(extra.join("; "));
  };
