import { describe, expect, test } from "vitest";
import { studentCentral, studentPoint, studentTail } from "./student-t.ts";

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

/** By the incomplete beta function with sixty digits, outside ±t: 0.5, 1.9, 2.1, 4, 12 and 60. */
test.each([
  [
    1, 0.7048327646991335, 0.30842822890066696, 0.2829260562430179, 0.15595826075473865, 0.05292935211917975,
    0.010609347265246542,
  ],
  [
    2, 0.6666666666666666, 0.1978193712505768, 0.17054986918996748, 0.05719095841793664, 0.00687293367715846,
    0.0002776620905946787,
  ],
  [
    4, 0.6433299631818633, 0.1302388529566097, 0.10365328631760219, 0.016130089900092535, 0.00027642854850297297,
    4.6210687276351283e-7,
  ],
  [
    9, 0.6290712998260265, 0.08988808901626867, 0.06511828241215205, 0.003110428310385855, 7.699886222985652e-7,
    5.001190471672905e-13,
  ],
  [
    30, 0.6207230048851273, 0.06708292399859692, 0.04424247126232353, 0.00038184563608375686, 5.580185415199257e-13,
    8.311309613532249e-33,
  ],
  [
    101, 0.6181627066622726, 0.06028532458052782, 0.038220170502814586, 0.00012081309847185966, 3.77171288335834e-21,
    8.369703253538362e-81,
  ],
  [
    1_000, 0.6171850808338748, 0.05772055870570444, 0.03597887431078196, 6.800991920878158e-5, 4.324057386774527e-31,
    1e-300,
  ],
  [
    10_001, 0.6170860782231733, 0.05746185395387899, 0.03575382535760274, 6.379862309286194e-5, 5.9794712812486405e-33,
    1e-300,
  ],
])("with %i degrees of freedom the tail has ten digits, however small it is, and is never 0", (degrees, ...tails) => {
  for (const [at, t] of [0.5, 1.9, 2.1, 4, 12, 60].entries()) {
    expect(Math.abs(studentTail(t, degrees) / (tails[at] as number) - 1)).toBeLessThan(1e-10);
    expect(studentTail(-t, degrees)).toBe(studentTail(t, degrees));
  }
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
