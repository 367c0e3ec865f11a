import type { Mined } from "./handled-appeal.ts";

/** The appeals that a proposed rule would take: of a category and below, in an area and below, with a word; each left out where any. */
export interface Scope {
  readonly category?: string;
  readonly area?: string;
  readonly word?: string;
}

export const takes = ({ category, area, word }: Scope, { categories, areas, text }: Mined): boolean =>
  (category === undefined || categories.includes(category)) &&
  (area === undefined || areas.includes(area)) &&
  (word === undefined || text.includes(word));

/** Every scope of a category and an area that takes an appeal, with how narrow it is: the levels down to its nodes. */
export function scopesOf({ categories, areas }: Mined, word?: string): readonly NarrowScope[] {
  const levels = (path: readonly string[]): readonly (readonly [node: string | undefined, depth: number])[] => [
    [undefined, 0],
    ...path.map((node, index) => [node, path.length - index] as const),
  ];
  return levels(categories).flatMap(([category, down]) =>
    levels(areas).map(([area, further]) => ({
      scope: {
        ...(category !== undefined && { category }),
        ...(area !== undefined && { area }),
        ...(word !== undefined && { word }),
      },
      depth: down + further,
    })),
  );
}

/**
 * A scope no wider than the appeals that speak for it: where all of them lie below one node, that node. What nobody has seen is
 * not sent elsewhere because nothing speaks against it.
 */
export function tightened(scope: Scope, appeals: readonly Mined[]): Scope {
  const category = commonNode(appeals.map(({ categories }) => categories));
  const area = commonNode(appeals.map(({ areas }) => areas));
  const isWhole = scope.area === undefined && area === appeals[0]?.areas.at(-1);
  return { ...scope, ...(category !== undefined && { category }), ...(area !== undefined && !isWhole && { area }) };
}

/** The lowest node that stands in every path. */
const commonNode = ([first, ...others]: readonly (readonly string[])[]): string | undefined =>
  first?.find((node) => others.every((path) => path.includes(node)));

export interface NarrowScope {
  readonly scope: Scope;
  readonly depth: number;
}

export const keyOf = ({ category = "", area = "", word = "" }: Scope): string => `${category}|${area}|${word}`;

/** The parts of a scope one level down: appeals by the child of its node under which they lie, or "" for those at the node itself. */
export const partsOf = (
  scope: Scope,
  by: "category" | "area",
  appeals: readonly Mined[],
): ReadonlyMap<string, readonly Mined[]> =>
  Map.groupBy(appeals, (one) => childUnder(scope[by], by === "category" ? one.categories : one.areas));

function childUnder(node: string | undefined, path: readonly string[]): string {
  const position = node === undefined ? path.length : path.indexOf(node);
  return path[position - 1] ?? "";
}
