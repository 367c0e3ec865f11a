import type { Condition, TokenForm } from "../condition.ts";
import type { Domain } from "../domain.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";
import type { Budget } from "./budget.ts";

/** What a rule asks of the tokens of a subject: one of each list of `any`, each of `all`, none of `none`; tokens by number. */
export interface Wish {
  readonly any: readonly (readonly number[])[];
  readonly all: readonly number[];
  readonly none: readonly number[];
}

export const noWish: Wish = { any: [], all: [], none: [] };

/** All tokens that the rules of a table name. */
export interface TokenSpace {
  readonly tokens: readonly { readonly condition: Condition; readonly token: string }[];
  /** For each token those that a subject has who has it: itself, and what it implies. */
  readonly implied: readonly (readonly number[])[];
  /** What each rule wants; undefined where it asks for no token. */
  readonly wishes: readonly (Wish | undefined)[];
  /** Which of them a subject has. */
  readonly found: (subject: Subject) => Has;
}

export function tokenSpace(rules: readonly Rule[], domain: Domain): TokenSpace {
  const numbers = new Map<string, number>();
  const tokens: NumberedToken[] = [];
  const numberOf = (condition: Condition, form: TokenForm, token: string): number => {
    const key = `${condition.kind} ${token}`;
    const number = numbers.get(key) ?? tokens.push({ condition, token, form }) - 1;
    numbers.set(key, number);
    return number;
  };
  const wishes = rules.map(({ tests }): Wish | undefined => {
    const wishes = tests.flatMap(({ condition, wanted }): readonly Wish[] => {
      const { form } = condition;
      if (form?.by !== "token") return [];
      const { any, all, none } = form.wants(wanted);
      const numbered = (some: readonly string[]) => [...new Set(some.map((token) => numberOf(condition, form, token)))];
      return [{ any: any.length > 0 ? [numbered(any)] : [], all: numbered(all), none: numbered(none) }];
    });
    return wishes.length === 0 ? undefined : wishes.reduce(bothWishes);
  });
  const implied = tokens.map(({ condition, token, form }) =>
    tokens.flatMap((other, number) =>
      other.condition === condition && form.implies(token, other.token) ? [number] : [],
    ),
  );
  return { tokens, implied, wishes, found: foundBy(tokens, domain) };
}

interface NumberedToken {
  readonly condition: Condition;
  readonly token: string;
  readonly form: TokenForm;
}

function foundBy(tokens: readonly NumberedToken[], domain: Domain): TokenSpace["found"] {
  const places = new Uint32Array(tokens.length);
  const numbered = tokens.map((one, number) => ({ ...one, number }));
  const finders = [...Map.groupBy(numbered, ({ condition }) => condition).values()].map((some) => ({
    numbers: some.map(({ number }) => number),
    finder: some[0]!.form.finder(
      some.map(({ token }) => token),
      domain,
    ),
  }));
  return (subject) =>
    new Set(
      finders.flatMap(({ numbers, finder }) => {
        const count = finder.find(subject, places);
        return Array.from(places.subarray(0, count), (place) => numbers[place]!);
      }),
    );
}

/** What two rules ask together. */
export const bothWishes = (one: Wish, other: Wish): Wish => ({
  any: [...one.any, ...other.any],
  all: [...one.all, ...other.all],
  none: [...one.none, ...other.none],
});

export type Has = ReadonlySet<number>;

export const grants = (has: Has, { any, all, none }: Wish): boolean =>
  all.every((token) => has.has(token)) &&
  any.every((some) => some.some((token) => has.has(token))) &&
  !none.some((token) => has.has(token));

/** The fewest tokens that a wish is content with; undefined where it contradicts itself. */
export function contentWith(wish: Wish, { implied }: Pick<TokenSpace, "implied">): Has | undefined {
  const free = freeTokens(wish, implied);
  const chosen = wish.any.map((some) => some.find(free));
  if (!wish.all.every(free) || chosen.includes(undefined)) return undefined;
  return new Set([...wish.all, ...(chosen as number[])].flatMap((token) => implied[token] ?? []));
}

/** Which tokens a subject may have without having one of those that it must not have. */
function freeTokens({ none }: Wish, implied: TokenSpace["implied"]): (token: number) => boolean {
  const forbidden = new Set(none);
  return (token) => forbidden.size === 0 || !(implied[token] ?? []).some((one) => forbidden.has(one));
}

/**
 * The rivals that can stand in the way of a wish: all whose words a subject may come to have that has no more words than the wish
 * asks for, and those that other rivals forbid.
 */
export function rivalsFor(
  wish: Wish,
  rivals: readonly number[],
  { implied, wishes }: Pick<TokenSpace, "implied" | "wishes">,
): readonly number[] {
  const free = freeTokens(wish, implied);
  const forbidden = rivals.flatMap((rule) => wishes[rule]?.none.filter(free) ?? []);
  const possible = new Set([...wish.any.flat(), ...wish.all, ...forbidden].flatMap((token) => implied[token] ?? []));
  const has = (token: number): boolean => possible.has(token);
  return rivals.filter((rule) => {
    const other = wishes[rule];
    return other === undefined || (other.all.every(has) && other.any.every((some) => some.some(has)));
  });
}

interface Rival {
  readonly position: number;
  readonly wish: Wish;
}

/**
 * Tokens that a wish is content with and none of its rivals is; undefined where there are none. More tokens can only help
 * against a rival that wants some to be absent, so the search begins with the fewest and adds what such a rival forbids.
 * `beaten` hears of every rival that stood in the way. Ends without an answer where the budget does.
 */
export function contentWithout(
  wish: Wish,
  rivals: readonly Rival[],
  { implied }: Pick<TokenSpace, "implied">,
  { budget, beaten }: { readonly budget: Budget; readonly beaten?: (position: number) => void },
): Has | undefined {
  const free = freeTokens(wish, implied);
  if (!wish.all.every(free)) return undefined;
  const seen = new Set<string>();
  const grow = (has: Has, tokens: readonly number[]): Has =>
    new Set([...has, ...tokens.flatMap((token) => implied[token] ?? [])]);

  function widen(has: Has): Has | undefined {
    if (budget.left-- <= 0) return undefined;
    const rival = rivals.find((one) => grants(has, one.wish));
    if (rival === undefined) return has;
    beaten?.(rival.position);
    for (const token of rival.wish.none.filter(free)) {
      const more = grow(has, [token]);
      const key = [...more].sort().join();
      if (seen.has(key)) continue;
      seen.add(key);
      const found = widen(more);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function choose(chosen: readonly number[]): Has | undefined {
    const some = wish.any[chosen.length];
    if (some === undefined) return widen(grow(new Set(), [...wish.all, ...chosen]));
    for (const token of some.filter(free)) {
      const found = choose([...chosen, token]);
      if (found !== undefined || budget.left <= 0) return found;
    }
    return undefined;
  }
  return choose([]);
}
