import { subtreeOf } from "./known.ts";
import { valueCondition } from "./value-condition.ts";

export const area = valueCondition({
  kind: "area",
  summary: "the matter lies in this area, or in one inside it",
  valueOf: (subject) => subject.area,
  read: (code, domain) => subtreeOf(code, domain.areas, "areas.csv"),
  known: (domain) => domain.areas.nodes.map(({ id }) => id),
  optional: true,
  example: { cell: "west", matches: { area: "west-river" }, misses: { area: "east" } },
});
