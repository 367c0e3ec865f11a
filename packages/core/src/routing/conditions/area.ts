import { defineCondition } from "../condition.ts";
import { parseSubtrees } from "./subtree.ts";

export const area = defineCondition<ReadonlySet<string>>({
  kind: "area",
  summary: "the matter lies in this area, or in one inside it",
  parse: (alternatives, domain) => parseSubtrees(alternatives, domain.areas, "areas.csv"),
  holds: (codes, subject) => subject.area !== undefined && codes.has(subject.area),
  got: (_codes, subject) => subject.area ?? "",
  index: { keys: (codes) => codes, keyOf: (subject) => subject.area },
  example: { cell: "west", matches: { area: "west-river" }, misses: { area: "east" } },
});
