/**
 * What it costs to prove a table, against only counting which of its rules overlap. Prints a line of JSON (`LintFigures`).
 *
 *     node --conditions=swiftline-source bench/routing-lint.ts RULES
 */
import { lint } from "@swiftline/core/routing/lint";
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

const [findings, cost] = await cpuTimeOf(() => lint(set, domain));
const [pairs, pairwise] = await cpuTimeOf(() => overlappingPairs(boxesOf(rules)));
const figures: LintFigures = {
  rules: rules.length,
  pairwise,
  overlappingPairs: pairs,
  lint: cost,
  findings: findings.length,
};
console.log(JSON.stringify(figures));
