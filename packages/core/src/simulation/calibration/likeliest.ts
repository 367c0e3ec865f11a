import { solveSymmetric } from "./solve-symmetric.ts";

/** Where a likelihood is highest. */
export interface Likeliest {
  readonly at: readonly number[];
  readonly logLikelihood: number;
  /** The covariance of the estimates: the inverse of the observed information. Undefined where the likelihood is flat or has no top. */
  readonly covariance: readonly (readonly number[])[] | undefined;
}

/**
 * Climbs from `start` to the top of a smooth log-likelihood of one or two parameters near unit scale (logarithms of means and shapes),
 * by Newton's method with derivatives by differences; where the surface bends the wrong way, the step is damped until it rises.
 */
export function likeliest(logLikelihood: (at: readonly number[]) => number, start: readonly number[]): Likeliest {
  let at = start;
  let height = logLikelihood(at);
  for (let round = 0; round < 60; round++) {
    const step = stepUp(logLikelihood, at, height);
    if (step === undefined) break;
    const gained = step.height - height;
    [at, height] = [step.at, step.height];
    if (gained < 1e-10 * (1 + Math.abs(height))) break;
  }
  const { curvature } = derivatives(logLikelihood, at, height);
  return { at, logLikelihood: height, covariance: solveSymmetric(curvature, at)?.inverse };
}

/** A point that lies higher; undefined where there is none to be found. */
function stepUp(rises: (at: readonly number[]) => number, at: readonly number[], height: number) {
  const { slope, curvature } = derivatives(rises, at, height);
  const steepest = Math.max(...curvature.map((row, place) => Math.abs(row[place] as number)), 1e-6);
  for (let damping = 0; damping < 1e9 * steepest; damping = damping === 0 ? steepest * 1e-3 : damping * 8) {
    const damped = curvature.map((row, place) => row.map((value, column) => value + (place === column ? damping : 0)));
    const step = solveSymmetric(damped, slope)?.solution;
    if (step === undefined) continue;
    const next = at.map((value, place) => value + Math.max(-2, Math.min(2, step[place] as number)));
    const reached = rises(next);
    if (reached > height) return { at: next, height: reached };
  }
  return undefined;
}

/** The gradient, and the negative matrix of second derivatives. */
function derivatives(rises: (at: readonly number[]) => number, at: readonly number[], height: number) {
  const near = (...moves: readonly (readonly [number, number])[]): number =>
    rises(at.map((value, place) => moves.reduce((sum, [which, by]) => (which === place ? sum + by : sum), value)));
  const sides = at.map((_, place) => [near([place, STEP]), near([place, -STEP])] as const);
  const slope = sides.map(([above, below]) => (above - below) / (2 * STEP));
  const curvature = at.map((_, row) =>
    at.map((__, column) => {
      const [above, below] = sides[row] as readonly [number, number];
      if (row === column) return (2 * height - above - below) / STEP ** 2;
      const [same, other] = [
        near([row, STEP], [column, STEP]) + near([row, -STEP], [column, -STEP]),
        near([row, STEP], [column, -STEP]) + near([row, -STEP], [column, STEP]),
      ];
      return (other - same) / (4 * STEP ** 2);
    }),
  );
  return { slope, curvature };
}

const STEP = 1e-3;
