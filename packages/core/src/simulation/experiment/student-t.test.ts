import { describe, expect, test } from "vitest";
import { studentCentral, studentPoint } from "./student-t.ts";

/** Computed with sixty digits by the incomplete beta function; printed tables have the first four of them. */
test.each([
  [4, 2.7764451051977943, 4.604094871349993],
  [9, 2.2621571627982053, 3.2498355415921263],
  [19, 2.0930240544083096, 2.860934606464979],
  [29, 2.0452296421327043, 2.7563859036706053],
])("with %i degrees of freedom, 95 and 99 in a hundred lie within the tabled points", (degrees, t95, t99) => {
  expect(Math.abs(studentPoint(0.95, degrees) / t95 - 1)).toBeLessThan(1e-13);
  expect(Math.abs(studentPoint(0.99, degrees) / t99 - 1)).toBeLessThan(1e-13);
});

describe("closed forms", () => {
  test.each([0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 0.9999])("Cauchy's, with 1 degree, at %d", (level) => {
    expect(Math.abs(studentPoint(level, 1) / Math.tan((Math.PI * level) / 2) - 1)).toBeLessThan(1e-11);
  });
  test.each([0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 0.9999])("with 2 degrees, at %d", (level) => {
    expect(Math.abs(studentPoint(level, 2) / Math.sqrt((2 * level * level) / (1 - level * level)) - 1)).toBeLessThan(
      1e-11,
    );
  });
});

test.each([1_000, 10_001, 100_000])("with %i degrees it is the normal point and its known corrections", (degrees) => {
  const z = 1.9599639845400543;
  const first = (z ** 3 + z) / (4 * degrees);
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2);
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3);
  expect(Math.abs(studentPoint(0.95, degrees) / (z + first + second + third) - 1)).toBeLessThan(2e-12);
});

test.each([1, 2, 3, 4, 7, 30, 101])("point and probability are each other's inverse, with %i degrees", (degrees) => {
  for (const level of [0.01, 0.3, 0.8, 0.95, 0.9999])
    expect(studentCentral(studentPoint(level, degrees), degrees)).toBeCloseTo(level, 13);
});

test("the probability is the area under the density", () => {
  for (const degrees of [1, 2, 5, 8]) {
    const density = (t: number) => (1 + (t * t) / degrees) ** (-(degrees + 1) / 2);
    expect(simpson(density, 1.7) / simpson(density, 1)).toBeCloseTo(
      studentCentral(1.7, degrees) / studentCentral(1, degrees),
      10,
    );
  }
});

function simpson(f: (x: number) => number, to: number): number {
  const step = to / 2000;
  let sum = f(0) + f(to);
  for (let at = 1; at < 2000; at++) sum += (at % 2 === 1 ? 4 : 2) * f(at * step);
  return (sum * step) / 3;
}
