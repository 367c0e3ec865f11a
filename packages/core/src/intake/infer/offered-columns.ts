import type { MappingInput } from "../mapping.ts";
import { type ColumnProfile, dateShare, shareOf } from "./column-profile.ts";
import { holdsPersonal, isPersonal } from "./roles/caller.ts";
import { type Guessed, HARDLY, isTaken, momentColumns } from "./taken-guesses.ts";

/** So many cells that tell who called are no accident. */
const MANY = 0.2;

/** The columns that may be offered for something of an appeal: those that do not seem to say who called. */
export function offerable({ file, guesses }: Omit<Guessed, "columns">): readonly ColumnProfile[] {
  const personal = guesses.filter(({ role, confidence }) => role === "personal" && confidence >= HARDLY);
  const hidden = new Set(personal.map(({ column }) => column));
  return file.columns.filter(
    (column) =>
      !hidden.has(column.column) && shareOf(column, (value) => isPersonal(value) || holdsPersonal(value)) < MANY,
  );
}

/** The columns without a meaning that may be offered for one. */
export function unusedColumns({
  mapping,
  ...guessed
}: Omit<Guessed, "columns"> & { readonly mapping: MappingInput }): readonly ColumnProfile[] {
  const named = Object.values(mapping.columns ?? {}).flat();
  const used = new Set([...guessed.guesses.filter(isTaken).map(({ column }) => column), ...named]);
  return offerable(guessed).filter(({ column }) => !used.has(column));
}

/** The columns of dates that may be offered for a moment. */
export const offerableDates = (asked: Omit<Guessed, "columns">): readonly ColumnProfile[] =>
  offerable(asked).filter((column) => dateShare(column) >= 0.5);

/** The columns whose dates are read: those of the moments, and where nobody has said yet which is the first, all of them. */
export function columnsOfDates(asked: Guessed): readonly ColumnProfile[] {
  const moments = momentColumns(asked.guesses, asked.columns);
  return asked.columns("registeredAt").length > 0 ? moments : [...new Set([...moments, ...offerableDates(asked)])];
}
