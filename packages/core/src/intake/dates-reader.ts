import { appealTimes } from "../appeal/terms.ts";
import { messageOn } from "../problem.ts";
import type { Zone } from "../time/zone.ts";
import { type BoundColumns, firstFilled } from "./bound-columns.ts";
import type { FormsOf } from "./column-dates.ts";
import { compileDates, orderToSay } from "./date-forms.ts";
import { type RowView, wrong } from "./row-view.ts";

/** Every column of a record that holds a moment, in the order of an appeal's life. */
export const dateRoles = [
  "registeredAt",
  "dispatchedAt",
  "signedAt",
  "firstContactAt",
  "resultAt",
  "followUpAt",
  "endedAt",
  "dueAt",
  "updatedAt",
] as const;
export type DateRole = (typeof dateRoles)[number];

/** The moments that a row names, as it names them: nothing has been compared yet. */
export type Dates = { readonly [Role in DateRole]: number | undefined };

/** Reads every date of a row. One that cannot be read, or lies outside the years 1900 to 2499, is wrong. */
export function datesReader(bound: BoundColumns, formsOf: FormsOf, zone: Zone): (row: RowView) => Dates {
  const instantReader = (role: DateRole) => {
    const columns = bound.of(role);
    if (columns.length === 0) return () => undefined;
    const readers = new Map(columns.map((column) => [column, compileDates(formsOf(column.name), zone)]));
    return (row: RowView): number | undefined => {
      const column = firstFilled(bound, row, columns);
      const text = bound.text(row, column);
      if (column === undefined || text === undefined) return undefined;
      const instant = readers.get(column)?.(text);
      if (instant === undefined) {
        const suggestion = orderToSay(text, formsOf(column.name));
        const reason = suggestion === undefined ? "is no date and time" : "is no date in a form that the mapping names";
        return wrong(row, column, { code: "intake/bad-date", ...messageOn(text, reason), suggestion });
      }
      if (instant >= appealTimes.from && instant < appealTimes.to) return instant;
      return wrong(row, column, { code: "intake/bad-date", ...messageOn(text, "lies outside the years 1900 to 2499") });
    };
  };
  const readers = dateRoles.map((role) => [role, instantReader(role)] as const);
  return (row) => {
    const dates: Record<DateRole, number | undefined> = { ...NO_DATES };
    for (const [role, reader] of readers) dates[role] = reader(row);
    return dates;
  };
}

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
