/**
 * What a change of 20 rules in 10,000 would have done to past appeals: by what the two versions differ in, against deciding all
 * of them twice. Prints a line of JSON (`WhatIfFigures`).
 *
 *     node --conditions=swiftline-source bench/routing-what-if.ts APPEALS
 */
import { compileRouter, type Router } from "@swiftline/core/routing";
import { type PastAppeal, whatIf } from "@swiftline/core/routing/proof";
import { randomFrom } from "./random.ts";
import { plainAppeals } from "./routing-appeals.ts";
import { agencies, leafCategories } from "./routing-city.ts";
import { domain, ruleSetFrom, subjectFrom } from "./routing-ours.ts";
import { type PlainRule, plainRules } from "./routing-rules.ts";
import { cpuTimeOf } from "./routing-timing.ts";

/** Costs in microseconds of processor time, once both versions are compiled. */
export interface WhatIfFigures {
  readonly appeals: number;
  readonly full: number;
  readonly delta: number;
  /** How many appeals go to another agency, by either way. */
  readonly movedByFull: number;
  readonly movedByDelta: number;
}

const RULES = 10_000;
const CHANGED = 20;
const DISTINCT_APPEALS = 50_000;
const count = Number(process.argv[2]);

/** Another agency for every other one of the rules that change, another category for the rest. */
function changed(rules: readonly PlainRule[]): readonly PlainRule[] {
  const random = randomFrom(99);
  const places = random.some([...rules.keys()].slice(0, -1), CHANGED, CHANGED);
  return rules.map((rule, place) => {
    const turn = places.indexOf(place);
    if (turn < 0) return rule;
    return turn % 2 === 0
      ? { ...rule, agency: random.pick(agencies) }
      : { ...rule, category: random.pick(leafCategories) };
  });
}

const rules = plainRules(RULES);
const [before, after] = [rules, changed(rules)].map((some) => compileRouter(ruleSetFrom(some), domain));
const distinct = plainAppeals(DISTINCT_APPEALS).map((appeal, index) => ({
  id: `A-${index}`,
  subject: subjectFrom(appeal),
}));

function* history(): Generator<PastAppeal> {
  for (let index = 0; index < count; index++) yield distinct[index % DISTINCT_APPEALS]!;
}

function decideTwice(one: Router, other: Router): number {
  let moved = 0;
  for (const { subject } of history())
    if (one.decide(subject).outcome.agency !== other.decide(subject).outcome.agency) moved++;
  return moved;
}

async function measured(one: Router, other: Router): Promise<WhatIfFigures> {
  const [movedByDelta, delta] = await cpuTimeOf(() => whatIf(one, other, history(), { domain, workload: false }).moved);
  const [movedByFull, full] = await cpuTimeOf(() => decideTwice(one, other));
  return { appeals: count, full, delta, movedByFull, movedByDelta };
}

console.log(JSON.stringify(await measured(before!, after!)));
