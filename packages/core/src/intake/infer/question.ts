import type { PolicyBook } from "../../book/policy-book.ts";
import type { MappingInput } from "../mapping.ts";
import type { InferredRole } from "./roles/role-guess.ts";
import { type Guessed, HARDLY } from "./taken-guesses.ts";

/** What only a person can answer, with the answers that there are. */
export interface Question {
  /** The place in the mapping file where the answer belongs, such as `columns.id`. */
  readonly about: string;
  readonly question: string;
  readonly options: readonly string[];
}

/** A file and what was made of it, which leaves questions open. */
export interface Asked extends Guessed {
  readonly mapping: MappingInput;
  readonly book: PolicyBook | undefined;
  /** Whether the file is a database, where moments are often kept in UTC. */
  readonly isDatabase: boolean;
}

/** Whether some column may have a meaning, so that a question about it names that column. */
export const isGuessed = ({ guesses }: Asked, wanted: InferredRole): boolean =>
  guesses.some(({ role, confidence }) => role === wanted && confidence >= HARDLY);

/** Words with the rows that have them, for a sentence, the most frequent first; where they are many, those alone. */
export const listed = (words: Iterable<readonly [word: string, rows: number]>): string =>
  [...words]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_LISTED)
    .map(([word, rows]) => `${word} (${rows})`)
    .join(", ");

const MOST_LISTED = 12;
