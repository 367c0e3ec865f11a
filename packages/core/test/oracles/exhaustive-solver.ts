import type { IntegerProgramme, ShiftSolver } from "../../src/staffing/integer-programme.ts";

/**
 * Tries every choice of whole numbers up to `most` of each variable, one variable after the other, and takes the first of the
 * cheapest that keeps all rows. Leaves off where the numbers chosen so far cost too much already, or can no longer keep a row.
 */
export const exhaustiveSolver = (most: number): ShiftSolver => ({
  solve: async (programme) => {
    const highest = programme.variables.map((one) => Math.min(one.most ?? most, most));
    let best: { readonly values: readonly number[]; readonly cost: number } | undefined;
    const tryFrom = (values: readonly number[], cost: number): void => {
      if ((best !== undefined && cost >= best.cost) || !mayKeepRows(programme, values, highest)) return;
      const variable = programme.variables[values.length];
      if (variable === undefined) best = { values, cost };
      else
        for (let value = 0; value <= (highest[values.length] ?? 0); value++)
          tryFrom([...values, value], cost + variable.cost * value);
    };
    tryFrom([], 0);
    return best === undefined ? { status: "infeasible" } : { status: "solved", values: best.values, bound: best.cost };
  },
});

/** Whether the rows can be kept by some numbers of the variables that have none yet; no factor is below 0. */
const mayKeepRows = ({ rows }: IntegerProgramme, values: readonly number[], highest: readonly number[]): boolean =>
  rows.every(({ terms, least = 0, most = Number.POSITIVE_INFINITY }) => {
    const sumOf = (numbers: (variable: number) => number): number =>
      terms.reduce((sum, { variable, factor }) => sum + factor * numbers(variable), 0);
    const lowest = sumOf((variable) => values[variable] ?? 0);
    return lowest <= most && sumOf((variable) => values[variable] ?? highest[variable] ?? 0) >= least;
  });
