import { exp, log } from "../../chance/elementary.ts";
import { solveSymmetric } from "./solve-symmetric.ts";

/** Cases that have the same covariates, and how many of them said yes and no. */
export interface CasesAlike {
  readonly covariates: readonly number[];
  readonly yes: number;
  readonly no: number;
  /** Log-odds that are known beforehand. */
  readonly offset?: number;
}

export interface LogisticFit {
  /** Log-odds: that of a case whose covariates are 0, then one for a unit of each. */
  readonly coefficients: readonly number[];
  readonly errors: readonly number[];
  readonly logLikelihood: number;
  /** Whether some covariate tells yes from no without a mistake, so that without the ridge there would be no estimate. */
  readonly separated: boolean;
}

/** By so much each coefficient but the first is drawn to 0: as if its prior had a standard deviation of ten. */
const RIDGE = 0.01;
const ROUNDS = 50;
/** Log-odds beyond which a chance is as good as none. */
const CERTAIN = 12;

/**
 * Fits log-odds that are linear in covariates, by iteratively reweighted least squares with a slight ridge. Undefined where all cases
 * say the same, or the covariates cannot be told apart.
 */
export function logisticRegression(cases: readonly CasesAlike[]): LogisticFit | undefined {
  const [yes, no] = [total(cases, "yes"), total(cases, "no")];
  if (yes === 0 || no === 0) return undefined;
  const size = (cases[0]?.covariates.length ?? 0) + 1;
  let coefficients: readonly number[] = Array.from({ length: size }, (_, place) => (place === 0 ? log(yes / no) : 0));
  for (let round = 0; round < ROUNDS; round++) {
    const { slope, information } = scoresOf(cases, coefficients);
    const step = solveSymmetric(information, slope)?.solution;
    if (step === undefined) return undefined;
    coefficients = coefficients.map((value, place) => value + Math.max(-3, Math.min(3, step[place] as number)));
    if (step.every((one) => Math.abs(one) < 1e-10)) break;
  }
  const { information } = scoresOf(cases, coefficients);
  const inverse = solveSymmetric(information, coefficients)?.inverse;
  if (inverse === undefined) return undefined;
  return {
    coefficients,
    errors: inverse.map((row, place) => Math.sqrt(row[place] as number)),
    logLikelihood: cases.reduce((sum, one) => sum + logLikelihood(one, coefficients), 0),
    separated: coefficients.some((value, place) => place > 0 && Math.abs(value) > CERTAIN) || isSeparated(cases),
  };
}

/** The chance of a yes. */
export const chanceOf = (coefficients: readonly number[], covariates: readonly number[]): number =>
  1 / (1 + exp(-oddsOf(coefficients, covariates)));

const oddsOf = ([base = 0, ...others]: readonly number[], covariates: readonly number[]): number =>
  others.reduce((sum, coefficient, place) => sum + coefficient * (covariates[place] as number), base);

const total = (cases: readonly CasesAlike[], said: "yes" | "no"): number =>
  cases.reduce((sum, one) => sum + one[said], 0);

/** A covariate of two values one of which all say yes, or all say no. */
function isSeparated(cases: readonly CasesAlike[]): boolean {
  return (cases[0]?.covariates ?? []).some((_, place) => {
    const values = new Set(cases.map(({ covariates }) => covariates[place] as number));
    if (values.size !== 2) return false;
    return [...values].some((value) => {
      const alike = cases.filter(({ covariates }) => covariates[place] === value);
      return total(alike, "yes") === 0 || total(alike, "no") === 0;
    });
  });
}

/** The slope of the penalised log-likelihood and its information. */
function scoresOf(cases: readonly CasesAlike[], coefficients: readonly number[]) {
  const slope = coefficients.map((value, place) => (place === 0 ? 0 : -RIDGE * value));
  const information = coefficients.map((_, row) =>
    coefficients.map((__, column) => (row === column && row > 0 ? RIDGE : 0)),
  );
  for (const { covariates, yes, no, offset = 0 } of cases) {
    const chance = 1 / (1 + exp(-oddsOf(coefficients, covariates) - offset));
    const [missed, weight] = [yes - (yes + no) * chance, (yes + no) * Math.max(1e-12, chance * (1 - chance))];
    const x = [1, ...covariates];
    for (const [row, one] of x.entries()) {
      slope[row] = (slope[row] as number) + one * missed;
      const line = information[row] as number[];
      for (const [column, other] of x.entries()) line[column] = (line[column] as number) + weight * one * other;
    }
  }
  return { slope, information };
}

function logLikelihood({ covariates, yes, no, offset = 0 }: CasesAlike, coefficients: readonly number[]): number {
  const odds = oddsOf(coefficients, covariates) + offset;
  const logYes = odds > 0 ? -log(1 + exp(-odds)) : odds - log(1 + exp(odds));
  return yes * logYes + no * (logYes - odds);
}
