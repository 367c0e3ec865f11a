import { appealTimes, isAppealTime } from "../appeal/appeal-times.ts";
import { messageOn } from "../problem.ts";
import { DAY } from "../time/duration.ts";
import type { Instant } from "../time/instant.ts";
import type { Zone } from "../time/zone.ts";
import { type BoundColumns, firstFilled } from "./bound-columns.ts";
import type { FormsOf } from "./column-dates.ts";
import type { Contradictions } from "./contradictions.ts";
import { compileForms, formToSay, instantWritten, isMoved } from "./date-forms.ts";
import { type DateRole, dateRoles } from "./date-roles.ts";
import { odd, type RowView, wrong } from "./row-view.ts";

/** The moments that a row names, as it names them: nothing has been compared yet. */
export type Dates = { readonly [Role in DateRole]: number | undefined };

/** How dates are written, and which of them have come. */
export interface DateTerms {
  readonly formsOf: FormsOf;
  readonly zone: Zone;
  readonly readAt: Instant | undefined;
  readonly inFuture: Contradictions["inFuture"];
}

/** By so much the clocks of another system, or its zone, may be ahead. */
const AHEAD = DAY;

/**
 * Reads every date of a row. One that cannot be read, or lies outside the years 1900 to 2499, is wrong; so is one that has not
 * come. One that the clocks skip is moved forward, with a note.
 */
export function datesReader(
  bound: BoundColumns,
  { formsOf, zone, readAt = appealTimes.to, inFuture }: DateTerms,
): (row: RowView) => Dates {
  const latest = readAt + AHEAD;
  const instantReader = (role: DateRole) => {
    const columns = bound.of(role);
    if (columns.length === 0) return () => undefined;
    const readers = new Map(columns.map((column) => [column, compileForms(formsOf(column.name))]));
    return (row: RowView): number | undefined => {
      const column = firstFilled(bound, row, columns);
      const text = bound.text(row, column);
      if (column === undefined || text === undefined) return undefined;
      const written = readers.get(column)?.(text);
      if (written === undefined) {
        const suggestion = formToSay(text, formsOf(column.name));
        const reason = suggestion === undefined ? "is no date and time" : "is no date in a form that the mapping names";
        return wrong(row, column, { code: "intake/bad-date", ...messageOn(text, reason), value: text, suggestion });
      }
      const instant = instantWritten(written, zone);
      if (!isAppealTime(instant))
        return wrong(row, column, {
          code: "intake/bad-date",
          ...messageOn(text, "lies outside the years 1900 to 2499"),
          value: text,
        });
      if (instant <= latest || role === "dueAt") {
        if (isMoved(written, instant, zone)) odd(row, column, { code: "intake/skipped-time", ...skipped(text) });
        return instant;
      }
      const tell = inFuture === "reject" || role === "registeredAt" ? wrong : odd;
      tell(row, column, { code: "intake/in-future", ...messageOn(text, "lies in the future"), value: text });
      return undefined;
    };
  };
  const readers = dateRoles.map((role) => [role, instantReader(role)] as const);
  return (row) => {
    const dates: Record<DateRole, number | undefined> = { ...NO_DATES };
    for (const [role, reader] of readers) dates[role] = reader(row);
    return dates;
  };
}

const skipped = (text: string) => ({
  ...messageOn(text, "is a time that the clocks skip; it is moved forward by as much"),
  value: text,
});

const NO_DATES: Dates = {
  registeredAt: undefined,
  dispatchedAt: undefined,
  signedAt: undefined,
  firstContactAt: undefined,
  resultAt: undefined,
  followUpAt: undefined,
  endedAt: undefined,
  dueAt: undefined,
  updatedAt: undefined,
};
