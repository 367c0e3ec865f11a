import type { PolicyBook } from "../../../book/policy-book.ts";

/** Requests of 2020 by the ten categories that had most, in ten thousands (F11), by the ids of the city folder. */
export const topTen: Readonly<Record<string, number>> = {
  epidemic: 107.7,
  market: 98,
  service: 64.8,
  housing: 61.2,
  health: 59.8,
  construction: 54.8,
  traffic: 47.2,
  order: 46.5,
  labour: 35.7,
  education: 35.1,
};
export const ALL_2020 = 1103.94;

/** The central urban area: Dongcheng, Xicheng, Chaoyang, Fengtai, Shijingshan and Haidian. */
export const centralDistricts: ReadonlySet<string> = new Set([
  "110101",
  "110102",
  "110105",
  "110106",
  "110107",
  "110108",
]);
export const CENTRAL_SHARE = 0.6;

/** What the requests of 2020 were about and where, as weights of what has nothing below it: alike where nothing is published. */
export function mixOf2020({ categories, areas }: PolicyBook) {
  const rest = ALL_2020 - Object.values(topTen).reduce((sum, many) => sum + many);
  return {
    categories: weightsByGroup(
      leavesOf(categories),
      (id) => categories.ancestorAt(id, 0) ?? id,
      (group) => topTen[group],
      rest,
    ),
    areas: weightsByGroup(
      leavesOf(areas),
      (id) => (centralDistricts.has(areas.ancestorAt(id, 1) ?? "") ? "central" : "other"),
      (group) => (group === "central" ? CENTRAL_SHARE : undefined),
      1 - CENTRAL_SHARE,
    ),
  };
}

const leavesOf = ({ nodes, childrenOf }: PolicyBook["categories"] | PolicyBook["areas"]): readonly string[] =>
  nodes.filter(({ id }) => childrenOf(id).length === 0).map(({ id }) => id);

/** Each group's weight is shared by its leaves; those of groups without one share `rest`. */
function weightsByGroup(
  leaves: readonly string[],
  groupOf: (leaf: string) => string,
  weightOf: (group: string) => number | undefined,
  rest: number,
): Readonly<Record<string, number>> {
  const named = (leaf: string): string => (weightOf(groupOf(leaf)) === undefined ? "" : groupOf(leaf));
  const sizes = Map.groupBy(leaves, named);
  return Object.fromEntries(
    leaves.map((leaf) => [leaf, (weightOf(named(leaf)) ?? rest) / (sizes.get(named(leaf)) as string[]).length]),
  );
}
