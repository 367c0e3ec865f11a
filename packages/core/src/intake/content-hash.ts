import { hashOf } from "../hash.ts";
import type { BoundColumns } from "./bound-columns.ts";
import type { ColumnRole } from "./mapping.ts";
import type { RowView } from "./row-view.ts";

/** What was taken down; nothing of what became of it, so that a later record of an appeal has the same hash. */
const MATTER = [
  "category",
  "detail",
  "kind",
  "channel",
  "area",
  "text",
  "address",
  "latitude",
  "longitude",
  "position",
] as const satisfies readonly ColumnRole[];

/** As much of SHA-256 as names an appeal; two of a billion records share it with a probability of 10⁻²¹. */
const HEX_DIGITS = 32;

/**
 * The identity of a record without a number: what it says of when and what, by the meaning of the columns and not by their
 * order. Two records that say the same are one appeal.
 */
export function contentHasher(bound: BoundColumns): (row: RowView, registeredAt: number) => string {
  const matter = MATTER.map((role) => [role, bound.of(role)] as const);
  return (row, registeredAt) => {
    const said = matter.map(([role, columns]) => [role, columns.map((column) => bound.text(row, column) ?? "")]);
    return hashOf({ registeredAt, ...Object.fromEntries(said) }).slice(0, HEX_DIGITS);
  };
}
