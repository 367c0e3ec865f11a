import { describe, expect, test } from "vitest";
import { domain, subject } from "../../../test/literals/domain.ts";
import type { Condition } from "../condition.ts";
import { conditions } from "./index.ts";

const named = (kind: string): Condition => {
  const found = conditions.find((condition) => condition.kind === kind);
  if (found === undefined) throw new Error(`no condition ${kind}`);
  return found;
};

const parse = (condition: Condition, cell: string): unknown => {
  const parsed = condition.parse(cell.split("|"), domain);
  if (!parsed.ok) throw new Error(parsed.reason[0]?.message);
  return parsed.value;
};

describe.each(conditions.map((condition) => [condition.kind, condition] as const))("%s", (_kind, condition) => {
  const { cell, matches, misses } = condition.example;
  const wanted = parse(condition, cell);

  test("its own example matches and misses", () => {
    expect(condition.holds(wanted, subject(matches))).toBe(true);
    expect(condition.holds(wanted, subject(misses))).toBe(false);
  });

  test("it says what it saw", () => expect(condition.got(wanted, subject(matches))).not.toBe(""));

  test("its index, if it has one, finds exactly what it holds for", () => {
    if (condition.index === undefined) return;
    const keys = new Set(condition.index.keys(wanted, domain));
    expect(keys.has(condition.index.keyOf(subject(matches)) ?? "")).toBe(true);
    expect(keys.has(condition.index.keyOf(subject(misses)) ?? "")).toBe(false);
  });
});

test.each([
  ["category", "noise-stret", "noise-stret is not in categories.csv", "did you mean noise-street?"],
  ["area", "west|est", "est is not in areas.csv", "did you mean west?"],
  ["channel", "phone|wehcat", /^wehcat is none of phone, web/, "did you mean wechat?"],
  ["kind", "complain", /^complain is none of inquiry/, "did you mean complaint?"],
])("a word that %s does not know (%s) is told with the nearest known one", (kind, cell, message, suggestion) => {
  const parsed = named(kind).parse(cell.split("|"), domain);
  expect(parsed).toEqual({
    ok: false,
    reason: [{ message: expect.stringMatching(message), suggestion }],
  });
});

test("a word that is near nothing gets no suggestion", () => {
  expect(named("category").parse(["plumbing"], domain)).toEqual({
    ok: false,
    reason: [{ message: "plumbing is not in categories.csv" }],
  });
});

test("every unknown word of a cell is told", () => {
  const parsed = named("category").parse(["plumbing", "noise", "elevator"], domain);
  expect(parsed.ok ? [] : parsed.reason.map(({ message }) => message)).toEqual([
    "plumbing is not in categories.csv",
    "elevator is not in categories.csv",
  ]);
});

test("a node stands for its whole subtree", () => {
  const wanted = parse(named("area"), "city");
  for (const area of ["city", "west", "west-river", "east"])
    expect(named("area").holds(wanted, subject({ area }))).toBe(true);
});

test("a condition on an area does not hold for an appeal without one", () => {
  expect(named("area").holds(parse(named("area"), "city"), subject({ area: undefined }))).toBe(false);
});

test("text is compared without case and width", () => {
  const text = named("text");
  const wanted = parse(text, "ＧＡＳ leak|燃气");
  expect(text.got(wanted, subject({ text: "Gas Leak, 燃气泄漏" }))).toBe("gas leak|燃气");
});
