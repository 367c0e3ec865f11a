import { no, ok, type Result } from "@swiftline/core";
import { constantOf, type FeelNode, feelOf } from "./feel-syntax.ts";

/** Words of a text: some of `any` (where it names one), each of `all`, none of `none`. */
export interface FeelWords {
  readonly any: readonly string[];
  readonly all: readonly string[];
  readonly none: readonly string[];
}

const nothing: FeelWords = { any: [], all: [], none: [] };
const onlyAny = ({ all, none }: FeelWords): boolean => all.length === 0 && none.length === 0;
const refusal = "words can be joined as (a or b) and c and not(d), each with contains(?, …)";

/** Reads `contains(?, "x")` and what is joined of it. Undefined where the node speaks of something else. */
export function wordsOf(node: FeelNode): Result<FeelWords, string> | undefined {
  const [first, second, third] = node.children;
  switch (node.name) {
    case "FunctionInvocation":
      return wordsOfCall(node);
    case "ParenthesizedExpression":
      return second === undefined ? undefined : wordsOf(second);
    case "Disjunction":
      return joined(first, third, either, wordsOf);
    case "Conjunction":
      return joined(first, third, both, wordsOfPart);
    default:
      return undefined;
  }
}

function wordsOfCall(node: FeelNode): Result<FeelWords, string> | undefined {
  const { called, parameters } = callOf(node);
  const [text, word] = parameters;
  if (called === "contains" && parameters.length === 2 && text?.name === "?") {
    const value = word === undefined ? undefined : constantOf(word);
    return typeof value === "string" ? ok({ ...nothing, any: [value] }) : no("contains needs a constant word");
  }
  if (called !== "not" || parameters.length !== 1 || text === undefined) return undefined;
  const inner = wordsOf(text);
  if (inner === undefined || !inner.ok) return inner;
  return onlyAny(inner.value) ? ok({ ...nothing, none: inner.value.any }) : no(refusal);
}

/** The name of the function that is called, and its parameters. */
export function callOf(node: FeelNode): { readonly called: string; readonly parameters: readonly FeelNode[] } {
  const [name, ...rest] = node.children;
  const parameters = rest.find((each) => each.name === "PositionalParameters")?.children ?? [];
  return { called: name?.text.replaceAll(/\s+/g, " ") ?? "", parameters };
}

/** Beside `and`, a single word is one that must be there; in parentheses it is a choice of one. */
function wordsOfPart(node: FeelNode): Result<FeelWords, string> | undefined {
  const words = wordsOf(node);
  if (words?.ok !== true || node.name !== "FunctionInvocation") return words;
  return ok({ any: [], all: words.value.any, none: words.value.none });
}

function joined(
  first: FeelNode | undefined,
  second: FeelNode | undefined,
  join: (a: FeelWords, b: FeelWords) => FeelWords | undefined,
  read: typeof wordsOf,
): Result<FeelWords, string> | undefined {
  const [a, b] = [first, second].map((node) => (node === undefined ? undefined : read(node)));
  if (a === undefined || b === undefined) return a?.ok || b?.ok ? no(refusal) : undefined;
  if (!a.ok) return a;
  if (!b.ok) return b;
  const words = join(a.value, b.value);
  return words === undefined ? no(refusal) : ok(words);
}

const either = (a: FeelWords, b: FeelWords): FeelWords | undefined =>
  onlyAny(a) && onlyAny(b) ? { ...nothing, any: [...a.any, ...b.any] } : undefined;

function both(a: FeelWords, b: FeelWords): FeelWords | undefined {
  const choices = [a.any, b.any].filter((any) => any.length > 0);
  const [choice = [], ...more] = choices.toSorted((x, y) => y.length - x.length);
  if (more.some((any) => any.length > 1)) return undefined;
  return { any: choice, all: [...new Set([...a.all, ...b.all, ...more.flat()])], none: [...a.none, ...b.none] };
}

/** Words as FEEL, such as {@link wordsOf} reads it back. */
export function feelOfWords({ any, all, none }: FeelWords): string {
  const contains = (word: string) => `contains(?, ${feelOf(word)})`;
  const choice = any.map(contains).join(" or ");
  const parts = [...all.map(contains), ...none.map((word) => `not(${contains(word)})`)];
  if (parts.length === 0) return choice;
  const [only] = parts;
  const alone = any.length === 0 && parts.length === 1;
  // A word alone would be read as a choice of one: said twice, it is one that must be there.
  if (alone && all.length === 1) return `${only} and ${only}`;
  return [...(any.length === 0 ? [] : [`(${choice})`]), ...parts].join(" and ");
}
