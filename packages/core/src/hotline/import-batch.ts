import type { Firsts } from "../book/ports.ts";
import type { AppealRead, RowReader } from "../intake/source.ts";
import type { Problem } from "../problem.ts";
import type { Row } from "../table.ts";
import type { Instant } from "../time/instant.ts";

/** A row as a file hands it on; `wrong` is what is already wrong with the record itself, such as its number of cells. */
export type ImportRow = Row & { readonly wrong?: string | undefined };

/** Rows that are taken in with one append, and what of them was made ready elsewhere. */
export interface ImportBatch<OneRow extends ImportRow> {
  readonly rows: readonly OneRow[];
  readonly ready?: Ready | undefined;
}

/** What a batch comes to where none of its appeals is known yet: worked out ahead. */
export interface Ready {
  /** One for each row. */
  readonly rows: readonly ReadyRow[];
  readonly firsts: Firsts;
}

/** A row that was read as if nothing were known: rejected, or an appeal's first commit; or one of several of the same appeal. */
export type ReadyRow =
  | { readonly kind: "rejected"; readonly appealId?: string | undefined; readonly problems: readonly Problem[] }
  | { readonly kind: "first"; readonly appealId: string; readonly notes: readonly Problem[] }
  | { readonly kind: "skipped" }
  | { readonly kind: "repeated" };

/** Reads a row; one that is no row of its table at all is rejected for that, unless it is to be skipped anyway. */
export function readRow(row: ImportRow, read: RowReader): ReturnType<RowReader> {
  if (row.wrong === undefined) return read(row);
  const all = read(row);
  if (all.ok && all.value.kind === "none") return all;
  return { ok: false, reason: [{ code: "intake/bad-row", message: row.wrong, line: row.line }] };
}

/** Whether an appeal was registered before the moment from which on a run takes them in. */
export const isLeftOut = ({ registeredAt }: AppealRead, since: Instant | undefined): boolean =>
  since !== undefined && registeredAt < since;
