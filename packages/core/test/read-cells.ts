import type { PolicyBook } from "../src/book/policy-book.ts";
import { readMappedRows } from "../src/intake/mapped-rows.ts";
import { Mapping, type MappingInput } from "../src/intake/mapping.ts";
import type { ProvedRead, RowRead } from "../src/intake/source.ts";
import type { Problem } from "../src/problem.ts";
import { ok, type Result } from "../src/result.ts";
import { formatInZone } from "../src/time/zone.ts";

/** One row, by the names of its columns, in the order in which they stand. */
export type Cells = Readonly<Record<string, string>>;

/** Reads the only row of a file. Throws where the mapping does not fit its columns. */
export function readCells(
  cells: Cells,
  mapping: MappingInput,
  book: PolicyBook,
  readAt?: number,
): Result<ProvedRead, readonly Problem[]> {
  const bound = readMappedRows(Object.keys(cells), Mapping.parse(mapping), { book, readAt });
  if (!bound.ok) throw new Error(bound.reason.map(({ message }) => message).join("; "));
  const read = bound.value({ line: 2, cells: Object.values(cells) });
  return read.ok ? ok(proved(read.value)) : read;
}

/** What a row proves. Throws where it is no appeal, or told whole. */
export function proved(read: RowRead): ProvedRead {
  if (read.kind !== "proved") throw new Error(`the row is ${read.kind}`);
  return read;
}

/** What a row comes to, short enough to compare: its acts with their times as the clocks showed them, and its remarks. */
export function told(cells: Cells, mapping: MappingInput, book: PolicyBook, readAt?: number) {
  const read = readCells(cells, mapping, book, readAt);
  if (!read.ok) return { wrong: read.reason.map(remark) };
  const acts = read.value.acts.map(({ type, at }) => `${type} ${formatInZone(at, book.zone).slice(0, 16)}`);
  return { acts, notes: read.value.notes.map(remark) };
}

const remark = ({ code, field }: Problem): string => `${code} ${field}`;
