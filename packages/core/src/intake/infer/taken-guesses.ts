import type { ColumnGuess } from "./assign-roles.ts";
import { isOfNumber } from "./column-name.ts";
import { type ColumnProfile, dateShare, distinctShare, shareOf } from "./column-profile.ts";
import type { FileProfile } from "./file-profile.ts";
import type { InferredRole } from "./roles/role-guess.ts";

/** Below this a person should look at a guess. */
export const SURE = 0.7;
/** Below this it is no guess worth asking about. */
export const HARDLY = 0.3;

/** A guess that is likelier wrong than right stays out of a mapping. */
const LEAST_CONFIDENCE = 0.5;
/** One more column for what has one already must be likelier. */
const LEAST_OF_SEVERAL = 0.75;
const SEVERAL: ReadonlySet<InferredRole> = new Set(["agency", "area", "text"]);
/** Without these no record can be read, so the likeliest column is taken, however unlikely it is. */
const NEEDED: ReadonlySet<InferredRole> = new Set(["id", "registeredAt", "category"]);

/** Whether a guess is taken into the mapping. */
export const isTaken = ({ role, confidence }: ColumnGuess): boolean =>
  confidence >= (SEVERAL.has(role) ? LEAST_OF_SEVERAL : LEAST_CONFIDENCE) || NEEDED.has(role);

/** The columns with a meaning, in the order of the file. */
export type ColumnsWith = (role: InferredRole) => readonly ColumnProfile[];

/** A file, and what its columns seem to mean. */
export interface Guessed {
  readonly file: FileProfile;
  readonly guesses: readonly ColumnGuess[];
  readonly columns: ColumnsWith;
}

export function columnsWith({ columns }: FileProfile, guesses: readonly ColumnGuess[]): ColumnsWith {
  const roles = new Map(guesses.filter(isTaken).map(({ role, column }) => [column, role]));
  return (role) => columns.filter(({ column }) => roles.get(column) === role);
}

/** The columns without a meaning that may number the records all the same: their name says so, or hardly a value comes twice. */
export function perhapsNumbers({ columns }: FileProfile, guesses: readonly ColumnGuess[]): readonly ColumnProfile[] {
  const taken = new Set(guesses.filter(isTaken).map(({ column }) => column));
  const untaken = columns.filter(({ column, rows }) => !taken.has(column) && rows > 0);
  return untaken.filter((column) => isOfNumber(column.column) || looksNumbered(column));
}

const looksNumbered = (column: ColumnProfile): boolean =>
  column.rows > 1 &&
  column.length <= LONGEST_NUMBER &&
  distinctShare(column) >= 0.9 &&
  dateShare(column) < 0.5 &&
  shareOf(column, (value) => /\s/.test(value)) < 0.5;
/** In characters. */
const LONGEST_NUMBER = 25;

/** The columns that hold moments, role by role. */
export const momentColumns = (guesses: readonly ColumnGuess[], columns: ColumnsWith): readonly ColumnProfile[] =>
  [...new Set(guesses.filter(isTaken).map(({ role }) => role))].filter(isMoment).flatMap(columns);

const isMoment = (role: InferredRole): boolean => role.endsWith("At");
