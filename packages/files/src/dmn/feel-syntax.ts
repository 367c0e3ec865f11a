import type { SyntaxNode, Tree } from "@lezer/common";
import { no, ok, type Result } from "@swiftline/core";
import { parser } from "lezer-feel";

/** A constant of FEEL. A date stands as `{ date: "2026-03-01" }`. */
export type FeelValue = string | number | boolean | { readonly date: string };

/** A node of FEEL with the text it was read from. Comments are no nodes. */
export interface FeelNode {
  readonly name: string;
  readonly text: string;
  readonly children: readonly FeelNode[];
}

/** Longer cells are no tests that a person wrote, and could be nested beyond all reading. */
const longest = 10_000;

/** What reads a text to a tree. */
interface TreeParser {
  readonly parse: (text: string) => Tree;
}

const parsers: Readonly<Record<"UnaryTests" | "Expression", TreeParser>> = {
  UnaryTests: parser.configure({ top: "UnaryTests" }),
  Expression: parser.configure({ top: "Expression" }),
};

/** Reads FEEL by its grammar. Answers in words where it does not fit. */
export function parseFeel(text: string, top: keyof typeof parsers): Result<FeelNode, string> {
  if (text.length > longest) return no(`it is longer than ${longest} characters`);
  const tree = parsers[top].parse(text);
  let broken = false;
  tree.iterate({
    enter({ type }) {
      if (type.isError) broken = true;
    },
  });
  return broken ? no("it cannot be read as FEEL") : ok(nodeOf(tree.topNode, text));
}

function nodeOf(node: SyntaxNode, source: string): FeelNode {
  const children: FeelNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (!child.name.endsWith("Comment")) children.push(nodeOf(child, source));
  return { name: node.name, text: source.slice(node.from, node.to), children };
}

/** The constant that a node stands for; undefined for null and for anything that would have to be computed. */
export function constantOf(node: FeelNode): FeelValue | undefined {
  switch (node.name) {
    case "StringLiteral":
      return stringOf(node.text);
    case "NumericLiteral":
      return Number(node.text.replaceAll(/\s/g, ""));
    case "BooleanLiteral":
      return node.text === "true";
    case "DateTimeLiteral":
      return dateOf(node);
    default:
      return undefined;
  }
}

/** `date("2026-03-01")` or `@"2026-03-01"`. */
function dateOf({ children: [maker, , parameters] }: FeelNode): FeelValue | undefined {
  const from = maker?.name === "AtLiteral" ? maker : maker?.text === "date" ? parameters : undefined;
  const [literal, more] = from?.children ?? [];
  if (literal?.name !== "StringLiteral" || more !== undefined) return undefined;
  const date = stringOf(literal.text);
  return isDate(date) ? { date } : undefined;
}

/** Whether a text is a day of the calendar, such as 2026-03-01. */
export function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const escapes = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

const stringOf = (literal: string): string =>
  literal
    .slice(1, -1)
    .replaceAll(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{6})|(.))/gs, (_, short, long, sign) =>
      sign === undefined ? String.fromCodePoint(Number.parseInt(short ?? long, 16)) : (escapes.get(sign) ?? sign),
    );

const notPlain = /["\\\p{Cc}\p{Surrogate}\ufffe\uffff]/gu;

/** A constant as FEEL writes it. What XML or a string cannot hold is written by its number. */
export function feelOf(value: FeelValue): string {
  if (typeof value === "object") return `date("${value.date}")`;
  return typeof value === "string" ? `"${value.replaceAll(notPlain, escaped)}"` : String(value);
}

const escaped = (sign: string): string =>
  /["\\]/.test(sign) ? `\\${sign}` : `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
