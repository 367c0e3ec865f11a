import { AppealKind } from "../../appeal/terms.ts";
import { oneOf } from "./known.ts";
import { valueCondition } from "./value-condition.ts";

export const kind = valueCondition({
  kind: "kind",
  summary: "the appeal is an inquiry, a call for help, a complaint, a report or a suggestion",
  valueOf: (subject) => subject.kind,
  read: oneOf(AppealKind.options),
  known: () => AppealKind.options,
  example: { cell: "inquiry", matches: { kind: "inquiry" }, misses: { kind: "complaint" } },
});
