import type { StatusMeaning } from "../status-meaning.ts";
import { type ColumnProfile, filledText, shareOf } from "./column-profile.ts";
import type { FileProfile } from "./file-profile.ts";
import { channels, kinds, statuses, type Vocabulary } from "./known-words.ts";
import type { ColumnsWith } from "./taken-guesses.ts";
import type { UnmatchedWord } from "./unmatched-words.ts";

const SEPARATORS = ["->", "→", " > ", ">", "｜", "|"];

/** These stand inside names, too: `Street/Sidewalk`, `Noise - Residential`. */
const INSIDE_NAMES = ["/", "／", "-", "－"];

/** What stands between the parts of a category that is written as a path. */
export const pathSeparator = (category: ColumnProfile | undefined): string | undefined =>
  category &&
  (SEPARATORS.find((separator) => shareOf(category, (value) => value.includes(separator)) > 0.8) ??
    INSIDE_NAMES.find((separator) => isChinesePath(category, separator)));

/** Chinese names have none of these inside. Where two paths begin alike, the parts are no two names of one thing. */
function isChinesePath(category: ColumnProfile, separator: string): boolean {
  const isPath = (value: string): boolean =>
    value.includes(separator) && value.split(separator).every((part) => /^\p{Script=Han}/u.test(part.trim()));
  const paths = [...category.values.keys()].filter(isPath);
  const tops = new Set(paths.map((path) => path.slice(0, path.indexOf(separator))));
  return shareOf(category, isPath) > 0.8 && tops.size < paths.length;
}

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

/** The columns that are filled where somebody has an appeal. */
const HELD = ["agency", "dispatchedAt", "signedAt", "firstContactAt", "resultAt"] as const;

/**
 * The words of the status with what they prove. One by which nobody should have an appeal yet says that it is open where most of
 * its rows say who has it, or when somebody did something about it.
 */
export function statusMeanings(
  columns: ColumnsWith,
  { rows }: FileProfile,
): Readonly<Record<string, StatusMeaning>> | undefined {
  const [status] = columns("status");
  const meanings = crosswalk(status, statuses);
  if (status === undefined || meanings === undefined) return undefined;
  const held = HELD.flatMap(columns);
  const isHeld = (cells: readonly string[]): boolean =>
    held.some(({ index, values }) => values.has(cells[index]?.trim() ?? ""));
  const mostlyHeld = (word: string): boolean => {
    const those = rows.filter((cells) => filledText(cells[status.index]) === word);
    return those.filter(isHeld).length > those.length / 2;
  };
  return Object.fromEntries(
    Object.entries(meanings).map(([word, meaning]) => [
      word,
      meaning === "registered" && mostlyHeld(word) ? "open" : meaning,
    ]),
  );
}

/** The words of the status whose meaning nobody knows, the most frequent first. */
export const unknownStatusWords = (columns: ColumnsWith): readonly UnmatchedWord[] =>
  columns("status").flatMap((status) => unknownIn(status, statuses, "statuses"));

/** The words of the channel and of the kind that are left to `*`, the most frequent first of each. */
export const wordsLeftOver = (columns: ColumnsWith): readonly UnmatchedWord[] => [
  ...columns("channel")
    .slice(0, 1)
    .flatMap((channel) => unknownIn(channel, channels, "values.channel")),
  ...columns("kind")
    .slice(0, 1)
    .flatMap((kind) => unknownIn(kind, kinds, "values.kind")),
];

const unknownIn = (
  { values }: ColumnProfile,
  { meaningOf }: Vocabulary<string>,
  about: string,
): readonly UnmatchedWord[] =>
  [...values]
    .filter(([word]) => meaningOf(word) === undefined)
    .map(([word, rows]) => ({ about, word, rows, nearest: undefined }))
    .sort((one, other) => other.rows - one.rows);
