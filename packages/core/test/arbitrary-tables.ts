import fc from "fast-check";
import { Disposition } from "../src/appeal/terms.ts";
import { text } from "../src/routing/conditions/text.ts";
import type { Outcome } from "../src/routing/outcome.ts";
import { type RoutingTable, type Rule, type RuleSet, ruleSetOf, type Test } from "../src/routing/rule.ts";
import { agencies, ruleSet } from "./arbitrary-rules.ts";
import { domain } from "./literals/domain.ts";

/** What people write, spreadsheets take for formulas, and forms of files give a meaning of their own. */
const letters = fc.constantFrom(
  ...[
    "a",
    "0",
    " ",
    ",",
    ";",
    '"',
    "'",
    "\n",
    "\r\n",
    "\t",
    "=",
    "+",
    "-",
    "@",
    "#",
    "!",
    "*",
    "|",
    ":",
    "é",
    "急",
    "🚒",
    "\\",
  ],
);
const prose = fc
  .oneof(
    fc.string({ unit: letters, maxLength: 8 }),
    fc.string({ unit: "grapheme", maxLength: 8 }),
    fc.constantFrom("0702", "=1+1", "-5", "yes", "null", "~", "1e3", "2026-03-01", "true", "- a", "{a}", "#REF!"),
  )
  .map((some) => some.trim())
  .filter((some) => some !== "");

const word = prose.filter((some) => !some.includes("|"));
const words = fc
  .array(
    fc.tuple(fc.constantFrom("", "", "+", "!"), word).map(([sign, some]) => sign + some),
    { minLength: 1, maxLength: 3 },
  )
  .map((alternatives): readonly Test[] => {
    const wanted = text.parse(alternatives, domain);
    return wanted.ok ? [{ condition: text, wanted: wanted.value, alternatives }] : [];
  });

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ disposition: fc.constantFrom(...Disposition.options), advice: prose }),
  fc
    .shuffledSubarray(agencies, { minLength: 2 })
    .map(([agency = "", ...coHandlers]): Outcome => ({ agency, coHandlers, manner: "conference" })),
);

const spice = fc.record({ words, outcome: fc.option(outcome), basis: fc.option(prose), note: fc.option(prose) });
type Spice = typeof spice extends fc.Arbitrary<infer Value> ? Value : never;

const seasoned = (rule: Rule, { words: tests, outcome: said, basis, note }: Spice): Rule => ({
  ...rule,
  tests: rule.tests.flatMap((one) => (one.condition === text ? tests : [one])),
  outcome: said !== null && rule.table === "assign" ? said : rule.outcome,
  ...(basis !== null && { basis }),
  ...(note !== null && { note }),
});

/** Sets of all tables, with every condition, sign and output, and with words and notes that are hard to write. */
export const hardSet: fc.Arbitrary<RuleSet> = fc
  .tuple(ruleSet, fc.array(spice, { minLength: 1, maxLength: 20 }))
  .map(([{ tables }, spices]) =>
    ruleSetOf(
      tables.map(
        (table): RoutingTable => ({
          ...table,
          rules: table.rules.map((rule, index) => seasoned(rule, spices[index % spices.length] as Spice)),
        }),
      ),
    ),
  );
