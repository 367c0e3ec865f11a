import fc from "fast-check";
import { expect, test } from "vitest";
import type { Condition } from "../../../core/src/routing/condition.ts";
import { conditions, withAttributes } from "../../../core/src/routing/conditions/index.ts";
import { domain, subject } from "../../../core/test/literals/domain.ts";
import { tried } from "../../../core/test/runs.ts";
import { type CellColumn, cellOfFeel } from "../../src/dmn/feel-cell.ts";
import { readFeelTests } from "../../src/dmn/feel-tests.ts";

type Value = string | number | undefined;

/** A FEEL test as it is written, and what the standard says of it (DMN 1.5, 7.3.1.2 and 10.3.2.8): null equals only null. */
interface Spoken {
  readonly feel: string;
  readonly holds: (value: Value) => boolean;
}

const anyOf = (tests: readonly Spoken[]): Spoken => ({
  feel: tests.map(({ feel }) => feel).join(", "),
  holds: (value) => tests.some(({ holds }) => holds(value)),
});
const not = ({ feel, holds }: Spoken): Spoken => ({ feel: `not(${feel})`, holds: (value) => !holds(value) });
const nothing: Spoken = { feel: "null", holds: (value) => value === undefined };

const number = fc.integer({ min: 0, max: 12 });
const signs: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  "<": (value, bound) => value < bound,
  "<=": (value, bound) => value <= bound,
  ">": (value, bound) => value > bound,
  ">=": (value, bound) => value >= bound,
};
const compared = fc.tuple(fc.constantFrom(...Object.entries(signs)), number).map(
  ([[sign, compare], bound]): Spoken => ({
    feel: `${sign} ${bound}`,
    holds: (value) => typeof value === "number" && compare(value, bound),
  }),
);
const between = fc.tuple(fc.boolean(), number, fc.integer({ min: 1, max: 5 }), fc.boolean()).map(
  ([open, low, width, close]): Spoken => ({
    feel: `${open ? "(" : "["}${low}..${low + width + 1}${close ? ")" : "]"}`,
    holds: (value) =>
      typeof value === "number" &&
      (value > low || (!open && value === low)) &&
      (value < low + width + 1 || (!close && value === low + width + 1)),
  }),
);
const equal = number.map((one): Spoken => ({ feel: String(one), holds: (value) => value === one }));
const word = fc
  .constantFrom("city", "private")
  .map((one): Spoken => ({ feel: `"${one}"`, holds: (value) => value === one }));

const cellOf = (one: fc.Arbitrary<Spoken>) =>
  fc
    .tuple(fc.array(one, { minLength: 1, maxLength: 3 }).map(anyOf), fc.boolean())
    .map(([tests, negated]) => (negated ? not(tests) : tests));

const conditionOf = (kind: string): Condition => {
  const found = withAttributes(conditions, domain).find((condition) => condition.kind === kind);
  if (found === undefined) throw new Error(`there is no condition ${kind}`);
  return found;
};

/** Whether the cell that a FEEL cell becomes holds; undefined where the routing table says that it takes nothing. */
function imported(
  feel: string,
  kind: string,
  column: CellColumn,
  changes: Parameters<typeof subject>[0],
): boolean | undefined {
  const tests = readFeelTests(feel);
  const cell = tests.ok ? cellOfFeel(tests.value, column) : tests;
  if (!cell.ok) throw new Error(`${feel}: ${cell.reason}`);
  const condition = conditionOf(kind);
  const wanted = condition.parse(cell.value.split("|"), domain);
  return wanted.ok ? condition.holds(wanted.value, subject(changes), domain) : undefined;
}

test.each<
  [string, fc.Arbitrary<Spoken>, CellColumn, readonly Value[], (value: Value) => Parameters<typeof subject>[0]]
>([
  [
    "repeat",
    fc.oneof(compared, between, equal, fc.constant(nothing)),
    { form: "numbers", optional: true },
    [undefined, ...Array.from({ length: 20 }, (_, at) => at)],
    (value) => (typeof value === "number" ? { earlierAppeals: value } : {}),
  ],
  [
    "attribute:owner",
    fc.oneof(word, fc.constant(nothing)),
    { form: "attribute", optional: true },
    [undefined, "city", "private"],
    (value) => (value === undefined ? {} : { attributes: { owner: value } }),
  ],
  [
    "hour",
    fc.oneof(between, equal),
    { form: "hours", optional: false },
    Array.from({ length: 24 }, (_, at) => at),
    (value) => ({ at: Date.UTC(2026, 2, 6, Number(value)) }),
  ],
])("the cell of %s takes what the FEEL cell takes, and nothing else", (kind, one, column, values, subjectOf) => {
  fc.assert(
    fc.property(cellOf(one), ({ feel, holds }) => {
      for (const value of values)
        expect([feel, value, imported(feel, kind, column, subjectOf(value)) ?? false]).toEqual([
          feel,
          value,
          holds(value),
        ]);
    }),
    tried(300, 5000),
  );
});

test("words joined by or, and and not are found as FEEL finds them", () => {
  const contains = (sign: string): Spoken => ({
    feel: `contains(?, "${sign}")`,
    holds: (text) => String(text).includes(sign),
  });
  const some = (signs: string) =>
    fc.uniqueArray(fc.constantFrom(...signs), { maxLength: 2 }).map((all) => all.map(contains));
  const texts = ["", ..."abcdef", "ab", "ac", "acd", "abce", "bce", "cdef", "abcdef"];
  fc.assert(
    fc.property(some("ab"), some("cd"), some("ef"), (any, all, none) => {
      fc.pre(any.length + all.length + none.length > 0);
      const choice = any.length > 0 ? [`(${any.map(({ feel }) => feel).join(" or ")})`] : [];
      const feel = [...choice, ...all.map((each) => each.feel), ...none.map((each) => `not(${each.feel})`)].join(
        " and ",
      );
      const holds = (text: string) =>
        (any.length === 0 || any.some((each) => each.holds(text))) &&
        all.every((each) => each.holds(text)) &&
        !none.some((each) => each.holds(text));
      for (const text of texts)
        expect([feel, text, imported(feel, "text", { form: "words", optional: false }, { text })]).toEqual([
          feel,
          text,
          holds(text),
        ]);
    }),
    tried(200, 2000),
  );
});
