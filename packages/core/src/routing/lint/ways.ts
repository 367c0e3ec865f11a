import type { Field, Mask } from "./space.ts";

/** Cells of a field that the same ones of some rules take, and those rules. */
export interface Way {
  readonly cells: readonly number[];
  readonly left: readonly number[];
}

/**
 * The cells of a field, or those of a mask, by which of these rules take them. What it costs grows with the cells that the rules
 * name, not with rules times cells: most name few.
 */
export function waysThrough(field: Field, mask: Mask | undefined, rules: readonly number[]): readonly Way[] {
  const { cells, wantOf, wants, cellsOfWant } = field;
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
  const alike = new Map<string, { readonly cells: number[]; readonly left: readonly number[] }>();
  for (let cell = 0; cell < cells.length; cell++) {
    if (mask !== undefined && mask[cell] !== 1) continue;
    const some = special.get(cell) ?? [];
    const key = some.join();
    const same = alike.get(key);
    if (same === undefined) alike.set(key, { cells: [cell], left: some.length === 0 ? common : [...common, ...some] });
    else same.cells.push(cell);
  }
  return [...alike.values()];
}
