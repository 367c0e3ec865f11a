import { area } from "../conditions/area.ts";
import { category } from "../conditions/category.ts";
import { text } from "../conditions/text.ts";
import type { Domain } from "../domain.ts";
import { compileRouter, type Router } from "../router.ts";
import { type Rule, ruleSetOf, type Test } from "../rule.ts";
import { decidingTwice } from "./deciding-twice.ts";
import { cellsOf } from "./diff.ts";
import { type Evidence, precisionOf } from "./evidence.ts";
import { assigningRules, type HandledAppeal, type Mined, minedAppeals } from "./handled-appeal.ts";
import { type Finding, mineScopes } from "./mine-scopes.ts";
import type { Scope } from "./scope.ts";

export interface SuggestOptions {
  readonly domain: Domain;
  /** How many mistakes a rule must correct to be proposed; 20 unless said. */
  readonly minSupport?: number;
  /** Of the appeals that it moves, the share that must go to the agency that had them in the end; 0.9 unless said. */
  readonly minPrecision?: number;
}

/** A rule that past returns and reassignments speak for. */
export interface Suggestion {
  readonly rule: Rule;
  /** The row as the table would hold it, by column. */
  readonly cells: ReadonlyMap<string, string>;
  /** The rule before which it belongs. */
  readonly before: Rule;
  /** What it would have done, by decision: to all appeals, not only to returned ones. */
  readonly training: Evidence;
  readonly later: Evidence;
}

/**
 * Proposes rules where appeals of one kind were sent to one agency again and again, and another one had them in the end: learned
 * from the earlier part of the appeals, kept only where it proves right on the later part. Those that correct most come first.
 */
export function suggest(
  appeals: Iterable<HandledAppeal>,
  router: Router,
  options: SuggestOptions,
): readonly Suggestion[] {
  const { domain, minSupport = 20, minPrecision = 0.9 } = options;
  const mined = minedAppeals(appeals, router, domain);
  const ids = new Set(router.set.tables.flatMap(({ rules }) => rules.map(({ id }) => id)));
  return mineScopes(mined, { minSupport, minPrecision })
    .flatMap((finding) => ruleOf(finding, router, { domain, id: freshId(ids) }) ?? [])
    .map(({ rule, before }) => ({
      rule,
      before,
      cells: new Map([["id", rule.id], ...cellsOf(rule)]),
      ...replayed(rule, before, router, mined, domain),
    }))
    .filter(({ later }) => precisionOf(later) >= minPrecision)
    .sort((one, other) => correctedBy(other) - correctedBy(one));
}

const correctedBy = ({ training, later }: Suggestion): number => training.corrected + later.corrected;

function freshId(taken: Set<string>): string {
  let number = 1;
  while (taken.has(`suggested-${number}`)) number++;
  taken.add(`suggested-${number}`);
  return `suggested-${number}`;
}

/** The rule for a finding, with the limit that most of its appeals had. Undefined where a word cannot stand in a cell. */
function ruleOf(
  { agency, scope, place, moved }: Finding,
  router: Router,
  { domain, id }: { readonly domain: Domain; readonly id: string },
): { readonly rule: Rule; readonly before: Rule } | undefined {
  const rules = assigningRules(router);
  const before = rules[place];
  const tests = testsOf(scope, domain);
  if (before === undefined || tests === undefined) return undefined;
  const policy = mostOften(moved.map((one) => rules[one.place]?.outcome.policy));
  const outcome = { agency, ...(policy !== undefined && { policy }) };
  const rank = before.rank === undefined ? {} : { rank: before.rank };
  return { rule: { id, table: "assign", line: 0, tests, outcome, enabled: true, ...rank }, before };
}

function testsOf(scope: Scope, domain: Domain): readonly Test[] | undefined {
  const asked = [
    [category, scope.category],
    [area, scope.area],
    [text, scope.word],
  ] as const;
  const tests = asked.flatMap(([condition, cell]): readonly (Test | undefined)[] => {
    if (cell === undefined) return [];
    const wanted = condition.parse([cell], domain);
    return [wanted.ok ? { condition, wanted: wanted.value, alternatives: [cell] } : undefined];
  });
  const sound = tests.filter((test) => test !== undefined);
  return sound.length === tests.length ? sound : undefined;
}

function mostOften<Value>(values: readonly Value[]): Value | undefined {
  const groups = [...Map.groupBy(values, (value) => value)];
  return groups.toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0];
}

/** What the tables with the rule in its place would have done otherwise, in both slices. */
function replayed(rule: Rule, before: Rule, router: Router, mined: readonly Mined[], domain: Domain) {
  const tables = router.set.tables.map((table) =>
    table.name === "assign" ? { ...table, rules: table.rules.toSpliced(table.rules.indexOf(before), 0, rule) } : table,
  );
  const twice = decidingTwice(router, compileRouter(ruleSetOf(tables), domain), domain);
  const slices = { training: { moved: 0, corrected: 0, broken: 0 }, later: { moved: 0, corrected: 0, broken: 0 } };
  for (const { appeal, later } of mined) {
    const decisions = twice.decide(appeal.subject);
    const [was, is] = [decisions?.before.outcome.agency, decisions?.after.outcome.agency];
    if (was === is) continue;
    const evidence = later ? slices.later : slices.training;
    evidence.moved++;
    if (is === appeal.handler) evidence.corrected++;
    if (was === appeal.handler) evidence.broken++;
  }
  return slices;
}
