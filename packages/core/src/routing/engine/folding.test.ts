import { describe, expect, test } from "vitest";
import { NOT_ALONE } from "./fold-table.ts";
import { foldingOf } from "./folding.ts";

const unitOf = (character: string): number => character.charCodeAt(0);

describe("folding", () => {
  test("makes fullwidth, compatibility and upper-case forms one", () => {
    expect(foldingOf().fold("ＧＡＳ ﬁre ㎡ ｶﾞｽ İ")).toBe("gas fire m2 ガス i̇");
  });

  test("without a map is always the same", () => {
    expect(foldingOf()).toBe(foldingOf());
    expect(foldingOf(new Map())).toBe(foldingOf());
  });
});

describe("folding with a map of characters", () => {
  const folding = foldingOf(
    new Map([
      ["氣", "气"],
      ["A", "b"],
      ["𠮷", "吉"],
      ["豈", "岂么"],
    ]),
  );

  test("simplifies after all else", () => {
    expect(folding.fold("煤氣A𠮷豈")).toBe("煤气a吉岂么");
  });

  test("has what is simplified one to one in its table", () => {
    expect(folding.table[unitOf("氣")]).toBe(unitOf("气"));
    expect(folding.table[unitOf("A")]).toBe(unitOf("a"));
  });

  test("simplifies what other characters fold to", () => {
    const halfwidth = foldingOf(new Map([["カ", "力"]]));
    expect(halfwidth.fold("ｶ")).toBe("力");
    expect(halfwidth.table[unitOf("ｶ")]).toBe(unitOf("力"));
  });

  test("leaves to a real fold what is not one unit on both sides", () => {
    for (const character of ["𠮷", "豈"]) expect(folding.table[unitOf(character)]).toBe(NOT_ALONE);
  });
});
