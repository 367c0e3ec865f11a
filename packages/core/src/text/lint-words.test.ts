import { expect, test } from "vitest";
import { domain } from "../../test/literals/domain.ts";
import { ruleTable } from "../../test/literals/rule-sets.ts";
import { lint } from "../routing/lint/lint.ts";
import { ruleSetOf } from "../routing/rule.ts";
import { lintEn } from "./lint-en.ts";
import { editInWords, findingInWords } from "./lint-words.ts";
import { lintZh } from "./lint-zh.ts";

const found = lint(
  ruleSetOf([
    ruleTable("assign", [
      { id: "night", category: "noise", hour: "22-6", ">agency": "police" },
      { id: "day", category: "noise", hour: "6-22", ">agency": "desk" },
      { id: "home", category: "noise-home", text: "loud|loud music", ">agency": "housing" },
      { id: "works", area: "west", to: "2026-03-31", ">agency": "housing" },
      { id: "odd", text: "gas leak|!gas", ">agency": "police" },
    ]),
  ]),
  domain,
  { at: Date.UTC(2026, 2, 6) },
);
const names: Readonly<Record<string, string>> = { police: "the police" };
const name = (code: string): string => names[code] ?? code;
const told = (code: string, words: typeof lintEn): readonly string[] =>
  found.filter((one) => one.code === code).map((one) => findingInWords(one, words, name));

test("a hidden rule is told with those that hide it and what they say", () => {
  expect(told("unreachable", lintEn)).toEqual([
    "home is never chosen unless an agency returned the appeal: night and day come first and together take all that it matches; night says the police, day says desk and home says housing.",
  ]);
  expect(told("unreachable", lintZh)[0]).toBe(
    "规则 home 除非有单位退单，否则永远不会被选中：night、day 在前，合起来涵盖其全部情形；night 为“直派 the police”，day 为“直派 desk”，home 为“直派 housing”。",
  );
});

test("words, dates and contradictions are told by what they are", () => {
  expect(told("keyword-redundant", lintEn)).toEqual(["home: “loud music” adds nothing to “loud”."]);
  expect(told("date-end", lintEn)[0]).toMatch(/^works ends on 2026-03-31; from then on /);
  expect(told("empty", lintEn)).toEqual(["odd cannot match: its text asks for words that it forbids."]);
});

test("every finding and every edit has its sentence in both languages", () => {
  for (const words of [lintEn, lintZh])
    for (const one of found) {
      expect(findingInWords(one, words)).toMatch(/[.。]$/);
      if (one.edit !== undefined) expect(editInWords(one.edit, words)).toMatch(/[.。]$/);
    }
});
