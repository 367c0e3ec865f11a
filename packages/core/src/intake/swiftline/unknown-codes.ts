import type { PolicyBook } from "../../book/policy-book.ts";
import type { TreeNode } from "../../city/tree.ts";
import { didYouMean } from "../../nearest.ts";
import { messageOn, type Problem } from "../../problem.ts";

/** Codes of a city's lists, by the list. */
export type NamedCodes = { readonly [List in "hotline" | "category" | "area" | "agency"]?: string | undefined };

/** Finds those codes that the city does not have, each with the nearest one there; `field` is the list's name. */
export function unknownCodes(book: PolicyBook): (named: NamedCodes) => readonly Problem[] {
  const { city, categories, areas, agencies } = book;
  const lists: readonly (readonly [keyof NamedCodes, readonly TreeNode[], string])[] = [
    ["hotline", city.hotlines, "city.yaml"],
    ["category", categories.nodes, "categories.csv"],
    ["area", areas.nodes, "areas.csv"],
    ["agency", agencies.nodes, "agencies.csv"],
  ];
  const known = lists.map(([list, nodes, file]) => ({ list, file, ids: new Set(nodes.map(({ id }) => id)) }));
  return (named) =>
    known.flatMap(({ list, file, ids }): readonly Problem[] => {
      const value = named[list];
      if (value === undefined || ids.has(value)) return [];
      const said = messageOn(value, `is not in ${file}`);
      return [{ code: `intake/unknown-${list}`, ...said, field: list, value, ...didYouMean(value, ids) }];
    });
}
