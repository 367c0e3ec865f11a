import { expect, test } from "vitest";
import { termsOf } from "./terms.ts";

test("words are compared without case, accents and width", () => {
  expect(termsOf("Ça FAIT: ＡＢＣ１２, don't—stop!")).toEqual(["ca", "fait", "abc12", "don", "t", "stop"]);
  expect(termsOf("Straße ÅÄÖ Ёлка")).toEqual(["straße", "aao", "елка"]);
});

test("Chinese comes in pairs, each character with the one behind it, and words between it stay words", () => {
  expect(termsOf("噪音扰民")).toEqual(["噪音", "音扰", "扰民", "民"]);
  expect(termsOf("朝阳区A4纸，路")).toEqual(["朝阳", "阳区", "区", "a4", "纸", "路"]);
});

test("a character beyond the basic plane is one character, and a mark stays with its letter", () => {
  expect(termsOf("𠮷野")).toEqual(["𠮷野", "野"]);
  expect(termsOf("が")).toEqual(["が"]);
});

test("a text of nothing but signs has no terms", () => {
  expect(termsOf(" \u0000*()\"'«»—🌳 ")).toEqual([]);
});
