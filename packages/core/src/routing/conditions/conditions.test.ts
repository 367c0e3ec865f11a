import { describe, expect, test } from "vitest";
import { domain, subject } from "../../../test/literals/domain.ts";
import type { Condition } from "../condition.ts";
import type { Subject } from "../subject.ts";
import { conditions, withAttributes } from "./index.ts";

const named = (kind: string): Condition => {
  const found = withAttributes(conditions, domain).find((condition) => condition.kind === kind);
  if (found === undefined) throw new Error(`no condition ${kind}`);
  return found;
};

const parse = (condition: Condition, cell: string): unknown => {
  const parsed = condition.parse(cell.split("|"), domain);
  if (!parsed.ok) throw new Error(parsed.reason[0]?.message);
  return parsed.value;
};

const every = withAttributes(conditions, domain);

describe.each(every.map((condition) => [condition.kind, condition] as const))("%s", (_kind, condition) => {
  const { cell, matches, misses } = condition.example;
  const wanted = parse(condition, cell);

  test("its own example matches and misses", () => {
    expect(condition.holds(wanted, subject(matches), domain)).toBe(true);
    expect(condition.holds(wanted, subject(misses), domain)).toBe(false);
  });

  test("it says what it saw", () => expect(condition.got(wanted, subject(matches), domain)).toMatch(/./));

  test("a cell that takes nothing or is written in no known way is told", () => {
    expect(condition.parse(["\u0000?"], domain).ok && condition.kind !== "text").toBe(false);
  });
});

const holds = (kind: string, cell: string, changes: Partial<Subject>): boolean =>
  named(kind).holds(parse(named(kind), cell), subject(changes), domain);

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
    expect(named("area").holds(wanted, subject({ area }), domain)).toBe(true);
});

test("a condition on an area does not hold for an appeal without one", () => {
  expect(holds("area", "city", { area: undefined })).toBe(false);
});

test("text is compared without case and width", () => {
  const text = named("text");
  const wanted = parse(text, "ＧＡＳ leak|燃气");
  expect(text.got(wanted, subject({ text: "Gas Leak, 燃气泄漏" }), domain)).toBe("gas leak|燃气");
});

test.each<[what: string, kind: string, cell: string, changes: Partial<Subject>, holds: boolean]>([
  [
    "what is taken out of a subtree does not match",
    "category",
    "noise|!noise-street",
    { category: "noise-street" },
    false,
  ],
  ["the rest of that subtree does", "category", "noise|!noise-street", { category: "noise-home" }, true],
  ["with exclusions alone anything else matches", "category", "!noise", { category: "heat" }, true],
  ["what is not known fails an exclusion too", "area", "!east", { area: undefined }, false],
  ["* asks that a value is given", "area", "*", { area: "east" }, true],
  ["* fails without a value", "area", "*", { area: undefined }, false],
  ["!* asks that none is given", "area", "!*", { area: undefined }, true],
  ["!* fails with a value", "area", "!*", { area: "east" }, false],
  ["a value or none", "area", "east|!*", { area: undefined }, true],
  ["a language counts by its first part", "language", "zh", { language: "zh-Hant-TW" }, true],
  ["a cell takes the language by its other name too", "language", "eng|iw", { language: "he" }, true],
  ["and by the one that it writes", "language", "eng|iw", { language: "iw" }, true],
  ["hours over midnight hold before it", "hour", "22-6", { at: Date.UTC(2026, 0, 1, 22) }, true],
  ["hours over midnight hold after it", "hour", "22-6", { at: Date.UTC(2026, 0, 1, 5, 59) }, true],
  ["and not when they are over", "hour", "22-6", { at: Date.UTC(2026, 0, 1, 6) }, false],
  ["a half-open range has its first number", "attribute:floors", "[3..10)", { attributes: { floors: 3 } }, true],
  ["and not its last", "attribute:floors", "[3..10)", { attributes: { floors: 10 } }, false],
  ["a range open below has not its first", "attribute:floors", "(3..10]", { attributes: { floors: 3 } }, false],
  ["but its last", "attribute:floors", "(3..10]", { attributes: { floors: 10 } }, true],
  ["a number is exact", "attribute:floors", "5|7", { attributes: { floors: 7 } }, true],
  ["a text is no number", "attribute:floors", ">=0", { attributes: { floors: "12" } }, false],
  ["all words with + must be there", "text", "loud|+night", { text: "loud by night" }, true],
  ["one of them is not enough", "text", "loud|+night", { text: "loud" }, false],
  ["a word with ! must not", "text", "loud|!car", { text: "loud car" }, false],
  ["a zone by position", "zone", "!school-belt", { position: { latitude: 3, longitude: 3 } }, true],
])("%s", (_what, kind, cell, changes, expected) => expect(holds(kind, cell, changes)).toBe(expected));

test.each([
  ["hour", "22", undefined],
  ["hour", "24-3", "24-3 is no span of hours: write 22-6 for 22:00 until before 06:00, with hours from 0 to 24"],
  ["hour", "6-6", "6-6 is no span of hours: write 22-6 for 22:00 until before 06:00, with hours from 0 to 24"],
  ["attribute:floors", "[10..3)", "no number lies in [10..3)"],
  ["attribute:floors", "(3..3]", "no number lies in (3..3]"],
  ["attribute:floors", "many", "many is no number or range: write 5, >=3, <10 or [3..10)"],
  ["category", "noise|!noise", "the cell takes nothing: what it names is taken out again"],
  ["category", "+noise", "+noise: only words of a text can be asked for besides others"],
  ["text", "gas.*leak", "gas.*leak looks like a pattern; words are looked for as they are written: list them, a|b"],
  ["text", "\\d+ volts", "\\d+ volts looks like a pattern; words are looked for as they are written: list them, a|b"],
  ["text", "loud|!loud", "loud is asked for and taken out again"],
  ["language", "Chinese!", "Chinese! is no language: two or three letters, such as zh or en"],
])("the cell of %s %s is told when it means nothing", (kind, cell, message) => {
  const parsed = named(kind).parse(cell.split("|"), domain);
  expect(parsed.ok ? undefined : parsed.reason.map((problem) => problem.message)).toEqual(message && [message]);
});
