import type { Condition, TokenForm, TokenPlace, Tokens } from "../condition.ts";
import type { Domain } from "../domain.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";
import type { PlacedRules } from "./placed-rules.ts";

/**
 * One condition on tokens over all rules. A rule that asks for tokens is reached from those that were found, so that rules whose
 * words do not occur cost nothing.
 */
export interface TokenIndex {
  readonly condition: Condition;
  /** Finds the tokens of a subject; until the next look the other questions are about it. */
  readonly look: (subject: Subject) => void;
  /** How many lists of rules are reached, and each of them: positions in the order of the tables. A rule may be in several. */
  readonly reached: () => number;
  readonly list: (nth: number) => Int32Array;
  /** Whether a rule's tokens are as it wants them; true for one that wants none. */
  readonly holds: (position: number) => boolean;
  /** Which of the tokens that a rule asks for were found. */
  readonly found: (position: number) => readonly string[];
  /** Where those stand. */
  readonly places: (position: number, subject: Subject) => readonly TokenPlace[];
}

interface Wanted {
  readonly any: readonly number[];
  readonly all: readonly number[];
  readonly none: readonly number[];
}

export function indexTokens(
  condition: Condition,
  form: TokenForm,
  { at, order }: Pick<PlacedRules, "at" | "order">,
  domain: Domain,
): TokenIndex {
  const { tokens, wants } = numberTokens(condition, form, at);
  const finder = form.finder(tokens, domain);
  const lists = listsByToken(tokens.length, wants, order);
  const found = new Uint32Array(tokens.length);
  /** The look in which each token was found last. */
  const foundIn = new Uint32Array(tokens.length);
  let [count, nth] = [0, 0];
  const has = (token: number): boolean => foundIn[token] === nth;
  const asked = (position: number): readonly number[] => {
    const wanted = wants[position];
    return wanted === undefined ? [] : [...wanted.any, ...wanted.all].filter(has);
  };
  return {
    condition,
    look(subject) {
      count = finder.find(subject, found);
      nth++;
      for (let index = 0; index < count; index++) foundIn[found[index]!] = nth;
    },
    reached: () => count,
    list: (index) => lists[found[index]!]!,
    holds(position) {
      const wanted = wants[position];
      return wanted === undefined || takesNumbered(wanted, has);
    },
    found: (position) => asked(position).map((token) => tokens[token]!),
    places(position, subject) {
      const mine = new Set(asked(position));
      return finder.places?.(subject).filter(({ token }) => mine.has(token)) ?? [];
    },
  };
}

/** All tokens that rules ask for, each once, and what each rule wants by their numbers. */
function numberTokens({ kind }: Condition, form: TokenForm, rules: readonly (Rule | undefined)[]) {
  const numbers = new Map<string, number>();
  const numberOf = (token: string): number => {
    const known = numbers.get(token);
    if (known === undefined) numbers.set(token, numbers.size);
    return known ?? numbers.size - 1;
  };
  const numbered = ({ any, all, none }: Tokens): Wanted => ({
    any: [...new Set(any.map(numberOf))],
    all: [...new Set(all.map(numberOf))],
    none: [...new Set(none.map(numberOf))],
  });
  const wants = Array.from(rules, (rule) => {
    const test = rule?.tests.find(({ condition }) => condition.kind === kind);
    return test && numbered(form.wants(test.wanted));
  });
  return { tokens: [...numbers.keys()], wants };
}

/** For each token the rules that are reached from it: any of a rule's alternatives, or else the first of those that must all be there. */
function listsByToken(count: number, wants: readonly (Wanted | undefined)[], order: Int32Array): readonly Int32Array[] {
  const lists: number[][] = Array.from({ length: count }, () => []);
  wants.forEach((wanted, position) => {
    if (wanted === undefined) return;
    const { any, all } = wanted;
    for (const token of any.length > 0 ? any : all.slice(0, 1)) lists[token]?.push(position);
  });
  return lists.map((list) => Int32Array.from(list).sort((a, b) => order[a]! - order[b]!));
}

const takesNumbered = ({ any, all, none }: Wanted, has: (token: number) => boolean): boolean =>
  (any.length === 0 || any.some(has)) && all.every(has) && !none.some(has);
