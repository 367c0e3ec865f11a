import { subtreeOf } from "./known.ts";
import { valueCondition } from "./value-condition.ts";

export const category = valueCondition({
  kind: "category",
  summary: "the matter is of this category, or of one below it",
  valueOf: (subject) => subject.category,
  read: (code, domain) => subtreeOf(code, domain.categories, "categories.csv"),
  known: (domain) => domain.categories.nodes.map(({ id }) => id),
  example: { cell: "noise", matches: { category: "noise-street" }, misses: { category: "heat" } },
});
