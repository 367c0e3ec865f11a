import { no, ok, type Result } from "@swiftline/core";
import { constantOf, type FeelNode, type FeelValue, parseFeel } from "./feel-syntax.ts";
import { callOf, type FeelWords, wordsOf } from "./feel-words.ts";

export type Comparison = "<" | "<=" | ">" | ">=";

/** One test of an input cell, as far as a routing table can say it. */
export type FeelTest =
  | { readonly is: "equal"; readonly value: FeelValue }
  | { readonly is: "missing" }
  | { readonly is: "compared"; readonly sign: Comparison; readonly value: FeelValue }
  | { readonly is: "between"; readonly from: FeelBound; readonly to: FeelBound }
  | { readonly is: "containing"; readonly words: FeelWords }
  | { readonly is: "beginning"; readonly prefix: string };

export interface FeelBound {
  readonly value: FeelValue;
  /** Whether the value itself is taken. */
  readonly taken: boolean;
}

/** An input cell: any of its tests holds, or with `not(…)` none of them. Without tests (`-`) it holds always. */
export interface FeelCell {
  readonly not: boolean;
  readonly tests: readonly FeelTest[];
}

/** Reads the tests of an input cell. Answers in words why a routing table cannot say them. */
export function readFeelTests(text: string): Result<FeelCell, string> {
  if (text.trim() === "" || text.trim() === "-") return ok({ not: false, tests: [] });
  const parsed = parseFeel(text, "UnaryTests");
  if (!parsed.ok) return parsed;
  const [first] = parsed.value.children;
  const not = first?.name === "not";
  const list = parsed.value.children.find(({ name }) => name === "PositiveUnaryTests")?.children ?? [];
  const [only] = list;
  const unequal = only === undefined ? undefined : unequalOf(only);
  if (unequal !== undefined)
    return list.length > 1 || not ? no("!= has no meaning beside other tests") : cellOf(true, [unequal]);
  return cellOf(not, list);
}

function cellOf(not: boolean, nodes: readonly FeelNode[]): Result<FeelCell, string> {
  const tests: FeelTest[] = [];
  for (const node of nodes) {
    const read = readTest(node);
    if (!read.ok) return read;
    tests.push(...read.value);
  }
  return tests.length === 0 ? no("it cannot be read as FEEL") : ok({ not, tests });
}

/** The value of `!= "a"` or `? != "a"`. */
function unequalOf(node: FeelNode): FeelNode | undefined {
  const inner = unwrapped(node);
  const operands =
    inner.name === "Comparison" && inner.children[0]?.name === "?" ? inner.children.slice(1) : inner.children;
  return operands[0]?.text === "!=" && inner.children.length <= 3 ? operands[1] : undefined;
}

const wrappers = ["PositiveUnaryTest", "SimplePositiveUnaryTest"];

function unwrapped(node: FeelNode): FeelNode {
  const [child, sibling] = node.children;
  return child !== undefined && sibling === undefined && wrappers.includes(node.name) ? unwrapped(child) : node;
}

function readTest(wrapped: FeelNode): Result<readonly FeelTest[], string> {
  const node = unwrapped(wrapped);
  const value = constantOf(node);
  if (value !== undefined) return one({ is: "equal", value });
  const words = wordsOf(node);
  if (words !== undefined) return words.ok ? one({ is: "containing", words: words.value }) : words;
  switch (node.name) {
    case "null":
      return one({ is: "missing" });
    case "SimplePositiveUnaryTest":
      return readComparison(node.children[0], node.children[1]);
    case "Interval":
      return readInterval(node);
    case "Comparison":
      return readExplicit(node);
    case "Disjunction":
      return readEither(node);
    case "FunctionInvocation":
      return readCall(node);
    default:
      return no(reasonOf(node));
  }
}

const one = (test: FeelTest): Result<readonly FeelTest[], string> => ok([test]);

