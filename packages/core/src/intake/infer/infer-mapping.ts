import type { PolicyBook } from "../../book/policy-book.ts";
import type { MappingInput } from "../mapping.ts";
import { assignRoles, type ColumnGuess } from "./assign-roles.ts";
import type { ColumnProfile, Sample } from "./column-profile.ts";
import { percent } from "./evidence.ts";
import { profileFile } from "./file-profile.ts";
import { mappingOf } from "./mapping-of.ts";
import { type Question, questionsAbout } from "./questions.ts";
import { columnsWith, isTaken } from "./taken-guesses.ts";
import type { UnmatchedWord } from "./unmatched-words.ts";
import { unknownStatusWords } from "./word-tables.ts";

/** What a file seems to mean. The mapping is a draft until its questions are answered. */
export interface InferredMapping {
  readonly mapping: MappingInput;
  readonly columns: readonly ColumnGuess[];
  readonly questions: readonly Question[];
  /** Words of the status that prove nothing until a person says what. */
  readonly unknownStatuses: readonly UnmatchedWord[];
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
 * What the columns of a file mean, by their names in English, Chinese and Spanish and by their values, and by the lists of the
 * city where its book is given. A confidence of 0.9 says that nine of ten such guesses are right.
 */
export function inferMapping(sample: Sample, book?: PolicyBook): InferredMapping {
  const file = profileFile(sample, book);
  const guesses = assignRoles(file);
  const columns = columnsWith(file, guesses);
  const mapping = mappingOf(file, guesses, columns);
  const named = Object.values(mapping.columns ?? {}).flat();
  const used = new Set([...guesses.filter(isTaken).map(({ column }) => column), ...named]);
  return {
    mapping,
    columns: guesses,
    unknownStatuses: unknownStatusWords(columns),
    questions: questionsAbout({ file, guesses, columns, mapping, book }),
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
