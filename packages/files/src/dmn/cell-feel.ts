import { no, ok, type Result } from "@swiftline/core";
import { feelOf } from "./feel-syntax.ts";
import { feelOfWords } from "./feel-words.ts";

/** How the cells of a column are read when they are written as FEEL. */
export interface WrittenColumn {
  /** An `attribute` holds words: a range among them would be read as one. */
  readonly form: "codes" | "attribute" | "numbers" | "hours" | "words";
  readonly optional: boolean;
}

/** The alternatives of a cell. */
export const alternativesOf = (cell: string): readonly string[] =>
  cell
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean);

/** Writes a cell of a condition as FEEL tests. Answers in words what FEEL cannot say. */
export function feelOfCell(cell: string, { form, optional }: WrittenColumn): Result<string, string> {
  const parts = alternativesOf(cell);
  if (parts.length === 0) return cell.trim() === "" ? ok("-") : no("the cell names nothing");
  if (form === "words") return feelOfText(parts);
  const missing = parts.includes("!*");
  const plain = parts.filter((part) => !part.startsWith("!") && part !== "*");
  const out = parts.filter((part) => part.startsWith("!") && part !== "!*").map((part) => part.slice(1).trim());
  if (plain.length > 0 && out.length > 0)
    return no("what is taken and taken out again has no form in FEEL: name the values that are left");
  if (parts.includes("*") && (plain.length > 0 || missing)) return no("* beside other values has no form in FEEL");
  const tests = testsOf(plain.length > 0 ? plain : out, form);
  if (!tests.ok) return tests;
  const negated = plain.length === 0 && !(missing && out.length === 0);
  const withNull = negated ? optional && !missing : missing;
  const list = [...tests.value, ...(withNull ? ["null"] : [])].join(", ");
  if (list === "") return no("* has no form in FEEL where a value is always given: leave the cell empty");
  return ok(negated ? `not(${list})` : list);
}

function testsOf(parts: readonly string[], form: WrittenColumn["form"]): Result<readonly string[], string> {
  const tests: string[] = [];
  for (const part of parts) {
    const test = part.startsWith("+") ? undefined : testOf(part, form);
    if (test === undefined) return no(`${part} has no form in FEEL here`);
    tests.push(test);
  }
  return ok(tests);
}

const looksLikeRange = /^[<>=[\](]/;
const number = String.raw`-?\d+(?:\.\d+)?`;
const compared = new RegExp(`^(<=|>=|<|>|=)?\\s*(${number})$`);
const interval = new RegExp(`^([[(\\]])\\s*(${number})\\s*\\.\\.\\s*(${number})\\s*([\\])[])$`);

function testOf(part: string, form: WrittenColumn["form"]): string | undefined {
  switch (form) {
    case "codes":
      return feelOf(part);
    case "attribute":
      return looksLikeRange.test(part) ? undefined : feelOf(part);
    case "hours":
      return hoursTest(part);
    case "numbers":
      return numberTest(part);
    case "words":
      return undefined;
  }
}

/** A number or range of numbers as FEEL; undefined for anything else. */
export function numberTest(part: string): string | undefined {
  const [, sign = "", bound] = compared.exec(part) ?? [];
  if (bound !== undefined) return sign === "" || sign === "=" ? bound : `${sign} ${bound}`;
  const [, open, low, high, close] = interval.exec(part) ?? [];
  return low === undefined ? undefined : `${open === "[" ? "[" : "("}${low}..${high}${close === "]" ? "]" : ")"}`;
}

function hoursTest(part: string): string | undefined {
  const [, first, second] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part) ?? [];
  if (first === undefined) return undefined;
  const [from, to] = [Number(first), Number(second)];
  if (second === undefined) return String(from);
  return from < to ? `[${from}..${to})` : `>= ${from}, < ${to}`;
}

function feelOfText(parts: readonly string[]): Result<string, string> {
  if (parts.includes("*") || parts.includes("!*")) return no("* has no meaning in a text");
  const signed = (sign: string) => parts.filter((part) => part.startsWith(sign)).map((part) => part.slice(1).trim());
  const words = { any: parts.filter((part) => !/^[!+]/.test(part)), all: signed("+"), none: signed("!") };
  if (words.any.length === 0 && words.all.length === 0)
    return ok(`not(${words.none.map((word) => `contains(?, ${feelOf(word)})`).join(", ")})`);
  return ok(feelOfWords(words));
}
