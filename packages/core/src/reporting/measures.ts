import type { PolicyBook } from "../book/policy-book.ts";
import type { AppealFacts } from "./facts.ts";
import { rollups } from "./rollups/index.ts";

/** One count of one cell of a rollup. Counts merge by addition, so they can be kept, taken back, and summed anywhere. */
export interface Cell {
  readonly rollup: string;
  readonly key: readonly string[];
  readonly measure: string;
  readonly amount: number;
}

/** A row of a rollup: what was counted under one key. */
export interface MeasureRow {
  readonly key: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Counted facts of many appeals. A report reads nothing else, wherever they were counted. */
export interface Measures {
  readonly rows: (rollup: string) => readonly MeasureRow[];
}

/** What one appeal adds to every rollup. */
export const cellsOf = (facts: AppealFacts, book: PolicyBook): readonly Cell[] =>
  rollups.flatMap(({ name, count }) =>
    count(facts, book).map(({ key, measure, amount = 1 }): Cell => ({ rollup: name, key, measure, amount })),
  );

/** Joins the parts of a key; the unit separator stands in no code. */
export const joinKey = (key: readonly string[]): string => key.join("\u001f");
export const splitKey = (key: string): readonly string[] => key.split("\u001f");

/** A sum of cells that can be added to. Cells that come to nothing are gone, as if they had never been. */
export interface Tally extends Measures {
  readonly add: (cells: readonly Cell[], sign?: 1 | -1) => void;
  readonly cells: () => Iterable<Cell>;
  readonly clear: () => void;
}

export function tally(): Tally {
  const sums = new Map<string, Map<string, Map<string, number>>>();
  const within = <Inner>(outer: Map<string, Map<string, Inner>>, key: string): Map<string, Inner> => {
    const known = outer.get(key) ?? new Map<string, Inner>();
    outer.set(key, known);
    return known;
  };
  return {
    add(cells, sign = 1) {
      for (const { rollup, key, measure, amount } of cells) {
        const counts = within(within(sums, rollup), joinKey(key));
        const sum = (counts.get(measure) ?? 0) + sign * amount;
        if (sum === 0) counts.delete(measure);
        else counts.set(measure, sum);
      }
    },
    *cells() {
      for (const [rollup, keys] of sums)
        for (const [key, counts] of keys)
          for (const [measure, amount] of counts) yield { rollup, key: splitKey(key), measure, amount };
    },
    clear: () => sums.clear(),
    rows: (rollup) =>
      [...(sums.get(rollup) ?? [])]
        .filter(([, counts]) => counts.size > 0)
        .map(([key, counts]) => ({ key: splitKey(key), counts: Object.fromEntries(counts) })),
  };
}

/** Counts appeals by a plain fold: what every kept rollup must equal. */
export async function measureAll(
  appeals: AsyncIterable<AppealFacts> | Iterable<AppealFacts>,
  book: PolicyBook,
): Promise<Measures> {
  const counted = tally();
  for await (const one of appeals) counted.add(cellsOf(one, book));
  return counted;
}
