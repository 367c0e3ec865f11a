import { byNumbers } from "./number-lists.ts";
import type { Field, Mask } from "./space.ts";

/** Cells of a field that the same ones of some rules take, and those rules. */
export interface Way {
  readonly cell: number;
  readonly cells: () => readonly number[];
  readonly left: readonly number[];
}

/**
 * The cells of a field, or those of a mask, by which of these rules take them. What it costs grows with the cells that the rules
 * name, not with rules times cells: most name few, and the cells that none names are one way.
 */
export function waysThrough(field: Field, mask: Mask | undefined, rules: readonly number[]): readonly Way[] {
  const { wantOf, wants, cellsOfWant } = field;
  const common: number[] = [];
  const special = new Map<number, number[]>();
  for (const rule of rules) {
    const want = wantOf[rule]!;
    if (want < 0 || wants[want] === mask) {
      common.push(rule);
      continue;
    }
    for (const cell of cellsOfWant[want]!) {
      if (mask !== undefined && mask[cell] !== 1) continue;
      const some = special.get(cell);
      if (some === undefined) special.set(cell, [rule]);
      else some.push(rule);
    }
  }
  const alike = byNumbers<number[]>();
  for (const [cell, some] of special) {
    const same = alike.get(some);
    if (same === undefined) alike.set(some, [cell]);
    else same.push(cell);
  }
  const ways = alike.values().map((cells): Way => {
    const [cell = 0] = cells;
    return { cell, cells: () => cells, left: [...common, ...special.get(cell)!] };
  });
  const isPlain = (cell: number): boolean => (mask === undefined || mask[cell] === 1) && !special.has(cell);
  const plain = firstWhere(field, isPlain);
  return plain < 0
    ? ways
    : [
        { cell: plain, cells: () => field.cells.flatMap((_, cell) => (isPlain(cell) ? [cell] : [])), left: common },
        ...ways,
      ];
}

function firstWhere({ cells }: Field, holds: (cell: number) => boolean): number {
  for (let cell = 0; cell < cells.length; cell++) if (holds(cell)) return cell;
  return -1;
}
