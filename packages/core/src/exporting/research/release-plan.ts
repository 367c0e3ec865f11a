import type { FlatAppeal } from "../../intake/swiftline/flat-columns.ts";
import { chooseLevels, type ReleaseRule } from "./choose-levels.ts";
import { type IdentifierCounts, valuesOf } from "./identifier-counts.ts";
import type { QuasiIdentifier } from "./quasi-identifiers.ts";

/** How an appeal is told, so that at least `k` are told alike. */
export interface ReleasePlan {
  readonly k: number;
  /** The level at which each identifier is told. */
  readonly told: readonly { readonly identifier: QuasiIdentifier; readonly level: number }[];
  readonly appeals: number;
  /** Appeals that are left out, because fewer than `k` would be told like them. */
  readonly suppressed: number;
  /** Groups of appeals that are told alike, and how many are in the smallest of them; 0 where nothing is released. */
  readonly classes: number;
  readonly smallestClass: number;
  /** The values by which an appeal is told, in the order of `told`; undefined where it is left out. */
  readonly tellingOf: (flat: FlatAppeal) => readonly string[] | undefined;
}

/** Plans a release of the appeals that were counted. */
export function planRelease(
  counts: IdentifierCounts,
  identifiers: readonly QuasiIdentifier[],
  rule: ReleaseRule,
): ReleasePlan {
  const levels = chooseLevels(counts, rule);
  const classes = counts.classesAt(levels);
  const kept = new Map([...classes].filter(([, size]) => size >= rule.k));
  const appeals = sumOf(classes);
  return {
    k: rule.k,
    told: identifiers.map((identifier, index) => ({ identifier, level: levels[index] ?? 0 })),
    appeals,
    suppressed: appeals - sumOf(kept),
    classes: kept.size,
    smallestClass: kept.size === 0 ? 0 : kept.values().reduce((least, size) => Math.min(least, size)),
    tellingOf(flat) {
      const telling = counts.tellingOf(flat, levels);
      return kept.has(telling) ? valuesOf(telling) : undefined;
    },
  };
}

const sumOf = (classes: ReadonlyMap<string, number>): number => classes.values().reduce((sum, size) => sum + size, 0);
