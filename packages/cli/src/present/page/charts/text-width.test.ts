import { expect, test } from "vitest";
import { textWidth, wrap } from "./text-width.ts";

test("a label is broken between words", () => {
  expect(wrap("Taxis and for-hire vehicles", 110, 2)).toEqual(["Taxis and", "for-hire vehicles"]);
});

test("a label of a script without spaces is broken between signs", () => {
  expect(wrap("海淀区人民政府街道办事处", 80, 2)).toEqual(["海淀区人民政", "府街道办事处"]);
});

test("what does not fit ends in an ellipsis and stays inside its room", () => {
  for (const text of [
    "every other public way of the greater area",
    "Donaudampfschifffahrtsgesellschaft",
    "一二三四五六七八九十",
  ])
    for (const line of wrap(text, 60, 1)) {
      expect(line).toMatch(/…$/);
      expect(textWidth(line)).toBeLessThanOrEqual(60);
    }
});

test("an empty label is one empty line", () => {
  expect(wrap("", 60, 2)).toEqual([""]);
});
