import { Population } from "../../appeal/terms.ts";
import { oneOf } from "./known.ts";
import { valueCondition } from "./value-condition.ts";

export const population = valueCondition({
  kind: "population",
  summary: "a person appeals (citizen), or an organisation (business)",
  valueOf: (subject) => subject.population,
  read: oneOf(Population.options),
  known: () => Population.options,
  optional: true,
  example: { cell: "business", matches: { population: "business" }, misses: { population: "citizen" } },
});
