import { type Bitmap, hasBit } from "./bitmaps.ts";
import type { Budget } from "./budget.ts";
import { type ByNumbers, byNumbers } from "./number-lists.ts";
import type { Reach } from "./reach.ts";
import { cellsOf, type Point, pointIn, type Region } from "./region.ts";
import type { Space } from "./space.ts";
import { contentWithout, noWish, rivalsFor } from "./tokens.ts";
import { waysThrough } from "./ways.ts";

interface FreePointOptions {
  readonly reach: Reach;
  readonly budget: Budget;
  /** Hears of rivals that together leave nothing free, not always of the fewest. */
  readonly used?: Set<number>;
}

/**
 * A point of a region that none of these rules takes; undefined where there is none, or the budget ran out before one was found.
 * Goes through the region field by field, cell by cell, with the rivals that take the cell, those cells first that leave the
 * fewest; turns back where one rival takes all that is left, and where the same rivals were left before.
 */
export function freePoint(
  region: Region,
  rules: readonly number[],
  space: Space,
  { reach, budget, used }: FreePointOptions,
): Point | undefined {
  const start = pointIn(region, space);
  if (start === undefined) return undefined;
  const rivals = rivalsFor(region.wish, rules, space.tokens);
  const split = space.fields.flatMap((_, field) => {
    const covering = reach.covering(region, [field]);
    return rivals.every((rule) => hasBit(covering, rule)) ? [] : [field];
  });
  const search: Search = {
    region,
    space,
    budget,
    used,
    start,
    split,
    coveringFrom: split.map((_, depth) => reach.covering(region, split.slice(depth))),
    satisfied: new Set(rivals.filter((rule) => tokensCover(rule, region, space, budget))),
    failed: split.map(() => byNumbers<true>()),
    chosen: [...start.cells],
  };
  const found = probe(rivals, search);
  if (found !== undefined) return found;
  used?.clear();
  return descend(0, rivals, { ...search, chosen: [...start.cells] });
}

interface Search {
  readonly region: Region;
  readonly space: Space;
  readonly budget: Budget;
  readonly used: Set<number> | undefined;
  readonly start: Point;
  /** The fields in which some rival takes only a part of the region, by depth. */
  readonly split: readonly number[];
  /** Rules that take all of the region in the fields from a depth on. */
  readonly coveringFrom: readonly Bitmap[];
  /** Rivals whose words are granted whatever the words of the region's rule. */
  readonly satisfied: ReadonlySet<number>;
  /** What rivals were left, by depth, where nothing was found. */
  readonly failed: readonly ByNumbers<true>[];
  /** The cell of each field on the way to here. */
  readonly chosen: number[];
}

function descend(depth: number, left: readonly number[], search: Search): Point | undefined {
  const { budget, split, chosen, start, satisfied, coveringFrom, region, space } = search;
  if (budget.left <= 0) return undefined;
  budget.left -= 1 + left.length / 64;
  if (left.length === 0) return { cells: [...chosen], has: start.has };
  const field = split[depth];
  if (field === undefined) return byTokens(left, search);
  const covering = left.filter((rule) => hasBit(coveringFrom[depth]!, rule) && satisfied.has(rule));
  if (covering.length > 0) return nameOne(covering, search);
  if (search.failed[depth]!.get(left)) return undefined;
  const ways = waysThrough(space.fields[field]!, region.masks[field], left);
  for (const { cell, left: rest } of ways.toSorted((a, b) => a.left.length - b.left.length)) {
    chosen[field] = cell;
    const found = descend(depth + 1, rest, search);
    if (found !== undefined) return found;
  }
  chosen[field] = start.cells[field]!;
  search.failed[depth]!.set(left, true);
  return undefined;
}

/** How many points to look at before the search, and how far apart. */
const PROBES = 24;
const SPREAD = 7919;

/** Looks at some points here and there: most regions have free ones everywhere. */
function probe(rivals: readonly number[], search: Search): Point | undefined {
  const { split, region, space, chosen, satisfied } = search;
  const cells = split.map((field) => cellsOf(region.masks[field], space.fields[field]!));
  for (let nth = 0; nth < PROBES; nth++) {
    let left = rivals;
    for (const [depth, field] of split.entries()) {
      const some = cells[depth]!;
      const cell = some[(nth * SPREAD + depth * nth) % some.length]!;
      const row = space.fields[field]!.rows[cell]!;
      left = left.filter((rule) => hasBit(row, rule));
      chosen[field] = cell;
    }
    if (left.some((rule) => satisfied.has(rule))) continue;
    const found = byTokens(left, search);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where all cells are chosen: words that none of the rules left takes. */
function byTokens(left: readonly number[], search: Search): Point | undefined {
  const { satisfied, space, region, budget, used, chosen } = search;
  const whole = left.filter((rule) => satisfied.has(rule));
  if (whole.length > 0) return nameOne(whole, search);
  const wishes = left.map((position) => ({ position, wish: space.tokens.wishes[position] ?? noWish }));
  const has = contentWithout(region.wish, wishes, space.tokens, { budget, beaten: (rule) => used?.add(rule) });
  return has === undefined ? undefined : { cells: [...chosen], has };
}

/** Of rules that each would do, one that was named before, else one that takes any words. */
function nameOne(rules: readonly number[], { used, space: { tokens } }: Search): undefined {
  if (used === undefined || rules.some((rule) => used.has(rule))) return;
  used.add(rules.find((rule) => tokens.wishes[rule] === undefined) ?? rules[0]!);
}

/** Whether a rule's tokens are granted by all that a region's wish is content with, which must be something. */
export function tokensCover(rule: number, region: Region, { tokens }: Space, budget: Budget): boolean {
  const wish = tokens.wishes[rule];
  if (wish === undefined) return true;
  if (region.wish === noWish || rivalsFor(region.wish, [rule], tokens).length === 0) return false;
  return contentWithout(region.wish, [{ position: rule, wish }], tokens, { budget }) === undefined && budget.left > 0;
}
