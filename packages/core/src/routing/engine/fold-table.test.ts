import { describe, expect, test } from "vitest";
import { foldForms, formTable, joinsBefore, NOT_ALONE } from "./fold-table.ts";

const table = formTable();
const alone = Array.from(table.keys()).filter((unit) => table[unit] !== NOT_ALONE);

describe("the fold table", () => {
  test("has for each unit that folds alone what the unit folds to", () => {
    const wrong = alone.filter(
      (unit) => foldForms(String.fromCharCode(unit)) !== String.fromCharCode(table[unit] ?? 0),
    );
    expect(wrong).toEqual([]);
  });

  test("folds all units that fold alone in one text as it folds each", () => {
    for (const text of [String.fromCharCode(...alone), String.fromCharCode(...alone.toReversed())])
      expect(foldForms(text)).toBe(Array.from(text.split(""), (unit) => String.fromCharCode(folded(unit))).join(""));
  });

  test("knows the units of letters, Chinese and fullwidth forms, and most emoji", () => {
    for (const unit of "aZé中ｇＧ：ｶ가🚀️".split("")) expect(folded(unit)).not.toBe(NOT_ALONE);
  });

  test.each(["Σ", "İ", "ﬁ", "㎡", "ﾞ", "\u0301", "\u1161", "\u11a8", "\0", "𝐀".charAt(0)])(
    "leaves %j to a real fold",
    (unit) => {
      expect(folded(unit)).toBe(NOT_ALONE);
    },
  );

  test("leaves alone no first half of a pair that some second half changes", () => {
    const settled = Array.from({ length: 0x400 }, (_, at) => 0xd800 + at).filter((lead) => table[lead] !== NOT_ALONE);
    for (const lead of settled) {
      const page = Array.from({ length: 0x400 }, (_, at) => String.fromCharCode(lead, 0xdc00 + at));
      expect(foldForms(page.join(""))).toBe(page.join(""));
      expect(page.filter(joinsBefore)).toEqual([]);
    }
  });
});

test("whatever a character is composed of, all but the first join before", () => {
  const separate = new Set<string>();
  for (let point = 0; point < 0x11_0000; point++) {
    if (point >= 0xd800 && point < 0xe000) continue;
    for (const part of [...String.fromCodePoint(point).normalize("NFD")].slice(1))
      if (!joinsBefore(part)) separate.add(part);
  }
  expect([...separate]).toEqual([]);
});

function folded(unit: string): number {
  return table[unit.charCodeAt(0)] ?? NOT_ALONE;
}
