import { defineCondition } from "../condition.ts";
import { parseSubtrees } from "./subtree.ts";

export const category = defineCondition<ReadonlySet<string>>({
  kind: "category",
  summary: "the matter is of this category, or of one below it",
  parse: (alternatives, domain) => parseSubtrees(alternatives, domain.categories, "categories.csv"),
  holds: (codes, subject) => codes.has(subject.category),
  got: (_codes, subject) => subject.category,
  index: { keys: (codes) => codes, keyOf: (subject) => subject.category },
  example: { cell: "noise", matches: { category: "noise-street" }, misses: { category: "heat" } },
});
