import type { Condition } from "../condition.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { lowest } from "./bits.ts";
import type { CompiledRules, IndexedGroup, Look } from "./compiled-rules.ts";

export interface NearMiss {
  readonly rule: Rule;
  readonly failed: Condition;
}

/** What kept rules from holding for the subject in question. */
export interface NearMisses {
  /** Rules of several tests all but one of which hold; those with the most tests first, then in the order of the table. */
  readonly nearly: (table: number, most: number) => readonly NearMiss[];
  /** The conditions of the rule at a position that do not hold. */
  readonly failingAt: (position: number) => readonly Condition[];
}

export function findNearMisses(compiled: CompiledRules, look: Look): NearMisses {
  const { at, order, columns, tokenIndexes, tables, domain } = compiled;
  const { words, bits } = compiled.matrix;
  const { rowOf } = look;

  /** The rules of a word of which no indexed condition fails, and those of which one does. */
  function failuresIn(word: number, among: readonly number[]): { readonly none: number; readonly one: number } {
    let [once, twice] = [0, 0];
    for (let index = 0; index < among.length; index++) {
      const failed = ~bits[rowOf[among[index]!]! * words + word]!;
      twice |= once & failed;
      once |= failed;
    }
    return { none: ~once, one: once & ~twice };
  }

  /** How many of the conditions fail that no bitmap answers. */
  function otherFailures(position: number, { tokens, tries }: IndexedGroup): number {
    let failures = 0;
    for (const index of tokens) if (!index.holds(position)) failures++;
    if (tries)
      for (const { condition, wanted } of at[position]!.tests)
        if (condition.form === undefined && !condition.holds(wanted, look.subject as Subject, domain)) failures++;
    return failures;
  }

  /** The first positions of a group at which one test alone fails. */
  function failedOnce(group: IndexedGroup, most: number): readonly number[] {
    const found: number[] = [];
    const { from, to } = group;
    const byBitsAlone = group.tokens.length === 0 && !group.tries;
    for (let word = from >>> 5; word << 5 < to && found.length < most; word++) {
      const { none, one } = failuresIn(word, group.columns);
      const last = to - (word << 5);
      let left = (byBitsAlone ? one : none | one) & (last < 32 ? (1 << last) - 1 : -1);
      for (; left !== 0 && found.length < most; left &= left - 1) {
        const bit = lowest(left);
        const position = (word << 5) + bit;
        if (byBitsAlone || otherFailures(position, group) === ((none >>> bit) & 1)) found.push(position);
      }
    }
    return found;
  }

  function failingAt(position: number): readonly Condition[] {
    const [word, bit] = [position >>> 5, 1 << (position & 31)];
    return at[position]!.tests.flatMap(({ condition, wanted }) => {
      const { kind } = condition;
      const column = columns.findIndex((one) => one.condition.kind === kind);
      const holds =
        column >= 0
          ? (bits[rowOf[column]! * words + word]! & bit) !== 0
          : (tokenIndexes.find((one) => one.condition.kind === kind)?.holds(position) ??
            condition.holds(wanted, look.subject as Subject, domain));
      return holds ? [] : [condition];
    });
  }

  return {
    failingAt,
    nearly(table, most) {
      const found: NearMiss[] = [];
      const bySize = Map.groupBy(tables[table]!, ({ conditions }) => conditions.length);
      for (const [size, groups] of [...bySize].sort(([a], [b]) => b - a)) {
        if (size < 2 || found.length >= most) break;
        const positions = groups.flatMap((group) => failedOnce(group, most)).sort((a, b) => order[a]! - order[b]!);
        for (const position of positions.slice(0, most - found.length))
          found.push({ rule: at[position]!, failed: failingAt(position)[0]! });
      }
      return found;
    },
  };
}
