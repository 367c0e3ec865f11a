import type {
  BeatenRule,
  ExplainedFact,
  Explanation,
  FailedFact,
  TableExplanation,
  WhyNot,
} from "../routing/explanation.ts";
import type { Outcome } from "../routing/outcome.ts";
import type { Rule } from "../routing/rule.ts";
import type { TableName } from "../routing/table-names.ts";

/** How one language speaks of dispatch. Agencies and policies come in by their names, for a city has them and words have not. */
export interface RouteWords {
  readonly table: Readonly<Record<TableName, string>>;
  readonly says: (outcome: Outcome, name: NameOf) => string;
  readonly byRule: (rule: string, says: string) => string;
  readonly because: (fact: ExplainedFact) => string;
  readonly byDefault: string;
  readonly basis: (basis: string) => string;
  readonly nobody: string;
  readonly conflict: (rules: readonly string[]) => string;
  readonly alsoMatched: string;
  readonly beaten: Readonly<Record<BeatenRule["why"], string>>;
  readonly nearlyMatched: string;
  readonly failed: (fact: FailedFact) => string;
  readonly missing: (conditions: readonly string[]) => string;
  readonly whyNot: (agency: string) => string;
  readonly hasNoRule: string;
  readonly beatenBy: (rule: string) => string;
  /** Which rule set was asked, as of when. */
  readonly asOf: (at: string, version: string) => string;
  /** The set by which an appeal was dispatched is no longer there; its rules follow. */
  readonly setGone: (version: string) => string;
  /** Who has the appeal, where that is another agency. */
  readonly inFact: (agency: string) => string;
}

/** The name of an agency or a policy, as it is to be shown. */
export type NameOf = (code: string) => string;

/** How many rules that also matched are told in words; the data has them all. */
const MOST = 5;

/** A decision in words, line by line; lines that belong to the one above them begin with two spaces. */
export function sayRoute(
  { tables, decision: { conflicts }, whyNot }: Explanation,
  { route: words }: { readonly route: RouteWords },
  name: NameOf = (code) => code,
): readonly string[] {
  return [
    ...tables.flatMap((table) => {
      const conflict = conflicts.find((one) => one.table === table.table);
      return conflict === undefined
        ? sayTable(table, words, name)
        : [`${words.table[table.table]}: ${words.conflict(conflict.rules.map(({ id }) => id))}`];
    }),
    ...tables.flatMap((table) => sayOthers(table, words, name)),
    ...(whyNot === undefined ? [] : sayWhyNot(whyNot, words, name)),
  ];
}

/** What one table says, and why. One that says nothing is passed over, save the one that must. */
function sayTable({ table, chosen }: TableExplanation, words: RouteWords, name: NameOf): readonly string[] {
  if (chosen.length === 0) return table === "assign" ? [words.nobody] : [];
  return chosen.flatMap(({ rule, because }) => [
    `${words.table[table]}: ${words.byRule(rule.id, words.says(rule.outcome, name))}`,
    ...(because.length === 0 ? [`  ${words.byDefault}`] : because.map((fact) => `  ${words.because(fact)}`)),
    ...(rule.basis === undefined ? [] : [`  ${words.basis(rule.basis)}`]),
  ]);
}

function sayOthers(
  { table, beaten, nearly, missing }: TableExplanation,
  words: RouteWords,
  name: NameOf,
): readonly string[] {
  const told = beaten.filter(({ why }) => why !== "conflict").slice(0, MOST);
  const rule = ({ id, outcome }: Rule): string => `${id} (${words.says(outcome, name)})`;
  return [
    ...headed(
      `${words.table[table]}: ${words.alsoMatched}`,
      told.map((one) => `${rule(one.rule)}: ${words.beaten[one.why]}`),
    ),
    ...headed(
      `${words.table[table]}: ${words.nearlyMatched}`,
      nearly.map((one) => `${rule(one.rule)}: ${words.failed(one.failed)}`),
    ),
    ...(missing.length === 0 ? [] : [`${words.table[table]}: ${words.missing(missing)}`]),
  ];
}

function sayWhyNot({ agency, rules }: WhyNot, words: RouteWords, name: NameOf): readonly string[] {
  const lines = rules.map(({ rule, failed, beatenBy }) => {
    const reasons = beatenBy === undefined ? failed.map(words.failed) : [words.beatenBy(beatenBy.id)];
    return `${rule.id}: ${reasons.join("; ")}`;
  });
  return headed(words.whyNot(name(agency)), lines.length === 0 ? [words.hasNoRule] : lines);
}

const headed = (head: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [head, ...lines.map((line) => `  ${line}`)];
