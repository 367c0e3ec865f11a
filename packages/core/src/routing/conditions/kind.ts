import { AppealKind } from "../../appeal/terms.ts";
import { defineCondition } from "../condition.ts";
import { parseWords } from "./words.ts";

export const kind = defineCondition<ReadonlySet<AppealKind>>({
  kind: "kind",
  summary: "the appeal is an inquiry, a call for help, a complaint, a report or a suggestion",
  parse: (alternatives) => parseWords(alternatives, AppealKind.options),
  holds: (kinds, subject) => kinds.has(subject.kind),
  got: (_kinds, subject) => subject.kind,
  index: { keys: (kinds) => kinds, keyOf: (subject) => subject.kind },
  example: { cell: "inquiry", matches: { kind: "inquiry" }, misses: { kind: "complaint" } },
});
