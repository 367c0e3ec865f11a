import type { Condition } from "../condition.ts";
import type { Domain } from "../domain.ts";
import type { Rule, RuleSet } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { type BitMatrix, packRows } from "./bits.ts";
import { type Column, compileColumn } from "./columns.ts";
import { type PlacedRules, placeRules, type RuleGroup } from "./placed-rules.ts";
import { indexTokens, type TokenIndex } from "./token-index.ts";

/** A group with where its conditions are answered. */
export interface IndexedGroup extends RuleGroup {
  /** Columns, those that leave the fewest rules first. */
  readonly columns: readonly number[];
  readonly tokens: readonly TokenIndex[];
  /** Whether it has conditions without an index, to be tried on the rules that the others left. */
  readonly tries: boolean;
}

/** A rule set with its bitmaps: all that does not change from one subject to the next. */
export interface CompiledRules extends PlacedRules {
  readonly domain: Domain;
  readonly columns: readonly Column[];
  readonly tokenIndexes: readonly TokenIndex[];
  readonly matrix: BitMatrix;
  readonly tables: readonly (readonly IndexedGroup[])[];
  /** The group of each position; undefined between groups. */
  readonly groupOf: readonly (IndexedGroup | undefined)[];
}

/** What is known of the subject in question: for each column the row of the matrix that its value leads to. */
export interface Look {
  subject: Subject | undefined;
  readonly rowOf: Int32Array;
}

/** Compiles every condition that some rule asks for, by its form. */
export function compileRules(set: RuleSet, domain: Domain): CompiledRules {
  const placed = placeRules(set);
  const { at, words, blocks, groups } = placed;
  const rows: Uint32Array[] = [];
  const columns: Column[] = [];
  const tokenIndexes: TokenIndex[] = [];
  for (const condition of conditionsOf(groups.flat())) {
    const { form } = condition;
    if (form?.by === "token") tokenIndexes.push(indexTokens(condition, form, placed, domain));
    else if (form !== undefined) columns.push(compileColumn(condition, form, at, { rows, words, domain }));
  }
  const tables = groups.map((some) => some.map((group) => indexedGroup(group, columns, tokenIndexes)));
  const groupOf = new Array<IndexedGroup | undefined>(at.length);
  for (const group of tables.flat()) groupOf.fill(group, group.from, group.to);
  const matrix = packRows(rows, { words, blocks, groups: groups.flat() });
  return { ...placed, domain, columns, tokenIndexes, matrix, tables, groupOf };
}

const conditionsOf = (groups: readonly RuleGroup[]): Iterable<Condition> =>
  new Map(groups.flatMap((group) => group.conditions.map((condition) => [condition.kind, condition]))).values();

function indexedGroup(group: RuleGroup, columns: readonly Column[], tokenIndexes: readonly TokenIndex[]): IndexedGroup {
  const kinds = new Set(group.conditions.map(({ kind }) => kind));
  const asked = ({ condition }: { readonly condition: Condition }): boolean => kinds.has(condition.kind);
  return {
    ...group,
    columns: columns
      .map((column, index) => ({ ...column, index }))
      .filter(asked)
      .sort((a, b) => b.size - a.size)
      .map(({ index }) => index),
    tokens: tokenIndexes.filter(asked),
    tries: group.conditions.some(({ form }) => form === undefined),
  };
}

/** Whether the conditions of a rule that have no index hold. */
export const triedHold = (rule: Rule, subject: Subject, domain: Domain): boolean =>
  rule.tests.every(({ condition, wanted }) => condition.form !== undefined || condition.holds(wanted, subject, domain));
