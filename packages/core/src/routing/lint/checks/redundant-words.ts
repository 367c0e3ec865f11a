import type { TokenForm } from "../../condition.ts";
import type { Rule, Test } from "../../rule.ts";
import { boxOfRule } from "../box-in-words.ts";
import type { KeywordRedundant } from "../findings.ts";
import type { Study } from "../study.ts";

/** Words beside which another word of the same rule says as much: the longer one of two alternatives, the shorter one of two that must all be there. */
export const redundantWords = ({ space }: Study): readonly KeywordRedundant[] =>
  space.rules.flatMap((rule) =>
    rule.tests.flatMap((test) => {
      const { form } = test.condition;
      return form?.by === "token" ? redundantIn(rule, test, form) : [];
    }),
  );

function redundantIn(rule: Rule, { condition, wanted }: Test, form: TokenForm): readonly KeywordRedundant[] {
  const { any, all, none } = form.wants(wanted);
  const covered = (word: string, other: string): boolean => form.implies(word, other);
  const weaker = (word: string, other: string): boolean => form.implies(other, word);
  const found = [
    ...pairs(any, covered).map((pair) => ({ ...pair, in: "any" as const })),
    ...pairs(all, weaker).map((pair) => ({ ...pair, in: "all" as const })),
    ...pairs(none, covered).map((pair) => ({ ...pair, in: "none" as const })),
    ...settled(any, all, weaker).map((pair) => ({ ...pair, in: "any" as const })),
  ];
  return found.map(({ word, beside, in: list }) => ({
    code: "keyword-redundant",
    severity: "note",
    table: rule.table,
    rules: [rule],
    box: boxOfRule(rule),
    condition: condition.kind,
    word,
    beside,
    in: list,
    edit: { edit: "drop-word", rule: rule.id, condition: condition.kind, word },
  }));
}

interface Pair {
  readonly word: string;
  readonly beside: string;
}

/** Each word of a list that another one makes needless; of two equal ones the later. */
const pairs = (words: readonly string[], needless: (word: string, other: string) => boolean): readonly Pair[] =>
  words.flatMap((word, at): readonly Pair[] => {
    const beside = words.find((other, place) => (word === other ? place < at : needless(word, other)));
    return beside === undefined ? [] : [{ word, beside }];
  });

/** The alternatives that make no difference, because a word that must be there has one of them in it. */
function settled(any: readonly string[], all: readonly string[], weaker: (word: string, other: string) => boolean) {
  const word = any.find((one) => all.some((other) => weaker(one, other)));
  const beside = word === undefined ? undefined : all.find((other) => weaker(word, other));
  if (beside === undefined) return [];
  return any
    .filter((one) => !any.some((other) => other !== one && weaker(other, one)))
    .map((one) => ({ word: one, beside }));
}
