import { hasBit } from "./bitmaps.ts";
import { isSpent } from "./budget.ts";
import { everything, type Region } from "./region.ts";
import type { Field, Mask } from "./space.ts";
import type { Study } from "./study.ts";
import { contentWithout, noWish, rivalsFor } from "./tokens.ts";
import { waysThrough } from "./ways.ts";

/** A box over the fields from one depth on: for each of them its cells. */
type Rest = readonly (readonly number[])[];

/**
 * All that these rules leave free, as boxes apart from each other; of a box all is free, or all for some words. Goes field by
 * field, and once only where the same rules are left. Undefined where the budget ran out.
 */
export function freeBoxes(
  rivals: readonly number[],
  { space, reach, budget }: Pick<Study, "space" | "reach" | "budget">,
): readonly Region[] | undefined {
  const { fields, tokens } = space;
  const steps = budget();
  const whole = everything(space);
  const covering = fields.map((_, depth) => reach.covering(whole, fields.map((_, at) => at).slice(depth)));
  const takesAnyWords = (rule: number): boolean => tokens.wishes[rule] === undefined;
  const known = fields.map(() => new Map<string, readonly Rest[]>());

  function below(depth: number, left: readonly number[]): readonly Rest[] {
    steps.left -= 1 + left.length / 64;
    if (isSpent(steps)) return [];
    const field = fields[depth];
    if (field === undefined) return freeForSomeWords(left) ? [[]] : [];
    if (left.some((rule) => hasBit(covering[depth]!, rule) && takesAnyWords(rule))) return [];
    const key = left.join();
    const before = known[depth]!.get(key);
    if (before !== undefined) return before;
    const merged = mergedBoxes(
      waysThrough(field, undefined, left).map((way) => ({ cells: way.cells(), rests: below(depth + 1, way.left) })),
    );
    known[depth]!.set(key, merged);
    return merged;
  }
  function freeForSomeWords(left: readonly number[]): boolean {
    const wishes = left.map((position) => ({ position, wish: tokens.wishes[position] ?? noWish }));
    return contentWithout(noWish, wishes, tokens, { budget: steps }) !== undefined;
  }
  const boxes = below(0, rivalsFor(noWish, rivals, tokens));
  return isSpent(steps) ? undefined : boxes.flatMap((box) => regionsOf(box, fields));
}

/** What is free below the cells of a field, as boxes of this field too: cells below which the same is free are together. */
function mergedBoxes(
  ways: readonly { readonly cells: readonly number[]; readonly rests: readonly Rest[] }[],
): readonly Rest[] {
  const together = new Map<string, { readonly cells: number[]; readonly rest: Rest }>();
  for (const { cells, rests } of ways)
    for (const rest of rests) {
      const key = JSON.stringify(rest);
      const same = together.get(key);
      if (same === undefined) together.set(key, { cells: [...cells], rest });
      else same.cells.push(...cells);
    }
  return [...together.values()].map(({ cells, rest }) => [cells, ...rest]);
}

const regionsOf = (box: Rest, fields: readonly Field[]): readonly Region[] =>
  box
    .reduce<readonly (readonly Mask[])[]>(
      (all, some, at) => all.flatMap((masks) => productsIn(some, fields[at]!).map((mask) => [...masks, mask])),
      [[]],
    )
    .map((masks) => ({ masks, wish: noWish }));

/** Cells of a field as masks that can be said in words: for a field of two axes each all pairs of some leaves of either. */
function productsIn(some: readonly number[], { cells }: Field): readonly Mask[] {
  const byFirst = Map.groupBy(some, (cell) => cells[cell]!.leaves[0]);
  const alike = Map.groupBy(byFirst.values(), (group) => group.map((cell) => cells[cell]!.leaves[1]?.sample).join());
  return [...alike.values()].map((groups) => maskOf(groups.flat(), cells.length));
}

function maskOf(some: readonly number[], length: number): Mask {
  const mask = new Uint8Array(length);
  for (const cell of some) mask[cell] = 1;
  return mask;
}
