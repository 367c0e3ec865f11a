import { formatDate } from "../../time/civil-date.ts";
import { validity } from "../conditions/validity.ts";
import type { HitPolicy } from "../hit-policy.ts";
import { outputs } from "../outcome.ts";
import { cellOf, type RoutingTable, type Rule, type RuleSet } from "../rule.ts";
import { type TableName, tableOrder } from "../table-names.ts";
import { longestRising } from "./longest-rising.ts";

/** A cell that reads otherwise; an empty one is "". */
export interface CellChange {
  readonly column: string;
  readonly before: string;
  readonly after: string;
  /** False for what is only said about a rule: its basis, its note. */
  readonly decides: boolean;
}

export interface ChangedRule {
  readonly before: Rule;
  readonly after: Rule;
  readonly cells: readonly CellChange[];
}

/** A rule that stands elsewhere among those that stayed. */
export interface MovedRule {
  readonly before: Rule;
  readonly after: Rule;
  /** The rule before which it stands now; undefined at the end of the table. */
  readonly nowBefore: Rule | undefined;
}

/** How a table differs. A table that is only in one of the sets has all its rules removed or added. */
export interface TableDiff {
  readonly table: TableName;
  readonly change: "added" | "removed" | "changed";
  readonly hit: { readonly before: HitPolicy; readonly after: HitPolicy } | undefined;
  readonly added: readonly Rule[];
  readonly removed: readonly Rule[];
  readonly changed: readonly ChangedRule[];
  /** As few as explain the new order. A rule may be moved and changed. */
  readonly moved: readonly MovedRule[];
}

/** The tables in which two sets differ, rule by rule; rules are the same by their ids. Empty where they say the same. */
export const diffRuleSets = (a: RuleSet, b: RuleSet): readonly TableDiff[] =>
  tableOrder.flatMap((name) => {
    const [before, after] = [a, b].map(({ tables }) => tables.find((table) => table.name === name));
    return before === undefined && after === undefined ? [] : (diffTables(name, before, after) ?? []);
  });

function diffTables(table: TableName, a: RoutingTable | undefined, b: RoutingTable | undefined): TableDiff | undefined {
  const [olds, news] = [byId(a), byId(b)];
  const both = [...news.values()].flatMap((after) => {
    const before = olds.get(after.id);
    return before === undefined ? [] : [{ before, after }];
  });
  const diff: TableDiff = {
    table,
    change: a === undefined ? "added" : b === undefined ? "removed" : "changed",
    hit: a !== undefined && b !== undefined && a.hit !== b.hit ? { before: a.hit, after: b.hit } : undefined,
    added: [...news.values()].filter(({ id }) => !olds.has(id)),
    removed: [...olds.values()].filter(({ id }) => !news.has(id)),
    changed: both.flatMap((pair) => {
      const cells = cellChanges(pair.before, pair.after);
      return cells.length === 0 ? [] : [{ ...pair, cells }];
    }),
    moved: movedRules(both, [...olds.keys()], b?.rules ?? []),
  };
  const same = diff.change === "changed" && diff.hit === undefined;
  const lists = [diff.added, diff.removed, diff.changed, diff.moved];
  return same && lists.every(({ length }) => length === 0) ? undefined : diff;
}

const byId = (table: RoutingTable | undefined): ReadonlyMap<string, Rule> =>
  new Map(table?.rules.map((rule) => [rule.id, rule]));

function movedRules(
  both: readonly { readonly before: Rule; readonly after: Rule }[],
  oldOrder: readonly string[],
  now: readonly Rule[],
): readonly MovedRule[] {
  const placeOf = new Map(oldOrder.map((id, place) => [id, place]));
  const stayed = longestRising(both.map(({ before }) => placeOf.get(before.id) ?? 0));
  const next = new Map(now.map((rule, place) => [rule, now[place + 1]]));
  return both
    .filter((_, index) => !stayed.has(index))
    .map(({ before, after }) => ({ before, after, nowBefore: next.get(after) }));
}

/** The cells of a rule by column, as people write them. */
export function cellsOf(rule: Rule): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  for (const test of rule.tests) cells.set(test.condition.kind, cellOf(test));
  cells.delete(validity.kind);
  for (const { field, column } of outputs) {
    const said = rule.outcome[field];
    if (said !== undefined) cells.set(column, typeof said === "string" ? said : said.join("|"));
  }
  const { rank, from, to, enabled, basis, note } = rule;
  if (rank !== undefined) cells.set("rank", String(rank));
  if (from !== undefined) cells.set("from", formatDate(from));
  if (to !== undefined) cells.set("to", formatDate(to));
  if (!enabled) cells.set("enabled", "no");
  if (basis !== undefined) cells.set("basis", basis);
  if (note !== undefined) cells.set("note", note);
  return cells;
}

function cellChanges(before: Rule, after: Rule): readonly CellChange[] {
  const [olds, news] = [cellsOf(before), cellsOf(after)];
  return [...new Set([...olds.keys(), ...news.keys()])].flatMap((column): readonly CellChange[] => {
    const [was, is] = [olds.get(column) ?? "", news.get(column) ?? ""];
    const decides = column !== "basis" && column !== "note";
    return was === is ? [] : [{ column, before: was, after: is, decides }];
  });
}
