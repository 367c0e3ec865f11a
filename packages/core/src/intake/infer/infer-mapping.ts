import type { PolicyBook } from "../../book/policy-book.ts";
import type { MappingInput } from "../mapping.ts";
import { assignRoles, type ColumnGuess } from "./assign-roles.ts";
import type { ColumnProfile, Sample } from "./column-profile.ts";
import { percent } from "./evidence.ts";
import { profileFile } from "./file-profile.ts";
import { mappingOf } from "./mapping-of.ts";
import type { Question } from "./question.ts";
import { questionsAbout } from "./questions.ts";
import { columnsWith, isTaken } from "./taken-guesses.ts";
import { withoutTotals } from "./totals-below.ts";
import type { UnmatchedWord } from "./unmatched-words.ts";
import { unknownStatusWords, wordsLeftOver } from "./word-tables.ts";

export interface InferOptions {
  /** Whether the file is a database, where moments are often kept in UTC. */
  readonly isDatabase?: boolean;
}

/** What a file seems to mean. The mapping is a draft until its questions are answered. */
export interface InferredMapping {
  readonly mapping: MappingInput;
  readonly columns: readonly ColumnGuess[];
  readonly questions: readonly Question[];
  /** Words of the status that prove nothing until a person says what. */
  readonly unknownStatuses: readonly UnmatchedWord[];
  /** Words of the channel and of the kind that nobody knows, which the mapping's `*` takes in. */
  readonly leftOver: readonly UnmatchedWord[];
  /** The columns of no meaning, with what is seen of them. */
  readonly unused: readonly UnusedColumn[];
}

export interface UnusedColumn {
  readonly column: string;
  readonly because: string;
  /** Whether its values are few words that repeat, which would do as an attribute. */
  readonly fewWords: boolean;
}

/**
 * What the columns of a file mean, by their names in English, Chinese, Spanish, French and German and by their values, and by the lists of the
 * city where its book is given. A confidence of 0.9 says that nine of ten such guesses are right.
 */
export function inferMapping(
  whole: Sample,
  book?: PolicyBook,
  { isDatabase = false }: InferOptions = {},
): InferredMapping {
  const { sample, skip } = withoutTotals(whole);
  const file = profileFile(sample, book);
  const guesses = assignRoles(file);
  const guessed = { file, guesses, columns: columnsWith(file, guesses) };
  const mapping = mappingOf(guessed, skip);
  const named = Object.values(mapping.columns ?? {}).flat();
  const used = new Set([...guesses.filter(isTaken).map(({ column }) => column), ...named]);
  return {
    mapping,
    columns: guesses,
    unknownStatuses: unknownStatusWords(guessed.columns),
    leftOver: wordsLeftOver(guessed.columns),
    questions: questionsAbout({ ...guessed, mapping, book, isDatabase }),
    unused: file.columns.filter(({ column }) => !used.has(column)).map(unusedColumn),
  };
}

const MOST_WORDS = 200;

function unusedColumn({ column, filled, values, rows }: ColumnProfile): UnusedColumn {
  const fewWords = rows >= 20 && values.size > 1 && values.size <= MOST_WORDS && values.size < rows / 5;
  const because =
    rows === 0
      ? "empty on every row"
      : `${values.size} different ${values.size === 1 ? "value" : "values"}, on ${percent(filled)} of the rows`;
  return { column, because, fewWords };
}
