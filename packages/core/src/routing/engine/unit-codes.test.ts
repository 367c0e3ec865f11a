import { describe, expect, test } from "vitest";
import { NOT_ALONE } from "./fold-table.ts";
import { foldingOf } from "./folding.ts";
import { codeOf, codesOf, NOT_ALONE_BIT, plainCodes } from "./unit-codes.ts";

const { table } = foldingOf();
const all = Array.from({ length: 0x1_0000 }, (_, unit) => unit);

describe("the code of a unit", () => {
  test("has the unit in its lower bits, and never the bit of units that do not fold alone", () => {
    expect(all.filter((unit) => (codeOf(unit) & 0x1_ffff) !== unit)).toEqual([]);
  });

  test("differs in its upper bits from those of the units beside it", () => {
    const alike = all.slice(1).filter((unit) => codeOf(unit) >>> 17 === codeOf(unit - 1) >>> 17);
    expect(alike.length).toBeLessThan(10);
  });
});

describe("the codes of a fold table", () => {
  const codes = codesOf(table);

  test("are those of what the units fold to, with a bit where one does not fold alone", () => {
    const expected = (unit: number): number => (table[unit] === NOT_ALONE ? NOT_ALONE_BIT : codeOf(table[unit] ?? 0));
    expect(all.filter((unit) => codes[unit] !== expected(unit))).toEqual([]);
  });

  test("are made once", () => {
    expect(codesOf(table)).toBe(codes);
  });
});

test("plain codes are those of the units themselves", () => {
  expect(all.filter((unit) => plainCodes()[unit] !== codeOf(unit))).toEqual([]);
});
