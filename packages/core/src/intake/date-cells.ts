import { type BoundColumn, type BoundColumns, firstFilled } from "./bound-columns.ts";
import type { DateRole } from "./dates-reader.ts";
import { odd, type Remark, type RowView, wrong } from "./row-view.ts";

/** What becomes of a contradiction: see {@link Contradictions}. */
export type Treatment = "reject" | "repair" | "flag";

/** The cells in which a row names its moments, to speak of them. */
export interface DateCells {
  /** The text of a moment; undefined where the row does not name it. */
  readonly shown: (row: RowView, role: DateRole) => string | undefined;
  /** Tells what is wrong with a moment, or what is odd about it where it is not rejected for that. */
  readonly tell: (row: RowView, role: DateRole, treatment: Treatment, remark: Remark) => void;
  /** Whether a row names two moments in one cell. */
  readonly areOne: (row: RowView, role: DateRole, other: DateRole) => boolean;
}

export function dateCells(bound: BoundColumns): DateCells {
  const columnOf = (row: RowView, role: DateRole): BoundColumn | undefined => firstFilled(bound, row, bound.of(role));
  const mayBeOne = (role: DateRole, other: DateRole): boolean => {
    const places = new Set(bound.of(role).map(({ index }) => index));
    return bound.of(other).some(({ index }) => places.has(index));
  };
  return {
    shown: (row, role) => bound.text(row, columnOf(row, role)),
    tell(row, role, treatment, remark) {
      (treatment === "reject" ? wrong : odd)(row, columnOf(row, role) ?? role, remark);
    },
    areOne: (row, role, other) => mayBeOne(role, other) && columnOf(row, role)?.index === columnOf(row, other)?.index,
  };
}
