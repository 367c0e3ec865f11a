import { type ColumnProfile, dateShare, distinctShare, shareOf } from "../column-profile.ts";
import { type Evidence, percent, RULED_OUT, reason } from "../evidence.ts";
import type { FileProfile } from "../file-profile.ts";

/** Whether a column holds words of a list, few and often repeated. Where a file has few rows, little can be said. */
export function fewWords(column: ColumnProfile, most: number): readonly Evidence[] {
  const { values, rows, length } = column;
  return [
    ...reason([column.isCode, -6, "another column says the same in words"]),
    ...reason([values.size > most, RULED_OUT, `it has ${values.size} different values`]),
    ...reason(
      [rows >= 100 && distinctShare(column) > 0.5, -6, "most of its values come only once"],
      [rows >= 20 && distinctShare(column) > 0.5, -2, "most of its values come only once"],
      [rows >= 20 && values.size > 1, 1, `it has ${values.size} words that repeat`],
      [rows >= 20 && values.size === 1, -1, "it has one word only"],
    ),
    ...reason([length > 60, RULED_OUT, "its values are long texts"]),
    ...reason([dateShare(column) > 0.5, RULED_OUT, "its values are dates"]),
  ];
}

/** A column with more different values holds no words of a closed list. */
const MOST_WORDS = 200;

/** The share of rows with a word of a closed list. */
export const knownShare = (column: ColumnProfile, isKnown: (word: string) => boolean): number =>
  column.values.size > MOST_WORDS ? 0 : shareOf(column, isKnown);

/** How many of the rows have a word whose meaning is known. */
export function knownWords(
  column: ColumnProfile,
  isKnown: (word: string) => boolean,
  { like, bits, otherwise }: { readonly like: string; readonly bits: number; readonly otherwise: number },
): readonly Evidence[] {
  const share = knownShare(column, isKnown);
  return reason(
    [share >= 0.9, bits, `${percent(share)} of its values are ${like}`],
    [share >= 0.5, bits / 2, `${percent(share)} of its values are ${like}`],
    [share > 0, otherwise / 2, `only ${percent(share)} of its values are ${like}`],
    [true, otherwise, `none of its values is one of the ${like} we know`],
  );
}

/** How many of the rows name something of the city's own lists. */
export function inCityList(
  column: ColumnProfile,
  { city }: FileProfile,
  list: "category" | "agency" | "area",
): readonly Evidence[] {
  const find = city?.[list];
  if (find === undefined) return [];
  const share = shareOf(column, (value) => find(value) !== undefined);
  const words = { category: "categories", agency: "agencies", area: "areas" }[list];
  return reason(
    [share >= 0.95, 8, `${percent(share)} of its values are ${words} of the city`],
    [share >= 0.8, 6, `${percent(share)} of its values are ${words} of the city`],
    [share >= 0.3, 4, `${percent(share)} of its values are ${words} of the city`],
    [share > 0, 1, `${percent(share)} of its values are ${words} of the city`],
    [true, -2, `none of its values is in the city's ${words}`],
  );
}

/** The share of values that are plain numbers, thousands commas or not. */
export const numberShare = (column: ColumnProfile): number =>
  shareOf(column, (value) => /^-?\d[\d,]*(\.\d+)?$/.test(value));
