import type { IntegerProgramme, ProgrammeSolution, ShiftSolver } from "@swiftline/core/staffing";
import type { Highs, ModelData } from "highs";

/**
 * Solves integer programmes by HiGHS, the solver of the University of Edinburgh, in this process. What is not proved to be the
 * cheapest after `seconds` is given back with the bound that was reached.
 */
export function highsSolver({ seconds }: { readonly seconds: number }): ShiftSolver {
  let loading: Promise<Highs> | undefined;
  return {
    async solve(programme) {
      loading ??= loadHighs();
      return solved(await loading, programme, seconds);
    },
  };
}

/** The package describes its CommonJS form, in which the function stands one step deeper than in the module that we are given. */
async function loadHighs(): Promise<Highs> {
  const { default: load } = (await import("highs")) as unknown as { readonly default: () => Promise<Highs> };
  return load();
}

function solved(highs: Highs, programme: IntegerProgramme, seconds: number): ProgrammeSolution {
  const { optimal, empty, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
  return highs.withModel(modelOf(programme, highs), (model): ProgrammeSolution => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-6, time_limit: seconds, random_seed: 0 });
    model.run();
    const status = model.getModelStatus();
    if (status === empty) return { status: "solved", values: programme.variables.map(() => 0), bound: 0 };
    if (status === infeasible || status === unboundedOrInfeasible) return { status: "infeasible" };
    if (model.info.get("primal_solution_status") !== highs.constants.solutionStatus.feasible)
      return { status: "out-of-time" };
    const values = Array.from(model.getSolution().colValue, Math.round);
    const cost = programme.variables.reduce((sum, variable, at) => sum + variable.cost * (values[at] ?? 0), 0);
    return { status: "solved", values, bound: status === optimal ? cost : Number(model.info.get("mip_dual_bound")) };
  });
}

function modelOf({ variables, rows }: IntegerProgramme, { infinity, constants }: Highs): ModelData {
  const terms = rows.flatMap((row) => row.terms);
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.terms.length);
  return {
    numCols: variables.length,
    numRows: rows.length,
    colCost: variables.map(({ cost }) => cost),
    colLower: variables.map(() => 0),
    colUpper: variables.map(({ most = infinity }) => most),
    rowLower: rows.map(({ least = -infinity }) => least),
    rowUpper: rows.map(({ most = infinity }) => most),
    integrality: variables.map(() => constants.variableType.integer),
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols: variables.length,
      starts,
      indices: terms.map(({ variable }) => variable),
      values: terms.map(({ factor }) => factor),
    },
  };
}
