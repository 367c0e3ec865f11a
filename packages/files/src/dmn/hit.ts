/// <reference path="../untyped-modules.d.ts" />
import { no, ok, type Result } from "@swiftline/core";
import type { HitPolicy } from "@swiftline/core/routing";
import type { DecisionTable as DmnTable } from "dmn-moddle";
import { constantOf, parseFeel } from "./feel-syntax.ts";

const policies: Readonly<Record<string, HitPolicy>> = {
  UNIQUE: "unique",
  FIRST: "first",
  ANY: "any",
  PRIORITY: "priority",
  COLLECT: "collect",
  "RULE ORDER": "collect",
};

/** The hit policy of a table, or in words why a routing table cannot choose so. */
export function hitOf({ hitPolicy = "UNIQUE", aggregation }: DmnTable): Result<HitPolicy, string> {
  if (hitPolicy === "COLLECT" && aggregation !== undefined)
    return no(`hit policy COLLECT with ${aggregation} computes a number, and a routing table only collects`);
  const hit = Object.hasOwn(policies, hitPolicy) ? policies[hitPolicy] : undefined;
  if (hit !== undefined) return ok(hit);
  return no(`hit policy ${hitPolicy} orders what it collects by value, and a routing table by row`);
}

/**
 * The rank of each rule in a table that goes by priority: what DMN orders by the lists of output values, ours orders by
 * number. Of equals DMN may take any, and ours takes the first by row. Answers in words what cannot be ranked.
 */
export function ranksOf({ output = [], rule = [] }: DmnTable): Result<readonly number[], string> {
  const orders = output.map(({ outputValues }) =>
    outputValues?.text === undefined ? undefined : constantsOf(outputValues.text),
  );
  if (orders.every((order) => order === undefined))
    return no("hit policy PRIORITY needs the list of output values, which says what comes first");
  const keys: string[] = [];
  for (const [at, { outputEntry = [] }] of rule.entries()) {
    const texts = outputEntry.map(({ text = "" }) => text.trim());
    const places = orders.flatMap((order, column) =>
      order === undefined ? [] : [order.indexOf(canonical(texts[column] ?? ""))],
    );
    if (places.includes(-1))
      return no(`rule ${at + 1} says a value that is not in the list of output values, so that it has no priority`);
    keys.push(places.map((place) => String(place).padStart(6, "0")).join(" "));
  }
  const sorted = [...new Set(keys)].toSorted();
  return ok(keys.map((key) => sorted.indexOf(key) + 1));
}

/** The ranks as the table itself had them (in annotations), where they say the same order; else those that were found. */
export function keptRanks(found: readonly number[], written: readonly (string | undefined)[]): readonly string[] {
  const writtenOf = new Map(found.map((rank, at) => [rank, Number(written[at] || Number.NaN)]));
  const inOrder = [...writtenOf].toSorted(([a], [b]) => a - b).map(([, rank]) => rank);
  const same = found.every((rank, at) => writtenOf.get(rank) === Number(written[at] || Number.NaN));
  const rising = inOrder.every((rank, at) => at === 0 || rank > (inOrder[at - 1] ?? rank));
  return found.map((rank, at) => (same && rising ? (written[at] ?? "") : String(rank)));
}

/** A rule as far as it matters for its priority. */
export interface RankedRule {
  readonly rank: string;
  /** The first output, by which DMN tells what comes first. */
  readonly value: string;
  /** All that it says. */
  readonly said: string;
}

/** The values of the first output in the order of their ranks; or the rule, counted from 0, that cannot be ordered so, and why. */
export function outputValuesOf(
  rules: readonly RankedRule[],
): Result<readonly string[], { readonly at: number; readonly message: string }> {
  const sorted = rules.toSorted((a, b) => Number(a.rank) - Number(b.rank));
  const order: RankedRule[] = [];
  for (const rule of sorted) {
    const at = rules.indexOf(rule);
    const bad = (message: string) => no({ at, message });
    if (!/^\d+$/.test(rule.rank)) return bad("the rule has no rank, and in DMN each output has its place");
    if (rule.value === "") return bad("the first output is empty, and in DMN it tells what comes first");
    const last = order.at(-1);
    if (last !== undefined && Number(last.rank) === Number(rule.rank)) {
      if (last.said !== rule.said)
        return bad("DMN orders by what rules say, and a rule of the same rank says something else");
    } else if (order.some(({ value }) => value === rule.value))
      return bad("DMN orders by what rules say, and a rule of another rank says the same first output");
    else order.push(rule);
  }
  return ok(order.map(({ value }) => value));
}

function constantsOf(text: string): readonly string[] {
  const parsed = parseFeel(text, "UnaryTests");
  if (!parsed.ok) return [];
  const list = parsed.value.children.find(({ name }) => name === "PositiveUnaryTests")?.children ?? [];
  return list.map((test) => canonical(test.text));
}

const canonical = (text: string): string => {
  const parsed = parseFeel(text, "Expression");
  const [node] = parsed.ok ? parsed.value.children : [];
  const value = node === undefined ? undefined : constantOf(node);
  return value === undefined ? text.trim() : JSON.stringify(value);
};
