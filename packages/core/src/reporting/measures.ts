import type { PolicyBook } from "../book/policy-book.ts";
import type { AppealFacts } from "./facts.ts";
import { rollups } from "./rollups/index.ts";
import { remembering } from "./rollups/rollup.ts";

/** A row of a rollup: what was counted under one key. */
export interface MeasureRow {
  readonly key: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** A row, and of which rollup. Counts merge by addition, so they can be kept, taken back, and summed anywhere. */
export interface Cell extends MeasureRow {
  readonly rollup: string;
}

/** Counted facts of many appeals. A report reads nothing else, wherever they were counted. */
export interface Measures {
  readonly rows: (rollup: string) => readonly MeasureRow[];
}

/** What one appeal adds to every rollup. */
export function cellsOf(facts: AppealFacts, book: PolicyBook): readonly Cell[] {
  const cells: Cell[] = [];
  for (const { name, count } of rollups)
    for (const { key, counts } of count(facts, book)) cells.push({ rollup: name, key, counts });
  return cells;
}

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
  const kept = new Map<string, Sum[]>();
  let tree = newBranch();
  const rowsOf = (sums: readonly Sum[]): readonly MeasureRow[] =>
    sums
      .map(({ key, counts }) => ({ key, counts: withoutZeros(counts) }))
      .filter(({ counts }) => Object.keys(counts).length > 0);
  /** The days come first in the tree: of one appeal most rollups ask for the same one. */
  const branchOfDay = remembering((day: string, of: Branch) => within(of.longer, day, newBranch));

  function sumOf({ rollup, key }: Cell): Record<string, number> {
    let branch = within(branchOfDay(key[0] as string, tree).longer, rollup, newBranch);
    for (let part = 1; part < key.length; part++) branch = within(branch.longer, key[part] as string, newBranch);
    if (branch.sum === undefined) {
      branch.sum = {};
      within<Sum[]>(kept, rollup, () => []).push({ key, counts: branch.sum });
    }
    return branch.sum;
  }

  return {
    add(cells, sign = 1) {
      for (const cell of cells) {
        const sum = sumOf(cell);
        for (const measure in cell.counts) {
          const amount = cell.counts[measure] as number;
          if (amount !== 0) sum[measure] = (sum[measure] ?? 0) + sign * amount;
        }
      }
    },
    *cells() {
      for (const [rollup, sums] of kept) for (const row of rowsOf(sums)) yield { rollup, ...row };
    },
    clear() {
      kept.clear();
      tree = newBranch();
    },
    rows: (rollup) => rowsOf(kept.get(rollup) ?? []),
  };
}

/** A sum as it came, found by the parts of its key: joining those would make a new text for every cell. */
interface Sum {
  readonly key: readonly string[];
  readonly counts: Record<string, number>;
}
interface Branch {
  sum?: Record<string, number>;
  readonly longer: Map<string, Branch>;
}

/** What stands under a key; made where nothing does yet. */
function within<Inner>(outer: Map<string, Inner>, key: string, make: () => Inner): Inner {
  const known = outer.get(key);
  if (known !== undefined) return known;
  const made = make();
  outer.set(key, made);
  return made;
}

const newBranch = (): Branch => ({ longer: new Map() });

const withoutZeros = (counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(counts).filter(([, amount]) => amount !== 0));

/** Counts appeals by a plain fold: what every kept rollup must equal. */
export async function measureAll(
  appeals: AsyncIterable<AppealFacts> | Iterable<AppealFacts>,
  book: PolicyBook,
): Promise<Measures> {
  const counted = tally();
  for await (const one of appeals) counted.add(cellsOf(one, book));
  return counted;
}
