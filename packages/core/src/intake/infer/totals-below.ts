import { foldWord } from "../fold-word.ts";
import { isOfNumber } from "./column-name.ts";
import { filledText, type Sample } from "./column-profile.ts";
import { plainLetters } from "./plain-letters.ts";

/** What stands in a row that sums up those above it. */
const TOTALS: ReadonlySet<string> = new Set(
  `合计, 总计, 小计, 共计, 总和, 汇总, total, totals, grand total, subtotal, sum, summe, gesamt, gesamtsumme, insgesamt,
  total général, totaux`
    .split(",")
    .map(withoutBlanks),
);

/** 合计 may be written `合 计：`. */
function withoutBlanks(word: string): string {
  return plainLetters(foldWord(word)).replaceAll(/[ :：]/g, "");
}

/** So many rows at the bottom may be totals. */
const MOST = 2;

/** A sample without the totals below it. */
export interface WithoutTotals {
  readonly sample: Sample;
  /** The words by which they are known, as a mapping says which rows to skip; nothing where there are none. */
  readonly skip: Record<string, string[]>;
}

/** Takes the totals below a table out of what is looked at. */
export function withoutTotals(sample: Sample): WithoutTotals {
  const bottom = sample.rows.slice(-MOST).flatMap((cells) => {
    const total = totalOf(cells, sample.columns);
    return total === undefined ? [] : [{ cells, ...total }];
  });
  const sums = new Set(bottom.map(({ cells }) => cells));
  const byColumn = Map.groupBy(bottom, ({ column }) => column);
  const skip = [...byColumn].map(([column, some]): [string, string[]] => [
    column,
    [...new Set(some.map(({ word }) => word))],
  ]);
  return {
    sample: { ...sample, rows: sample.rows.filter((cells) => !sums.has(cells)) },
    skip: Object.fromEntries(skip),
  };
}

/** The cell that says that a row is a total: its first that is filled, or the one that would number a record. */
function totalOf(cells: readonly string[], columns: readonly string[]) {
  const first = cells.findIndex((cell) => filledText(cell) !== undefined);
  const found = columns.flatMap((column, index) => {
    const word = cells[index]?.trim() ?? "";
    const isOnce = column.trim() !== "" && columns.indexOf(column) === columns.lastIndexOf(column);
    const tells = isOnce && (index === first || isOfNumber(column));
    return tells && TOTALS.has(withoutBlanks(word)) ? [{ column, word }] : [];
  });
  return found[0];
}
