import type { Instant } from "../time/instant.ts";
import { type BoundColumns, firstFilled } from "./bound-columns.ts";
import type { Contradictions } from "./contradictions.ts";
import type { DateRole } from "./date-roles.ts";
import type { DateCell, laterReading } from "./later-reading.ts";
import type { ReadColumn } from "./read-column.ts";
import { odd, type Remark, type RowView, wrong } from "./row-view.ts";

/** What becomes of a contradiction. */
type Treatment = Contradictions[keyof Contradictions];

/** The cells in which a row names its moments, to speak of them. */
export interface DateCells {
  /** The text of a moment; undefined where the row does not name it. */
  readonly shown: (row: RowView, role: DateRole) => string | undefined;
  /** Tells what is wrong with a moment, or what is odd about it where it is not rejected for that. */
  readonly tell: (row: RowView, role: DateRole, treatment: Treatment, remark: Remark) => void;
  /** What a moment may mean that need not lie before another: see {@link laterReading}. */
  readonly readLater: (row: RowView, role: DateRole, than: Moment) => Instant | undefined;
  /** Whether a row names two moments in one cell. */
  readonly areOne: (row: RowView, role: DateRole, other: DateRole) => boolean;
}

/** A moment of a row that was read. */
export interface Moment {
  readonly role: DateRole;
  readonly at: Instant;
}

export function dateCells(bound: BoundColumns, readLater: ReturnType<typeof laterReading>): DateCells {
  const columnOf = (row: RowView, role: DateRole): ReadColumn | undefined => firstFilled(bound, row, bound.of(role));
  const mayBeOne = (role: DateRole, other: DateRole): boolean => {
    const places = new Set(bound.of(role).map(({ index }) => index));
    return bound.of(other).some(({ index }) => places.has(index));
  };
  const cellOf = (row: RowView, role: DateRole): DateCell | undefined => {
    const column = columnOf(row, role);
    const text = bound.text(row, column);
    return column === undefined || text === undefined ? undefined : { text, column: column.name };
  };
  return {
    shown: (row, role) => cellOf(row, role)?.text,
    tell(row, role, treatment, remark) {
      (treatment === "reject" ? wrong : odd)(row, columnOf(row, role) ?? role, remark);
    },
    readLater(row, role, { role: other, at }) {
      const cell = cellOf(row, role);
      return cell === undefined ? undefined : readLater(cell, { cell: cellOf(row, other), at });
    },
    areOne: (row, role, other) => mayBeOne(role, other) && columnOf(row, role)?.index === columnOf(row, other)?.index,
  };
}