function reasonOf(node: FeelNode): string {
  if (node.name === "VariableName" || node.name === "PathExpression")
    return `it refers to ${node.text}, and a cell sees only its own input`;
  if (node.name === "DateTimeLiteral") return 'of times, only dates such as date("2026-03-01") can be said';
  return `${node.text} would have to be computed, and a cell holds only constants`;
}

function readComparison(
  sign: FeelNode | undefined,
  operand: FeelNode | undefined,
): Result<readonly FeelTest[], string> {
  if (sign === undefined || operand === undefined) return no("it cannot be read as FEEL");
  if (sign.text === "=")
    return operand.name === "null" ? one({ is: "missing" }) : constant(operand, (value) => ({ is: "equal", value }));
  if (!isComparison(sign.text)) return no(`${sign.text} has no meaning here`);
  const comparison = sign.text;
  return constant(operand, (value) => ({ is: "compared", sign: comparison, value }));
}

const isComparison = (sign: string): sign is Comparison => ["<", "<=", ">", ">="].includes(sign);

function constant(node: FeelNode, test: (value: FeelValue) => FeelTest): Result<readonly FeelTest[], string> {
  const value = constantOf(node);
  return value === undefined ? no(reasonOf(node)) : one(test(value));
}

function readInterval({ children }: FeelNode): Result<readonly FeelTest[], string> {
  const [open, low, , high, close] = children;
  if (low === undefined || high === undefined || close === undefined) return no("it cannot be read as FEEL");
  const [from, to] = [constantOf(low), constantOf(high)];
  if (from === undefined) return no(reasonOf(low));
  if (to === undefined) return no(reasonOf(high));
  return one({
    is: "between",
    from: { value: from, taken: open?.text === "[" },
    to: { value: to, taken: close.text === "]" },
  });
}

/** `? > 5`, `? in (1, [3..4])`, `? between 1 and 5`: the same tests with the input named. */
function readExplicit({ children }: FeelNode): Result<readonly FeelTest[], string> {
  const [input, sign, ...operands] = children;
  const [first, , last] = operands;
  if (input?.name !== "?" || first === undefined)
    return no(input === undefined ? "it cannot be read as FEEL" : reasonOf(input));
  if (sign?.name === "in") return all(first.name === "(" ? (operands[1]?.children ?? []) : [first], readTest);
  if (sign?.name !== "between") return readComparison(sign, first);
  const [from, to] = [constantOf(first), last === undefined ? undefined : constantOf(last)];
  if (from === undefined || to === undefined) return no("between needs two constants");
  return one({ is: "between", from: { value: from, taken: true }, to: { value: to, taken: true } });
}

/** `? = "a" or ? = "b"`. Constants joined by `or` are no tests: FEEL makes null of them. */
function readEither({ children }: FeelNode): Result<readonly FeelTest[], string> {
  return all(
    children.filter(({ name }) => name !== "or"),
    (side) =>
      ["Comparison", "Disjunction", "FunctionInvocation"].includes(side.name)
        ? readTest(side)
        : no('or joins tests of ?, such as ? = "a" or ? = "b"'),
  );
}

function all(
  nodes: readonly FeelNode[],
  read: (node: FeelNode) => Result<readonly FeelTest[], string>,
): Result<readonly FeelTest[], string> {
  const tests: FeelTest[] = [];
  for (const node of nodes) {
    const each = read(node);
    if (!each.ok) return each;
    tests.push(...each.value);
  }
  return ok(tests);
}

function readCall(node: FeelNode): Result<readonly FeelTest[], string> {
  const { called, parameters } = callOf(node);
  const [input, prefix] = parameters;
  const value = prefix === undefined ? undefined : constantOf(prefix);
  if (called === "starts with" && input?.name === "?" && typeof value === "string")
    return one({ is: "beginning", prefix: value });
  return no(`the function ${called} has no meaning in a routing table`);
}
