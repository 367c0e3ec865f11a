import { Priority } from "../../appeal/terms.ts";
import { oneOf } from "./known.ts";
import { valueCondition } from "./value-condition.ts";

export const priority = valueCondition({
  kind: "priority",
  summary: "the urgency table gave the appeal this priority",
  valueOf: (subject) => subject.priority,
  read: oneOf(Priority.options),
  known: () => Priority.options,
  optional: true,
  example: { cell: "urgent|high", matches: { priority: "urgent" }, misses: { priority: "low" } },
});
