import fc from "fast-check";
import { expect, test } from "vitest";
import { guardFormula, unguardFormula } from "./formula-cells.ts";

test.each([
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+86 10", "'+86 10"],
  ["-1", "'-1"],
  ["@here", "'@here"],
  ["\t=1", "'\t=1"],
  ["\n=1", "'\n=1"],
  ["＝1", "'＝1"],
  ["'=1", "''=1"],
  ["a hole", "a hole"],
  ["'tis so", "'tis so"],
  [" =1", " =1"],
  ["", ""],
])("%j is written as %j", (text, cell) => {
  expect(guardFormula(text)).toBe(cell);
  expect(unguardFormula(cell)).toBe(text);
});

test("no text is written so that a spreadsheet program would run it, and each is read back as it was", () => {
  const risky = fc.string({
    unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "a", " "),
    maxLength: 6,
  });
  fc.assert(
    fc.property(risky, (text) => {
      expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect(unguardFormula(guardFormula(text))).toBe(text);
    }),
  );
});
