import type { PolicyBook } from "../../book/policy-book.ts";
import type { MappingInput } from "../mapping.ts";
import type { ColumnGuess } from "./assign-roles.ts";
import { type ColumnProfile, dateShare, shareOf } from "./column-profile.ts";
import type { FileProfile } from "./file-profile.ts";
import { holdsPersonal, isPersonal } from "./roles/caller.ts";
import type { InferredRole } from "./roles/role-guess.ts";
import { type ColumnsWith, isTaken, momentColumns } from "./taken-guesses.ts";

/** What only a person can answer, with the answers that there are. */
export interface Question {
  /** The place in the mapping file where the answer belongs, such as `columns.id`. */
  readonly about: string;
  readonly question: string;
  readonly options: readonly string[];
}

/** A file and what was made of it, which leaves questions open. */
export interface Asked {
  readonly file: FileProfile;
  readonly guesses: readonly ColumnGuess[];
  readonly columns: ColumnsWith;
  readonly mapping: MappingInput;
  readonly book: PolicyBook | undefined;
  /** Whether the file is a database, where moments are often kept in UTC. */
  readonly isDatabase: boolean;
}

/** Below this a person should look at a guess. */
export const SURE = 0.7;

/** Below this it is no guess worth asking about. */
export const HARDLY = 0.3;

/** Whether some column may have a meaning, so that a question about it names that column. */
export const isGuessed = ({ guesses }: Asked, wanted: InferredRole): boolean =>
  guesses.some(({ role, confidence }) => role === wanted && confidence >= HARDLY);

/** So many cells that tell who called are no accident. */
const MANY = 0.2;

/** The columns that may be offered for something of an appeal: those that do not seem to say who called. */
export function offerable({ file, guesses }: Pick<Asked, "file" | "guesses">): readonly ColumnProfile[] {
  const personal = guesses.filter(({ role, confidence }) => role === "personal" && confidence >= HARDLY);
  const hidden = new Set(personal.map(({ column }) => column));
  return file.columns.filter(
    (column) =>
      !hidden.has(column.column) && shareOf(column, (value) => isPersonal(value) || holdsPersonal(value)) < MANY,
  );
}

/** The columns without a meaning that may be offered for one. */
export function unusedColumns(asked: Asked): readonly ColumnProfile[] {
  const named = Object.values(asked.mapping.columns ?? {}).flat();
  const used = new Set([...asked.guesses.filter(isTaken).map(({ column }) => column), ...named]);
  return offerable(asked).filter(({ column }) => !used.has(column));
}

/** The columns of dates that may be offered for a moment. */
export const offerableDates = (asked: Pick<Asked, "file" | "guesses">): readonly ColumnProfile[] =>
  offerable(asked).filter((column) => dateShare(column) >= 0.5);

/** The columns whose dates are read: those of the moments, and where nobody has said yet which is the first, all of them. */
export function columnsOfDates(asked: Pick<Asked, "file" | "guesses" | "columns">): readonly ColumnProfile[] {
  const moments = momentColumns(asked.guesses, asked.columns);
  return asked.columns("registeredAt").length > 0 ? moments : [...new Set([...moments, ...offerableDates(asked)])];
}

/** Words with the rows that have them, for a sentence, the most frequent first; where they are many, those alone. */
export const listed = (words: Iterable<readonly [word: string, rows: number]>): string =>
  [...words]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_LISTED)
    .map(([word, rows]) => `${word} (${rows})`)
    .join(", ");

const MOST_LISTED = 12;
