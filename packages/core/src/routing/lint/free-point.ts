import { hasBit } from "./bitmaps.ts";
import type { Budget } from "./budget.ts";
import type { Reach } from "./reach.ts";
import { cellsOf, type Point, pointIn, type Region } from "./region.ts";
import type { Space } from "./space.ts";
import { contentWithout, noWish, rivalsFor } from "./tokens.ts";
import { waysThrough } from "./ways.ts";

/** How many points to look at before the search, and how far apart. */
const PROBES = 24;
const SPREAD = 7919;

interface FreePointOptions {
  readonly reach: Reach;
  readonly budget: Budget;
  /** Hears of rivals that together leave nothing free, not always of the fewest. */
  readonly used?: Set<number>;
  /** What was in vain for rules that take any words, where a region has all cells that are left: to be shared by searches. */
  readonly inVain?: Set<string>;
}

/**
 * A point of a region that none of these rules takes; undefined where there is none, or the budget ran out before one was found.
 * Goes through the region field by field, cell by cell, with the rivals that take the cell, those cells first that leave the
 * fewest; turns back where one rival takes all that is left, and where the same rivals were left before.
 */
export function freePoint(
  region: Region,
  all: readonly number[],
  space: Space,
  { reach, budget, used, inVain }: FreePointOptions,
): Point | undefined {
  const start = pointIn(region, space);
  if (start === undefined) return undefined;
  const { fields, tokens } = space;
  const rivals = rivalsFor(region.wish, all, tokens);
  const takesAllIn = (field: number): ((rule: number) => boolean) => {
    const bits = reach.covering(region, [field]);
    return (rule) => hasBit(bits, rule);
  };
  const split = fields.flatMap((_, field) => (rivals.every(takesAllIn(field)) ? [] : [field]));
  const coveringFrom = split.map((_, depth) => reach.covering(region, split.slice(depth)));
  const cells = split.map((field) => cellsOf(region.masks[field], fields[field]!));
  const satisfied = new Set(rivals.filter((rule) => tokensCover(rule, region, space, budget)));
  /** Of rules that each would do, one that was named before, else one that takes any words. */
  function name(rules: readonly number[]): void {
    if (used === undefined || rules.some((rule) => used.has(rule))) return;
    used.add(rules.find((rule) => tokens.wishes[rule] === undefined) ?? rules[0]!);
  }
  const failed = split.map(() => new Set<string>());
  const shared = split.map((_, depth) => split.slice(depth).every((field) => region.masks[field] === undefined));
  const chosen = [...start.cells];

  function descend(depth: number, left: readonly number[]): Point | undefined {
    if (budget.left <= 0) return undefined;
    budget.left -= 1 + left.length / 64;
    if (left.length === 0) return { cells: [...chosen], has: start!.has };
    const field = split[depth];
    if (field === undefined) return byTokens(left);
    const covering = left.filter((rule) => hasBit(coveringFrom[depth]!, rule) && satisfied.has(rule));
    if (covering.length > 0) {
      name(covering);
      return undefined;
    }
    const key = left.join();
    if (failed[depth]!.has(key)) return undefined;
    const sharing =
      inVain !== undefined && shared[depth] === true && left.every((rule) => tokens.wishes[rule] === undefined);
    const sharedKey = sharing ? `${split.slice(depth).join()}:${key}` : "";
    if (sharing && inVain.has(sharedKey)) {
      for (const rule of left) used?.add(rule);
      return undefined;
    }
    const ways = waysThrough(fields[field]!, region.masks[field], left);
    for (const { cell, left: rest } of ways.toSorted((a, b) => a.left.length - b.left.length)) {
      chosen[field] = cell;
      const found = descend(depth + 1, rest);
      if (found !== undefined) return found;
    }
    chosen[field] = start!.cells[field]!;
    if (budget.left > 0) failed[depth]!.add(key);
    if (budget.left > 0 && sharing) inVain.add(sharedKey);
    return undefined;
  }

  /** Looks at some points here and there: most regions have free ones everywhere. */
  function probe(): Point | undefined {
    for (let nth = 0; nth < PROBES; nth++) {
      let left = rivals;
      for (const [depth, field] of split.entries()) {
        const some = cells[depth]!;
        const cell = some[(nth * SPREAD + depth * nth) % some.length]!;
        const row = fields[field]!.rows[cell]!;
        left = left.filter((rule) => hasBit(row, rule));
        chosen[field] = cell;
      }
      if (left.some((rule) => satisfied.has(rule))) continue;
      const found = byTokens(left);
      if (found !== undefined) return found;
    }
    used?.clear();
    for (const field of split) chosen[field] = start!.cells[field]!;
    return undefined;
  }

  function byTokens(left: readonly number[]): Point | undefined {
    const whole = left.filter((rule) => satisfied.has(rule));
    if (whole.length > 0) {
      name(whole);
      return undefined;
    }
    const wishes = left.map((position) => ({ position, wish: tokens.wishes[position] ?? noWish }));
    const has = contentWithout(region.wish, wishes, tokens, { budget, beaten: (rule) => used?.add(rule) });
    return has === undefined ? undefined : { cells: [...chosen], has };
  }
  return probe() ?? descend(0, rivals);
}

/** Whether a rule's tokens are granted by all that a region's wish is content with, which must be something. */
export function tokensCover(rule: number, region: Region, { tokens }: Space, budget: Budget): boolean {
  const wish = tokens.wishes[rule];
  if (wish === undefined) return true;
  if (region.wish === noWish || rivalsFor(region.wish, [rule], tokens).length === 0) return false;
  return contentWithout(region.wish, [{ position: rule, wish }], tokens, { budget }) === undefined && budget.left > 0;
}
