import { describe, expect, test } from "vitest";
import { foldingOf } from "./folding.ts";
import { compileWords } from "./word-scanner.ts";

const folding = foldingOf();

/** The words found in a text, in the order of the list. */
function wordsIn(text: string, words: readonly string[]): readonly string[] {
  const found = new Uint32Array(words.length);
  const count = compileWords(words, folding).scan(text, found);
  return Array.from(found.subarray(0, count).sort(), (word) => words[word] ?? "");
}

describe("a scan", () => {
  test("finds words of any length, wherever they begin and end", () => {
    expect(wordsIn("夜间施工噪音，gas leak", ["夜间", "工", "施工噪音", "leak", "k", "ak", "噪声"])).toEqual([
      "夜间",
      "工",
      "施工噪音",
      "leak",
      "k",
      "ak",
    ]);
  });

  test("finds words that overlap and words within words", () => {
    expect(wordsIn("燃气泄漏报警", ["燃气", "燃气泄漏", "气泄", "泄漏报警", "燃气泄漏报警器"])).toEqual([
      "燃气",
      "燃气泄漏",
      "气泄",
      "泄漏报警",
    ]);
  });

  test("finds each word once, however often it occurs", () => {
    expect(wordsIn("noise noise noise", ["noise", "no"])).toEqual(["noise", "no"]);
  });

  test("finds all of equal words and of words that fold to the same", () => {
    expect(wordsIn("A GAS leak", ["gas", "Gas", "ＧＡＳ", "gas", "A", "a"])).toEqual([
      "gas",
      "Gas",
      "ＧＡＳ",
      "gas",
      "A",
      "a",
    ]);
  });

  test("finds nothing of a word that is longer than the text, nor beyond its end", () => {
    expect(wordsIn("ab", ["abc", "abcdef", "b\0", "b\0\0\0"])).toEqual([]);
    expect(wordsIn("", ["a", "ab", "abcd"])).toEqual([]);
  });

  test("remembers nothing of the text before", () => {
    const scanner = compileWords(["long", "gone"], folding);
    const found = new Int32Array(2);
    expect(scanner.scan("long gone", found)).toBe(2);
    expect(scanner.scan("long", found)).toBe(1);
    expect(scanner.scan("l", found)).toBe(0);
    expect(scanner.scan("long", found)).toBe(1);
  });

  test("takes texts of any length", () => {
    expect(wordsIn(`${"x".repeat(20_000)}gas`, ["gas", "xg"])).toEqual(["gas", "xg"]);
    expect(wordsIn(`${"ﷺ".repeat(2_000)}gas`, ["gas", "صلى"])).toEqual(["gas", "صلى"]);
  });

  test.each([4091, 4092, 4093, 4094, 4095, 4096, 4097])(
    "misses nothing where all of %i units are parts of words",
    (length) => {
      const words = ["x", "xx", "xxxx", "y", "xy", "xxxy"];
      expect(wordsIn(`${"x".repeat(length)}y`, words)).toEqual(words);
    },
  );

  test("finds nothing where there are no words", () => {
    expect(compileWords([], folding).scan("gas", new Int32Array(0))).toBe(0);
    expect(compileWords([], folding).locate("gas")).toEqual([]);
  });

  test("folds anew a text of which a late unit does not fold alone", () => {
    expect(wordsIn(`${"ＧＡＳ".repeat(500)}Σ㎡`, ["gasgas", "m2", "ς", "σm2"])).toEqual(["gasgas", "m2", "σm2"]);
  });
});

describe("bad input", () => {
  test("an empty word is refused by its number", () => {
    expect(() => compileWords(["gas", ""], folding)).toThrow(
      new RangeError("word 1 is empty and would occur in every text"),
    );
  });

  test("a list too short for all words is refused", () => {
    expect(() => compileWords(["gas", "leak"], folding).scan("", new Int32Array(1))).toThrow(RangeError);
  });
});

describe("locating", () => {
  const partsOf = (text: string, words: readonly string[]) =>
    compileWords(words, folding)
      .locate(text)
      .map(({ word, from, to }) => [words[word], from, to, text.slice(from, to)]);

  test("tells where each word occurs first, in the order of the list", () => {
    expect(partsOf("gas leak, gas", ["leak", "gas", "oil"])).toEqual([
      ["leak", 4, 8, "leak"],
      ["gas", 0, 3, "gas"],
    ]);
  });

  test.each([
    ["a 20㎡ room", "m2", 4, "㎡"],
    ["㎡ ﬁre", "fire", 2, "ﬁre"],
    ["İİ gas", "gas", 3, "gas"],
    ["cafe\u0301 gas", "é", 3, "e\u0301"],
    ["ｶﾞｽ漏れ", "ガス", 0, "ｶﾞｽ"],
    ["\u1112\u1161\u11ab국", "한국", 0, "\u1112\u1161\u11ab국"],
    ["\u0958 gas", "gas", 2, "gas"],
    ["🏠𝐆𝐀𝐒", "gas", 2, "𝐆𝐀𝐒"],
    ["\ud83d\u0301 gas", "gas", 3, "gas"],
  ])("tells of %j where %j is in the original", (text, word, from, part) => {
    expect(partsOf(text, [word])).toEqual([[word, from, from + part.length, part]]);
  });
});
