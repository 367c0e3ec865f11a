import type { RouteFact } from "../appeal/terms.ts";
import type { Condition } from "./condition.ts";
import { type Decision, seenBy } from "./decision.ts";
import type { Domain } from "./domain.ts";
import type { RuleIndex } from "./engine/rule-index.ts";
import { cellOf, type RoutingTable, type Rule, type RuleSet, type Test } from "./rule.ts";
import type { Subject } from "./subject.ts";
import type { TableName } from "./table-names.ts";

/** A fact that decided; for words, the parts [from, to) of the text where they stand. */
export interface ExplainedFact extends RouteFact {
  readonly places?: readonly (readonly [from: number, to: number])[];
}

/** A condition that did not hold: what the subject has (undefined where that is not known) and what the rule wants. */
export interface FailedFact {
  readonly condition: string;
  readonly got: string | undefined;
  readonly wanted: string;
}

export interface ChosenRule {
  readonly rule: Rule;
  readonly because: readonly ExplainedFact[];
}

/** Another rule that holds: it comes `later`, its agency `returned` the appeal, or it takes part in a `conflict`. */
export interface BeatenRule {
  readonly rule: Rule;
  readonly why: "later" | "returned" | "conflict";
}

export interface TableExplanation {
  readonly table: TableName;
  readonly hit: RoutingTable["hit"];
  readonly chosen: readonly ChosenRule[];
  readonly beaten: readonly BeatenRule[];
  /** Rules of several conditions of which one alone failed; those with the most conditions first. */
  readonly nearly: readonly { readonly rule: Rule; readonly failed: FailedFact }[];
  /** Conditions that the table asks for and of which the appeal has nothing. */
  readonly missing: readonly string[];
}

/** Why an agency was not chosen: its rules, those that lack least first, with what failed; nothing failed where it was beaten. */
export interface WhyNot {
  readonly agency: string;
  readonly rules: readonly { readonly rule: Rule; readonly failed: readonly FailedFact[]; readonly beatenBy?: Rule }[];
}

/** A decision in full. */
export interface Explanation {
  readonly version: string;
  readonly decision: Decision;
  readonly tables: readonly TableExplanation[];
  readonly whyNot?: WhyNot;
}

interface Asked {
  readonly subject: Subject;
  readonly domain: Domain;
  readonly never: ReadonlySet<string>;
  readonly near: number;
  readonly whyNot: string | undefined;
}

/** Explains the decision about the subject that the index looked at last, each table by what it saw of it. */
export function explainBy(index: RuleIndex, set: RuleSet, decision: Decision, asked: Asked): Explanation {
  const { tables } = set;
  const seeing = (name: TableName): Asked => {
    const subject = seenBy(name, asked.subject, { tables, rules: decision.rules });
    index.lookAgain(subject);
    return { ...asked, subject };
  };
  return {
    version: set.version,
    decision,
    tables: tables.map((table, position) => explainTable(index, table, position, decision, seeing(table.name))),
    ...(asked.whyNot !== undefined && { whyNot: whyNot(index, set, decision, seeing("assign"), asked.whyNot) }),
  };
}

function explainTable(
  index: RuleIndex,
  { name, hit }: RoutingTable,
  position: number,
  { rules, conflicts }: Decision,
  asked: Asked,
): TableExplanation {
  const chosen = rules.filter(({ table }) => table === name);
  const conflict = conflicts.some(({ table }) => table === name);
  const beaten = index.all(position).filter((rule) => !chosen.includes(rule));
  return {
    table: name,
    hit,
    chosen: chosen.map((rule) => ({
      rule,
      because: rule.tests.map((test) => factOf(index, rule, test, asked)),
    })),
    beaten: beaten.map((rule) => ({
      rule,
      why: isReturned(rule, asked.never) ? "returned" : conflict ? "conflict" : "later",
    })),
    nearly: index
      .nearly(position, asked.near)
      .map(({ rule, failed }) => ({ rule, failed: failedFact(index, rule, failed, asked) })),
    missing: index.missing(position).map(({ kind }) => kind),
  };
}

const isReturned = ({ outcome: { agency } }: Rule, never: ReadonlySet<string>): boolean =>
  agency !== undefined && never.has(agency);

function factOf(index: RuleIndex, rule: Rule, test: Test, { subject, domain }: Asked): ExplainedFact {
  const { condition, wanted } = test;
  const fact = { condition: condition.kind, by: cellOf(test) };
  const tokens = index.tokens(rule, condition);
  if (tokens === undefined) return { ...fact, got: condition.got(wanted, subject, domain) ?? "" };
  const places = index.places(rule, condition).map(({ from, to }) => [from, to] as const);
  return { ...fact, got: tokens.join("|"), ...(places.length > 0 && { places }) };
}

function failedFact(index: RuleIndex, rule: Rule, condition: Condition, { subject, domain }: Asked): FailedFact {
  const test = rule.tests.find((one) => one.condition === condition) as Test;
  const got = index.tokens(rule, condition)?.join("|") ?? condition.got(test.wanted, subject, domain);
  return { condition: condition.kind, got, wanted: cellOf(test) };
}

/** How many rules of the agency asked about to tell. */
const MOST = 5;

function whyNot(index: RuleIndex, { tables }: RuleSet, { rules }: Decision, asked: Asked, agency: string): WhyNot {
  const table = tables.find(({ name }) => name === "assign");
  const winner = rules.find((rule) => rule.table === "assign");
  const its = table?.rules.filter((rule) => rule.enabled && rule.outcome.agency === agency && rule !== winner) ?? [];
  const told = its
    .map((rule) => ({ rule, failing: index.failing(rule) }))
    .toSorted((a, b) => a.failing.length - b.failing.length)
    .slice(0, MOST);
  return {
    agency,
    rules: told.map(({ rule, failing }) => ({
      rule,
      failed: failing.map((condition) => failedFact(index, rule, condition, asked)),
      ...(failing.length === 0 && winner !== undefined && { beatenBy: winner }),
    })),
  };
}
