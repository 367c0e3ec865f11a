import type { CellProblem } from "../condition.ts";
import { defineCondition, type Tokens, takesTokens } from "../condition.ts";
import { compileWords } from "../engine/word-scanner.ts";
import { parseTokens } from "./token-cell.ts";

/** Signs of somebody who thinks in regular expressions: `.*`, `\d`, `[a-z]`, `(?:`, `^gas`. */
const looksLikePattern = /\.[*+]|\\[dwsbDWSB]|\[\^?\w-\w|\(\?|^\^|\$$/;

const checkWord = (word: string): CellProblem | undefined =>
  looksLikePattern.test(word)
    ? { message: `${word} looks like a pattern; words are looked for as they are written: list them, a|b` }
    : undefined;

export const text = defineCondition<Tokens>({
  kind: "text",
  summary: "the text contains any of these words, all of those with + and none of those with !",
  parse(alternatives, domain) {
    const fold = (words: readonly string[]): readonly string[] => words.map(domain.folding.fold);
    const parsed = parseTokens(alternatives, checkWord);
    if (!parsed.ok) return parsed;
    const { any, all, none } = parsed.value;
    return { ok: true, value: { any: fold(any), all: fold(all), none: fold(none) } };
  },
  holds(words, subject, { folding }) {
    const folded = folding.fold(subject.text);
    return takesTokens(words, (word) => folded.includes(word));
  },
  got({ any, all }, subject, { folding }) {
    const folded = folding.fold(subject.text);
    const found = [...any, ...all].filter((word) => folded.includes(word));
    return found.length > 0 ? found.join("|") : subject.text === "" ? undefined : "other words";
  },
  form: {
    by: "token",
    wants: (words) => words,
    finder(words, { folding }) {
      const { scan, locate } = compileWords(words, folding);
      return {
        find: (subject, found) => scan(subject.text, found),
        places: (subject) => locate(subject.text).map(({ word, from, to }) => ({ token: word, from, to })),
      };
    },
    implies: (word, other) => word.includes(other),
  },
  example: { cell: "gas leak|燃气泄漏", matches: { text: "There is a GAS LEAK here" }, misses: { text: "gas bill" } },
});
