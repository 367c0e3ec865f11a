import { expect, test } from "vitest";
import { normalTail, studentTail } from "./tails.ts";

// Printed tables of the normal distribution and of Student's t.
test.each([
  [0, 0.5],
  [1.959964, 0.025],
  [2.326348, 0.01],
  [3.090232, 0.001],
  [-1.644854, 0.95],
  [10, 7.619853e-24],
])("a normal deviate is at least %d with chance %d", (z, chance) => {
  expect(normalTail(z) / chance).toBeCloseTo(1, 5);
});

test.each([
  [0, 3, 0.5],
  [6.313752, 1, 0.05],
  [12.706205, 1, 0.025],
  [2.776445, 4, 0.025],
  [7.173182, 4, 0.001],
  [2.364624, 7, 0.025],
  [3.551808, 20, 0.001],
  [-1.724718, 20, 0.95],
  [1.959964, 1e7, 0.025],
])("Student's t is at least %d with %d degrees of freedom with chance %d", (t, freedom, chance) => {
  expect(studentTail(t, freedom) / chance).toBeCloseTo(1, 4);
});

test("with one degree of freedom it is the Cauchy distribution", () => {
  for (const t of [0.1, 1, 3, 50, 1000]) expect(studentTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 10);
});
