import type { Condition } from "../condition.ts";
import { inOrder } from "../hit-policy.ts";
import type { Rule, RuleSet } from "../rule.ts";

/**
 * The rules of one table that ask for the same conditions. They stand side by side in the order in which the table tries them,
 * so that a bitmap of them is sparse and only the conditions that they ask for are looked at.
 */
export interface RuleGroup {
  /** Positions [from, to). A group begins at a word of its own, and its summary at a block of its own. */
  readonly from: number;
  readonly to: number;
  readonly block: number;
  readonly conditions: readonly Condition[];
  /** Its rules are reached from the tokens that they ask for, and need not be searched. */
  readonly driven: boolean;
}

/** The rules that are on, each at a position. */
export interface PlacedRules {
  readonly at: readonly (Rule | undefined)[];
  /** The place of each position in the order of all tables: what comes first has the lower one. */
  readonly order: Int32Array;
  /** The table of each position. */
  readonly tableOf: Uint8Array;
  readonly groups: readonly (readonly RuleGroup[])[];
  /** Words of 32 positions, and blocks of 32 words. */
  readonly words: number;
  readonly blocks: number;
}

export function placeRules({ tables }: RuleSet): PlacedRules {
  const at: (Rule | undefined)[] = [];
  const order: number[] = [];
  const tableOf: number[] = [];
  let [next, block] = [0, 0];
  const groups = tables.map(({ hit, rules }, table) => {
    const ordered = inOrder(hit, rules)
      .filter(({ enabled }) => enabled)
      .map((rule) => ({ rule, place: next++ }));
    return [...Map.groupBy(ordered, ({ rule }) => keyOf(rule)).values()].map((members): RuleGroup => {
      const from = Math.ceil(at.length / 32) * 32;
      at.length = from;
      members.forEach(({ rule, place }, index) => {
        at[from + index] = rule;
        order[from + index] = place;
        tableOf[from + index] = table;
      });
      const [first] = members;
      const group = {
        from,
        to: at.length,
        block,
        conditions: first?.rule.tests.map(({ condition }) => condition) ?? [],
      };
      block += Math.ceil(members.length / 1024);
      return { ...group, driven: first !== undefined && isDriven(first.rule) };
    });
  });
  return {
    at,
    order: Int32Array.from({ length: at.length }, (_, position) => order[position] ?? -1),
    tableOf: Uint8Array.from({ length: at.length }, (_, position) => tableOf[position] ?? 255),
    groups,
    words: Math.ceil(at.length / 32),
    blocks: block,
  };
}

const keyOf = (rule: Rule): string =>
  `${isDriven(rule)} ${rule.tests
    .map(({ condition }) => condition.kind)
    .sort()
    .join()}`;

/** Whether a rule asks for tokens that must be there. One that only wants some to be absent is searched like any other. */
const isDriven = (rule: Rule): boolean =>
  rule.tests.some(({ condition: { form }, wanted }) => {
    if (form?.by !== "token") return false;
    const { any, all } = form.wants(wanted);
    return any.length + all.length > 0;
  });
