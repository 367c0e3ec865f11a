import type { FlatAppeal } from "../../intake/swiftline/flat-columns.ts";
import type { QuasiIdentifier } from "./quasi-identifiers.ts";

/** At which level each identifier is told, in the order of the identifiers. */
export type Levels = readonly number[];

/**
 * How many appeals there are of each combination of identifiers. It keeps one number for each combination that there is, and
 * no appeal.
 */
export interface IdentifierCounts {
  readonly add: (flat: FlatAppeal) => void;
  /** How many appeals are told alike at these levels, by what is told of them. */
  readonly classesAt: (levels: Levels) => ReadonlyMap<string, number>;
  /** What is told of an appeal, as the classes are named. */
  readonly tellingOf: (flat: FlatAppeal, levels: Levels) => string;
  /** How much an appeal still says by each level of each identifier, on average and in bits: the entropy of the values there. */
  readonly entropies: () => readonly (readonly number[])[];
}

const SEPARATOR = "\u001f";

/** The values of a class, in the order of the identifiers. */
export const valuesOf = (telling: string): readonly string[] => telling.split(SEPARATOR);

export function countIdentifiers(identifiers: readonly QuasiIdentifier[]): IdentifierCounts {
  const counts = new Map<string, number>();
  const told = identifiers.map(({ levels }) => levels.map(({ of }) => remembering(of)));
  const keyOf = (flat: FlatAppeal): string => identifiers.map(({ of }) => of(flat)).join(SEPARATOR);
  const tellAt = (key: string, levels: Levels): string => {
    const values = key.split(SEPARATOR);
    return values.map((value, index) => told[index]?.[levels[index] ?? 0]?.(value) ?? value).join(SEPARATOR);
  };
  return {
    add(flat) {
      const key = keyOf(flat);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    classesAt: (levels) => summedBy(counts, (key) => tellAt(key, levels)),
    tellingOf: (flat, levels) => tellAt(keyOf(flat), levels),
    entropies: () =>
      told.map((levels, index) => {
        const values = summedBy(counts, (key) => key.split(SEPARATOR)[index] ?? "");
        return levels.map((tell) => entropyOf(summedBy(values, tell)));
      }),
  };
}

function summedBy(counts: ReadonlyMap<string, number>, nameOf: (key: string) => string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [key, count] of counts) {
    const name = nameOf(key);
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return sums;
}

function entropyOf(counts: ReadonlyMap<string, number>): number {
  let [all, sum] = [0, 0];
  for (const count of counts.values()) {
    all += count;
    sum += count * Math.log2(count);
  }
  return all === 0 ? 0 : Math.log2(all) - sum / all;
}

/** Values repeat often, and there are few of each identifier. */
function remembering(tell: (value: string) => string): (value: string) => string {
  const known = new Map<string, string>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const telling = tell(value);
    known.set(value, telling);
    return telling;
  };
}
