import { no, ok, type Result } from "../../result.ts";
import type { CellProblem, Ranges } from "../condition.ts";
import { readSigns } from "./signs.ts";

type Span = readonly [from: number, to: number];

/** Reads `5`, `>=3`, `<10`, `[3..10)`, `(3..10]` (the forms of S-FEEL, DMN 1.5 clause 9), what is taken out with `!`, and `*`. */
export function parseRanges(alternatives: readonly string[]): Result<Ranges, readonly CellProblem[]> {
  const { plain, without, besides, anything, nothing } = readSigns(alternatives);
  const problems: CellProblem[] = besides.map((one) => ({
    message: `+${one}: only words of a text can be asked for besides others`,
  }));
  const spansOf = (some: readonly string[]): readonly Span[] =>
    joined(
      some.flatMap((one) => {
        const span = readSpan(one);
        if (!span.ok) problems.push(span.reason);
        return span.ok ? [span.value] : [];
      }),
    );
  const [taken, out] = [spansOf(plain), spansOf(without)];
  if (problems.length > 0) return no(problems);
  const open = plain.length === 0 && (anything || without.length > 0);
  const spans = subtract(open ? [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]] : taken, out);
  if (spans.length === 0 && !nothing)
    return no([{ message: "the cell takes nothing: what it names is taken out again" }]);
  return ok({ spans, missing: nothing });
}

const NUMBER = String.raw`[-+]?\d+(?:\.\d+)?`;
const single = new RegExp(`^(<=|>=|<|>|=)?\\s*(${NUMBER})$`);
const range = new RegExp(`^([[(\\]])\\s*(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})\\s*([\\])[])$`);

function readSpan(text: string): Result<Span, CellProblem> {
  const one = single.exec(text);
  if (one !== null) return ok(compared(one[1] ?? "=", Number(one[2])));
  const two = range.exec(text);
  if (two === null) return no({ message: `${text} is no number or range: write 5, >=3, <10 or [3..10)` });
  const from = two[1] === "[" ? Number(two[2]) : nextUp(Number(two[2]));
  const to = two[4] === "]" ? nextUp(Number(two[3])) : Number(two[3]);
  return from < to ? ok([from, to]) : no({ message: `no number lies in ${text}` });
}

function compared(operator: string, bound: number): Span {
  switch (operator) {
    case "<":
      return [Number.NEGATIVE_INFINITY, bound];
    case "<=":
      return [Number.NEGATIVE_INFINITY, nextUp(bound)];
    case ">":
      return [nextUp(bound), Number.POSITIVE_INFINITY];
    case ">=":
      return [bound, Number.POSITIVE_INFINITY];
    default:
      return [bound, nextUp(bound)];
  }
}

const view = new DataView(new ArrayBuffer(8));

/** The next larger number that a computer can hold: what makes every bound half open without changing what it means. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

function joined(spans: readonly Span[]): readonly Span[] {
  const merged: [number, number][] = [];
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

const subtract = (spans: readonly Span[], out: readonly Span[]): readonly Span[] =>
  out.reduce<readonly Span[]>(
    (left, [cutFrom, cutTo]) =>
      left.flatMap(([from, to]): readonly Span[] => {
        const parts: readonly Span[] = [
          [from, Math.min(to, cutFrom)],
          [Math.max(from, cutTo), to],
        ];
        return parts.filter(([start, end]) => start < end);
      }),
    spans,
  );
