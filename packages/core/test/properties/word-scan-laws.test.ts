import fc from "fast-check";
import { expect, test } from "vitest";
import { foldingOf } from "../../src/routing/engine/folding.ts";
import { compileWords } from "../../src/routing/engine/word-scanner.ts";
import { tried } from "../runs.ts";

/** What normalization, case and pairs of units treat in ways of their own. */
const traps = [
  ..."aAbB中气氣氫 ",
  ..."ﬁ㎡ＧｇΣσςİıßẞǅﷺﾞﾟｶﾊカハガ゙",
  ..."\u0301\u0307\u0323\u0345\u034f\ufe0f\u200d\u0e33\u0958\u09c7\u09be",
  ..."\u1100\u1112\u1161\u11a8\u11ab가각ㄱㅏﾡￂ",
  ..."😀🏠🏿𝐀𝚺𠮷\u{1d165}\u{1d15e}\u{2f800}",
  ...["\ud83d", "\ud835", "\ud840", "\udc00", "\ude00", "\0", "\uffff"],
];
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...traps) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) },
);
const textOf = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(character, { maxLength }).map((characters) => characters.join(""));

/** Texts, and words of which many are parts of them, cut anywhere: within a pair, and before a mark. */
const textsAndWords = fc
  .record({
    texts: fc.array(textOf(40), { minLength: 1, maxLength: 3 }),
    drawn: fc.array(textOf(3), { maxLength: 5 }),
    cuts: fc.array(fc.tuple(fc.nat(2), fc.nat(60), fc.integer({ min: 1, max: 9 })), { maxLength: 12 }),
  })
  .map(({ texts, drawn, cuts }) => {
    const parts = cuts.map(([text, from, size]) => texts[text % texts.length]?.slice(from, from + size) ?? "");
    return { texts, words: [...drawn, ...parts].filter((word) => word !== "") };
  });

const foldings = [
  foldingOf(),
  foldingOf(new Map([..."氣气氫氢ガ力𠮷吉"].map((from, at, all) => [from, all[at + 1] ?? from]))),
];
const folding = fc.constantFrom(...foldings);

test("a scan finds the words whose folds are parts of the text's fold, each once", () => {
  fc.assert(
    fc.property(textsAndWords, folding, ({ texts, words }, folding) => {
      const scanner = compileWords(words, folding);
      const found = new Int32Array(words.length);
      for (const text of texts) {
        const numbers = found.subarray(0, scanner.scan(text, found)).toSorted();
        expect([...numbers]).toEqual(foundByIncludes(text, words, folding.fold));
      }
    }),
    tried(3_000, 100_000),
  );
});

test("what is located folds to a text with the word in it", () => {
  fc.assert(
    fc.property(textsAndWords, folding, ({ texts, words }, folding) => {
      const scanner = compileWords(words, folding);
      for (const text of texts) {
        const located = scanner.locate(text);
        expect(located.map(({ word }) => word)).toEqual(foundByIncludes(text, words, folding.fold));
        for (const { word, from, to } of located)
          expect(anySigma(folding.fold(text.slice(from, to)))).toContain(anySigma(folding.fold(words[word] ?? "")));
      }
    }),
    tried(1_500, 50_000),
  );
});

/** A capital sigma that was within a word may be the last letter of a part of it. */
const anySigma = (folded: string): string => folded.replaceAll("ς", "σ");

function foundByIncludes(text: string, words: readonly string[], fold: (text: string) => string): readonly number[] {
  const folded = fold(text);
  return [...words.keys()].filter((number) => folded.includes(fold(words[number] ?? "")));
}
