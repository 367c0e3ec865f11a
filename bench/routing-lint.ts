/**
 * What it costs to prove a table, against only counting which of its rules overlap. Prints a line of JSON (`LintFigures`).
 *
 *     node --conditions=swiftline-source bench/routing-lint.ts RULES
 */
import * as routing from "@swiftline/core/routing";
import { boxesOf, overlappingPairs } from "./routing-boxes.ts";
import { domain, ruleSetFrom } from "./routing-ours.ts";
import { plainRules } from "./routing-rules.ts";
import { cpuTimeOf } from "./routing-timing.ts";

/** Costs in microseconds of processor time. */
export interface LintFigures {
  readonly rules: number;
  readonly pairwise: number;
  readonly overlappingPairs: number;
  readonly lint: number;
  readonly findings: number;
}

const rules = plainRules(Number(process.argv[2]));
const set = ruleSetFrom(rules);

/** Until core has it. */
type Lint = (set: routing.RuleSet, domain: routing.Domain) => readonly unknown[];
const { lint } = routing as unknown as { readonly lint?: Lint };

async function measured(prove: Lint): Promise<LintFigures> {
  const [findings, cost] = await cpuTimeOf(() => prove(set, domain));
  const [pairs, pairwise] = await cpuTimeOf(() => overlappingPairs(boxesOf(rules)));
  return { rules: rules.length, pairwise, overlappingPairs: pairs, lint: cost, findings: findings.length };
}

console.log(JSON.stringify(lint === undefined ? { missing: "core has none yet" } : await measured(lint)));
