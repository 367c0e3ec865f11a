import { expect, test } from "vitest";
import { didYouMean, nearest } from "./nearest.ts";

const known = ["noise", "noise-street", "heating", "water"];

test.each([
  ["nosie", "noise", "two neighbours were swapped"],
  ["nois", "noise", "a letter is missing"],
  ["noiise", "noise", "a letter is there twice"],
  ["voise", "noise", "a letter is another"],
  ["NOISE-STREET", "noise-street", "the case does not matter"],
  ["haeting", "heating", "a swap inside a longer word"],
  ["wtaer", "water", "a swap is one edit: two replacements would be too far"],
  ["noise", "noise", "it is known"],
])("%s was probably meant to be %s: %s", (word, meant) => {
  expect(nearest(word, known)).toBe(meant);
});

test.each(["", "x", "traffic", "noi", "heat"])("nothing known is near enough to “%s”", (word) => {
  expect(nearest(word, known)).toBeUndefined();
});

test("a short word allows one edit, a longer one a third of its length", () => {
  expect(nearest("ab", ["abc"])).toBe("abc");
  expect(nearest("ab", ["abcd"])).toBeUndefined();
  expect(nearest("abcdef", ["abxyef"])).toBe("abxyef");
  expect(nearest("abcdef", ["axyzef"])).toBeUndefined();
});

test("of several the nearest is meant, of equally near ones the first", () => {
  expect(nearest("noize", ["noisy", "noise"])).toBe("noise");
  expect(nearest("cat", ["bat", "hat"])).toBe("bat");
  expect(nearest("cat", [])).toBeUndefined();
});

test("a suggestion is a question, or nothing", () => {
  expect(didYouMean("nosie", known)).toEqual({ suggestion: "did you mean noise?" });
  expect(didYouMean("traffic", known)).toEqual({});
});
