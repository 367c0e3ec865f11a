import { conditions } from "../../packages/core/src/routing/conditions/index.ts";
import { hitPolicies, hitPolicyNames } from "../../packages/core/src/routing/hit-policy.ts";
import { outputs } from "../../packages/core/src/routing/outcome.ts";
import { tableNames, tableOrder } from "../../packages/core/src/routing/table-names.ts";
import { outputsOf } from "../../packages/core/src/routing/tables/read-rules.ts";
import { code, codes, page, rows } from "./markdown.ts";

const shown = (part: object): string =>
  Object.entries(part)
    .map(([name, value]) => `${name} ${code(JSON.stringify(value))}`)
    .join(", ");

const aboutRule = [
  ["id", "its name in explanations; every rule has one"],
  ["rank", "in a table that chooses by priority: 1 comes before 2, and what has none comes last"],
  ["from", "the first date on which it is valid"],
  ["to", "the last one"],
  ["enabled", "`no` for a rule that is checked and never chosen"],
  ["basis", "the law or duty list on which it rests; explanations print it"],
  ["note", "anything; read by nobody"],
] as const;

export const dispatchTablesPage = (): string =>
  page(
    "Dispatch tables",
    "A rule set has up to five small tables, which are asked in this order; what one says the next may ask for. `routing.csv`, or `assign` in the folder `routing/`, is the one that must be there. The record above a header may say how a table chooses: `table,assign,hit=unique`.",
    rows(
      ["table", "says", "chooses", "outputs"],
      tableOrder.map((name) => [
        code(name),
        tableNames[name].summary,
        code(tableNames[name].hit),
        codes(outputsOf(name).map(({ column }) => column)),
      ]),
    ),
    "## How a table chooses",
    rows(
      ["hit policy", "decides"],
      hitPolicyNames.map((name) => [code(name), hitPolicies[name].summary]),
    ),
    "## Conditions",
    "Besides these there is one for each attribute that `city.yaml` declares, `attribute:NAME`. A cell is a list of alternatives, `a|b`; an empty cell asks nothing. `!x` takes something out again: `noise|!noise-street` is noise but not in the street, and `!x` alone is anything else. `*` asks that anything is given, `!*` that nothing is. What an appeal has nothing of fails, save for `!*`. Numbers are written `5`, `>=3`, `<10`, `[3..10)`. All cells of a row must hold.",
    rows(
      ["column", "holds when", "for example", "which takes", "and leaves"],
      conditions.map(({ kind, summary, example: { cell, matches, misses } }) => [
        code(kind),
        summary,
        code(cell),
        shown(matches),
        shown(misses),
      ]),
    ),
    "## Outputs",
    rows(
      ["column", "says", "list"],
      outputs.map(({ column, summary, many }) => [code(column), summary, many ? "yes" : "no"]),
    ),
    "## About a rule",
    rows(
      ["column", "holds"],
      aboutRule.map(([column, says]) => [code(column), says]),
    ),
  );
