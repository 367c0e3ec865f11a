import type { IdentifierCounts, Levels } from "./identifier-counts.ts";

/** What a release must hold to. */
export interface ReleaseRule {
  /** How many appeals must be told alike at least. */
  readonly k: number;
  /** The share of all appeals that may be left out, 0 to 1, before anything is told more coarsely. */
  readonly suppress: number;
}

/**
 * Chooses how coarsely each identifier is told. Step by step it gives up what brings the most appeals into groups of `k` for each
 * bit that is lost, until few enough are left; then it takes back what turned out not to be needed, so that in the end no
 * identifier alone could be told one level finer.
 */
export function chooseLevels(counts: IdentifierCounts, { k, suppress }: ReleaseRule): Levels {
  const bits = counts.entropies();
  const levelBits = (index: number, level: number): number => bits[index]?.[level] ?? 0;
  const atRisk = (levels: Levels): number => inSmallClasses(counts.classesAt(levels), k);
  const finest = bits.map(() => 0);
  const allowed = suppress * totalOf(counts.classesAt(finest));

  let levels: Levels = finest;
  let risk = atRisk(levels);
  while (risk > allowed) {
    const steps = bits.flatMap((all, index) => {
      const level = levels[index] ?? 0;
      if (level >= all.length - 1) return [];
      const next = levels.with(index, level + 1);
      const left = atRisk(next);
      const lost = levelBits(index, level) - levelBits(index, level + 1);
      return [{ next, left, gain: (risk - left) / (lost + SMALLEST) }];
    });
    const [best] = steps.toSorted((one, other) => other.gain - one.gain);
    if (best === undefined) break;
    levels = best.next;
    risk = best.left;
  }
  for (;;) {
    const back = bits.flatMap((_, index) => {
      const level = levels[index] ?? 0;
      if (level === 0) return [];
      return [{ next: levels.with(index, level - 1), won: levelBits(index, level - 1) - levelBits(index, level) }];
    });
    const best = back.toSorted((one, other) => other.won - one.won).find(({ next }) => atRisk(next) <= allowed);
    if (best === undefined) return levels;
    levels = best.next;
  }
}

/** A step that loses nothing is taken first where it helps, and last where it does not. */
const SMALLEST = 1e-9;

const inSmallClasses = (classes: ReadonlyMap<string, number>, k: number): number =>
  classes.values().reduce((sum, size) => (size < k ? sum + size : sum), 0);

const totalOf = (classes: ReadonlyMap<string, number>): number => classes.values().reduce((sum, size) => sum + size, 0);
