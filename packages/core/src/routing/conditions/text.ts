import { ok } from "../../result.ts";
import { defineCondition } from "../condition.ts";

/** Compatibility forms and case made one, so that ＧＡＳ, Gas and gas are the same word. */
export const foldText = (text: string): string => text.normalize("NFKC").toLowerCase();

export const text = defineCondition<readonly string[]>({
  kind: "text",
  summary: "the text contains any of these words",
  parse: (alternatives) => ok(alternatives.map(foldText)),
  holds(words, subject) {
    const folded = foldText(subject.text);
    return words.some((word) => folded.includes(word));
  },
  got(words, subject) {
    const folded = foldText(subject.text);
    return words.filter((word) => folded.includes(word)).join("|");
  },
  example: { cell: "gas leak|燃气泄漏", matches: { text: "There is a GAS LEAK here" }, misses: { text: "gas bill" } },
});
