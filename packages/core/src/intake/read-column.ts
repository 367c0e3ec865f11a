import type { Row } from "../table.ts";
import type { EmptyWords } from "./empty-words.ts";

/** A column of a file: its name as the header has it, and its place. */
export interface BoundColumn {
  readonly name: string;
  readonly index: number;
}

/** A column from which a mapping takes something. */
export interface ReadColumn extends BoundColumn {
  /** The words that say nothing in it. */
  readonly empty: EmptyWords;
  /** The columns of which it is made, and what stands between their texts, where it is one of several. */
  readonly joins: { readonly columns: readonly ReadColumn[]; readonly separator: string } | undefined;
}

/** The trimmed text of a cell; undefined where there is none, or a word that says nothing. A time of day says nothing without its day. */
export function textOf(row: Row, column: ReadColumn): string | undefined {
  const { index, empty, joins } = column;
  if (joins !== undefined)
    return isFilled(row, joins.columns[0]) ? joinedText(row, joins.columns, joins.separator) : undefined;
  const text = row.cells[index]?.trim() ?? "";
  if (!empty.lengths.has(text.length)) return text;
  return empty.words.has(text.toLowerCase()) ? undefined : text;
}

const isFilled = (row: Row, column: ReadColumn | undefined): boolean =>
  column !== undefined && textOf(row, column) !== undefined;

/** Columns read as one, which is called by the first of them; none where there are none. */
export function joinedColumn(columns: readonly ReadColumn[], separator: string): readonly ReadColumn[] {
  const [first, ...others] = columns;
  return first === undefined || others.length === 0 ? columns : [{ ...first, joins: { columns, separator } }];
}

/** The texts of those columns that are filled, put together; undefined where none is. */
export function joinedText(row: Row, columns: readonly ReadColumn[], separator: string): string | undefined {
  let whole: string | undefined;
  for (const column of columns) {
    const part = textOf(row, column);
    if (part !== undefined) whole = whole === undefined ? part : whole + separator + part;
  }
  return whole;
}
