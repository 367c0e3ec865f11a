import type { PolicyBook } from "../book/policy-book.ts";
import type { AppealFacts } from "./facts.ts";
import { rollups } from "./rollups/index.ts";

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
  const kept = new Map<string, Kept>();
  const rowsOf = ({ sums }: Kept): readonly MeasureRow[] =>
    sums
      .map(({ key, counts }) => ({ key, counts: withoutZeros(counts) }))
      .filter(({ counts }) => Object.keys(counts).length > 0);
  return {
    add(cells, sign = 1) {
      for (const { rollup, key, counts } of cells) {
        const sum = sumUnder(key, within(kept, rollup, newlyKept));
        for (const measure in counts) {
          const amount = counts[measure] as number;
          if (amount !== 0) sum[measure] = (sum[measure] ?? 0) + sign * amount;
        }
      }
    },
    *cells() {
      for (const [rollup, one] of kept) for (const row of rowsOf(one)) yield { rollup, ...row };
    },
    clear: () => kept.clear(),
    rows: (rollup) => rowsOf(kept.get(rollup) ?? newlyKept()),
  };
}

/** The sums of a rollup as they came, and found by the parts of their keys: joining those would make a new text for every cell. */
interface Kept extends Branch {
  readonly sums: { readonly key: readonly string[]; readonly counts: Record<string, number> }[];
}
interface Branch {
  sum?: Record<string, number>;
  readonly longer: Map<string, Branch>;
}

function sumUnder(key: readonly string[], kept: Kept): Record<string, number> {
  let branch: Branch = kept;
  for (const part of key) branch = within(branch.longer, part, newBranch);
  if (branch.sum === undefined) {
    branch.sum = {};
    kept.sums.push({ key, counts: branch.sum });
  }
  return branch.sum;
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
const newlyKept = (): Kept => ({ longer: new Map(), sums: [] });

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
