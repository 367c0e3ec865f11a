/** A whole number to be found, not below 0. */
export interface ProgrammeVariable {
  readonly name: string;
  /** What each one costs; the sum is to be the least. */
  readonly cost: number;
  readonly most?: number;
}

/** A sum of variables, each with a factor, that is to lie between two bounds. */
export interface ProgrammeRow {
  readonly name: string;
  readonly terms: readonly { readonly variable: number; readonly factor: number }[];
  readonly least?: number;
  readonly most?: number;
}

/** A linear programme in whole numbers, as plain data that any solver can be given. */
export interface IntegerProgramme {
  readonly variables: readonly ProgrammeVariable[];
  readonly rows: readonly ProgrammeRow[];
}

/** `values` has one for each variable. No solution costs less than `bound`; the cost of the values is equal to it once that is proved. */
export type ProgrammeSolution =
  | { readonly status: "solved"; readonly values: readonly number[]; readonly bound: number }
  | { readonly status: "infeasible" }
  | { readonly status: "out-of-time" };

/** Whoever solves integer programmes for us. */
export interface ShiftSolver {
  readonly solve: (programme: IntegerProgramme) => Promise<ProgrammeSolution>;
}
