import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import { no, ok, type Result } from "../result.ts";
import type { Row } from "../table.ts";
import type { ColumnRole, Mapping } from "./mapping.ts";

/** One row, seen by what its columns mean; collects what is wrong with it. */
export interface RowView {
  /** The trimmed text of the (first) column with this role; undefined where it is empty or not mapped. */
  readonly cell: (role: ColumnRole) => string | undefined;
  /** The texts of all columns with this role that are not empty. */
  readonly cells: (role: ColumnRole) => readonly string[];
  readonly attributes: () => Readonly<Record<string, string>>;
  /** Notes a problem of a cell, and answers undefined in its place. */
  readonly wrong: (
    role: ColumnRole,
    code: string,
    message: string,
    more?: { readonly suggestion?: string },
  ) => undefined;
  readonly problems: readonly Problem[];
}

/** `Unique Key`, `unique_key` and `UniqueKey` are one column. */
const foldColumn = (name: string): string => name.replaceAll(/[\s_]/g, "").toLowerCase();

/** Finds every column that a mapping names; answers a view of rows, or each column that is missing with the nearest one there. */
export function bindColumns(
  columns: readonly string[],
  mapping: Mapping,
): Result<(row: Row) => RowView, readonly Problem[]> {
  const indexOf = new Map(columns.map((name, index) => [foldColumn(name), index]));
  const problems: Problem[] = [];
  const find = (name: string, role: string): readonly number[] => {
    const index = indexOf.get(foldColumn(name));
    if (index !== undefined) return [index];
    const message = `there is no column ${name}, which holds ${role}`;
    problems.push({ code: "intake/column-missing", message, line: 1, field: name, ...didYouMean(name, columns) });
    return [];
  };
  const optional = new Set(mapping.optional);
  const roles = new Map<ColumnRole, readonly number[]>();
  for (const [role, names] of Object.entries(mapping.columns) as [ColumnRole, string | readonly string[]][]) {
    const wanted = [names].flat().filter((name) => !optional.has(name) || indexOf.has(foldColumn(name)));
    roles.set(
      role,
      wanted.flatMap((name) => find(name, role)),
    );
  }
  const attributes = Object.entries(mapping.attributes).flatMap(([attribute, name]) =>
    find(name, attribute).map((index) => [attribute, index] as const),
  );
  return problems.length > 0 ? no(problems) : ok((row) => viewRow(row, columns, roles, attributes));
}

function viewRow(
  { line, cells }: Row,
  columns: readonly string[],
  roles: ReadonlyMap<ColumnRole, readonly number[]>,
  attributes: readonly (readonly [name: string, index: number])[],
): RowView {
  const problems: Problem[] = [];
  const textAt = (index: number | undefined): string | undefined => cells[index ?? -1]?.trim() || undefined;
  const cell = (role: ColumnRole): string | undefined => textAt(roles.get(role)?.[0]);
  return {
    problems,
    cell,
    cells: (role) => (roles.get(role) ?? []).flatMap((index) => textAt(index) ?? []),
    attributes: () =>
      Object.fromEntries(
        attributes.flatMap(([name, index]) => {
          const text = textAt(index);
          return text === undefined ? [] : [[name, text]];
        }),
      ),
    wrong(role, code, message, more = {}) {
      const field = columns[roles.get(role)?.[0] ?? -1] ?? role;
      const value = cell(role);
      problems.push({ code, message, line, field, ...(value !== undefined && { value }), ...more });
      return undefined;
    },
  };
}

/** The columns that a mapping needs and a header lacks, as problems; nothing where all are there. */
export function missingColumns(columns: readonly string[], mapping: Mapping): readonly Problem[] {
  const bound = bindColumns(columns, mapping);
  return bound.ok ? [] : bound.reason;
}
