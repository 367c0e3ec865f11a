import type { Subject } from "../subject.ts";
import { lowest } from "./bits.ts";
import { type CompiledRules, type IndexedGroup, type Look, triedHold } from "./compiled-rules.ts";

/** Finds the rules of a group that hold for the subject in question. */
export interface GroupSearch {
  /** The first position of a group from `start` on that holds and comes before `limit` in the order; -1 where none does. */
  readonly nextIn: (group: IndexedGroup, start: number, limit: number) => number;
  /** Whether the rule at a position holds. */
  readonly holdsAt: (position: number) => boolean;
}

export function searchGroups({ at, order, groupOf, matrix, domain }: CompiledRules, look: Look): GroupSearch {
  const { words, bits, blocks, summary } = matrix;
  const { rowOf } = look;

  /** Whether what the bitmaps do not answer holds. */
  function restHolds(position: number, { tokens, tries }: IndexedGroup): boolean {
    for (const index of tokens) if (!index.holds(position)) return false;
    return !tries || triedHold(at[position]!, look.subject as Subject, domain);
  }

  function bitsHold(position: number, { columns }: IndexedGroup): boolean {
    const [word, bit] = [position >>> 5, 1 << (position & 31)];
    for (let index = 0; index < columns.length; index++)
      if ((bits[rowOf[columns[index]!]! * words + word]! & bit) === 0) return false;
    return true;
  }

  /** The words of a block that can hold anything, or the rules of a word that do: an AND over the columns of a group. */
  function left(from: Uint32Array, width: number, place: number, columns: readonly number[]): number {
    let some = -1;
    for (let index = 0; index < columns.length && some !== 0; index++)
      some &= from[rowOf[columns[index]!]! * width + place]!;
    return some;
  }

  /** A group without columns: its rules are tried one by one. */
  function nextTried(group: IndexedGroup, start: number, limit: number): number {
    for (let position = start; position < group.to && order[position]! < limit; position++)
      if (restHolds(position, group)) return position;
    return -1;
  }

  function nextIn(group: IndexedGroup, start: number, limit: number): number {
    const { from, to, block, columns } = group;
    if (columns.length === 0) return nextTried(group, start, limit);
    const [firstWord, startWord] = [from >>> 5, start >>> 5];
    const blocksIn = Math.ceil((to - from) / 1024);
    const byBitsAlone = group.tokens.length === 0 && !group.tries;
    for (let nth = (start - from) >>> 10; nth < blocksIn; nth++) {
      for (let some = left(summary, blocks, block + nth, columns); some !== 0; some &= some - 1) {
        const word = firstWord + nth * 32 + lowest(some);
        if (word < startWord) continue;
        if (order[word << 5]! >= limit) return -1;
        let rules = left(bits, words, word, columns);
        if (word === startWord) rules &= -1 << (start & 31);
        for (; rules !== 0; rules &= rules - 1) {
          const position = (word << 5) + lowest(rules);
          if (byBitsAlone || restHolds(position, group)) return position;
        }
      }
    }
    return -1;
  }

  return {
    nextIn,
    holdsAt(position) {
      const group = groupOf[position];
      return group !== undefined && bitsHold(position, group) && restHolds(position, group);
    },
  };
}
