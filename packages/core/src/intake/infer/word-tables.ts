import { type ColumnProfile, shareOf } from "./column-profile.ts";
import { statuses, type Vocabulary } from "./known-words.ts";
import type { ColumnsWith } from "./taken-guesses.ts";
import type { UnmatchedWord } from "./unmatched-words.ts";

const SEPARATORS = ["->", "→", " > ", ">", "｜", "|"];

/** What stands between the parts of a category that is written as a path. */
export const pathSeparator = (category: ColumnProfile | undefined): string | undefined =>
  category && SEPARATORS.find((separator) => shareOf(category, (value) => value.includes(separator)) > 0.8);

/**
 * The words of a column with what they mean, the most frequent first; words of no known meaning are left to `*`, which is there
 * where `otherwise` says what they become. Undefined where every word means itself.
 */
export function crosswalk<Meaning extends string>(
  column: ColumnProfile | undefined,
  { meaningOf, isUsual }: Vocabulary<Meaning>,
  otherwise?: Meaning,
): Record<string, Meaning> | undefined {
  if (column === undefined) return undefined;
  const words = [...column.values].sort(([, one], [, other]) => other - one).map(([word]) => word);
  const known = words.flatMap((word) => {
    const meaning = meaningOf(word);
    return meaning === undefined || isUsual(word) ? [] : [[word, meaning] as const];
  });
  const unknown = words.some((word) => meaningOf(word) === undefined);
  if (known.length === 0 && !(unknown && otherwise)) return undefined;
  return { ...Object.fromEntries(known), ...(unknown && otherwise && { "*": otherwise }) } as Record<string, Meaning>;
}

/** The words of the status whose meaning nobody knows, the most frequent first. */
export function unknownStatusWords(columns: ColumnsWith): readonly UnmatchedWord[] {
  return columns("status")
    .flatMap(({ values }) => [...values])
    .filter(([word]) => statuses.meaningOf(word) === undefined)
    .map(([word, rows]) => ({ about: "statuses", word, rows, nearest: undefined }))
    .sort((one, other) => other.rows - one.rows);
}
