import { expect, test } from "vitest";
import { likeliest } from "./likeliest.ts";
import { solveSymmetric } from "./solve-symmetric.ts";

test("a symmetric system is solved, and its inverse is one", () => {
  const matrix = [
    [4, 2, 0.6],
    [2, 5, 1],
    [0.6, 1, 3],
  ];
  const { solution, inverse } = solveSymmetric(matrix, [1, 2, 3]) ?? { solution: [], inverse: [] };
  const times = (vector: readonly number[]): readonly number[] =>
    matrix.map((row) => row.reduce((sum, value, place) => sum + value * (vector[place] as number), 0));
  for (const [place, value] of times(solution).entries()) expect(value).toBeCloseTo([1, 2, 3][place] as number, 12);
  for (const [row, column] of inverse.entries())
    for (const [place, value] of times(column).entries()) expect(value).toBeCloseTo(row === place ? 1 : 0, 12);
});

test("a matrix that is not positive definite has no solution", () => {
  expect(
    solveSymmetric(
      [
        [1, 2],
        [2, 1],
      ],
      [1, 1],
    ),
  ).toBeUndefined();
  expect(
    solveSymmetric(
      [
        [1, 1],
        [1, 1],
      ],
      [1, 1],
    ),
  ).toBeUndefined();
});

test("the top of a bent ridge is found, with its covariance", () => {
  // Rosenbrock's valley upside down: the top is at 1, 1, where its second derivatives are known.
  const ridge = ([x = 0, y = 0]: readonly number[]): number => -((1 - x) ** 2) - 5 * (y - x * x) ** 2;
  const { at, covariance } = likeliest(ridge, [-1.2, 1]);
  expect(at[0]).toBeCloseTo(1, 4);
  expect(at[1]).toBeCloseTo(1, 4);
  // The information is [[42, -20], [-20, 10]]; its determinant is 20.
  expect(covariance?.[0]?.[0]).toBeCloseTo(10 / 20, 2);
  expect(covariance?.[1]?.[1]).toBeCloseTo(42 / 20, 2);
});

test("a likelihood without a top has no covariance", () => {
  expect(likeliest(() => 0, [1]).covariance).toBeUndefined();
});
