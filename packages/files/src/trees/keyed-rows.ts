import { readAhead } from "../bytes/read-ahead.ts";
import type { FileRow, RowSource } from "../file-row.ts";

/** A record whose values have names: an object of JSON, an element of XML. Nested ones are named `a.b`. */
export interface KeyedRecord {
  readonly line: number;
  readonly values: ReadonlyMap<string, string>;
  /** Why it is none. */
  readonly wrong?: string;
}

const recordsLookedAt = 1_000;

/**
 * Makes a table of records with names: its columns are all names of the first 1,000 records, in the order in which they appear. A
 * record with a name that none of them had is wrong, for a table cannot grow columns while it is read.
 */
export async function keyedRows(
  records: AsyncIterable<readonly KeyedRecord[]>,
): Promise<Pick<RowSource, "columns" | "pieces"> & { readonly isEmpty: boolean }> {
  let seen = 0;
  const { first, all } = await readAhead(records, (piece) => {
    seen += piece.length;
    return seen >= recordsLookedAt;
  });
  const lookedAt = first.flat().slice(0, recordsLookedAt);
  const columns = [...new Set(lookedAt.flatMap(({ values }) => [...values.keys()]))];
  return { columns, pieces: rowsOf(all, columns), isEmpty: lookedAt.length === 0 };
}

async function* rowsOf(
  pieces: AsyncIterable<readonly KeyedRecord[]>,
  columns: readonly string[],
): AsyncGenerator<readonly FileRow[], void, undefined> {
  const known = new Set(columns);
  for await (const records of pieces)
    yield records.map(({ line, values, wrong = surplus(values, known) }) => {
      const row = { line, cells: columns.map((column) => values.get(column) ?? ""), raw: "" };
      return wrong === undefined ? row : { ...row, wrong };
    });
}

function surplus(values: ReadonlyMap<string, string>, known: ReadonlySet<string>): string | undefined {
  const extra = [...values].filter(([name]) => !known.has(name)).map(([name, value]) => `${name}: ${value}`);
  if (extra.length === 0) return undefined;
  return `has what none of the first 1,000 records has (${extra.join("; ")}): put a record that has it among them`;
}
