import { didYouMean } from "./nearest.ts";
import type { Problem } from "./problem.ts";

/** One record of a table, with the line on which it begins. Cells are text; an empty cell means “not given”. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table as it was read: header and records, nothing interpreted. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface Columns<Name extends string> {
  readonly required: readonly Name[];
  readonly optional?: readonly Name[];
}

/** A row seen by column name, with a way to say what is wrong with one of its cells. */
export interface TableRecord<Name extends string> {
  readonly line: number;
  /** The trimmed text of a cell; undefined when it is empty or its column is absent. */
  readonly get: (column: Name) => string | undefined;
  readonly wrong: (column: Name, code: string, message: string, more?: Partial<Problem>) => void;
}

/** The columns that are missing, unknown or there twice. */
export function columnProblems(table: Table, required: readonly string[], known: readonly string[]): Problem[] {
  const { file, columns } = table;
  const missing = required
    .filter((column) => !columns.includes(column))
    .map((field) => ({ code: "table/column-missing", message: `column ${field} is missing`, file, line: 1, field }));
  const odd = columns.flatMap((field, index): Problem[] => {
    const place = { file, line: 1, column: index + 1, field };
    if (columns.indexOf(field) !== index)
      return [{ code: "table/column-twice", message: `column ${field} is there twice`, ...place }];
    if (known.includes(field)) return [];
    return [
      { code: "table/column-unknown", message: `unknown column ${field}`, ...place, ...didYouMean(field, known) },
    ];
  });
  return [...missing, ...odd];
}

/** Reads a table row by row; collects every problem of columns and cells, each with its place. */
export function readTable<Name extends string, Value>(
  table: Table,
  columns: Columns<Name>,
  read: (row: TableRecord<Name>) => Value | undefined,
): { readonly values: readonly Value[]; readonly problems: readonly Problem[] } {
  const known: readonly string[] = [...columns.required, ...(columns.optional ?? [])];
  const problems = columnProblems(table, columns.required, known);
  if (problems.some((problem) => problem.code === "table/column-missing")) return { values: [], problems };
  const indexOf = new Map(table.columns.map((name, index) => [name, index]));
  const values: Value[] = [];
  for (const { line, cells } of table.rows) {
    const value = read({
      line,
      get: (column) => cells[indexOf.get(column) ?? -1]?.trim() || undefined,
      wrong(column, code, message, more = {}) {
        const index = indexOf.get(column);
        const at = index === undefined ? {} : { column: index + 1 };
        problems.push({ code, message, file: table.file, line, ...at, field: column, ...more });
      },
    });
    if (value !== undefined) values.push(value);
  }
  return { values, problems };
}
