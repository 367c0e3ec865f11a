/** The door of the validation room: models of which the exact answer is known, published figures, and how near the simulator comes. */
export { exactCases } from "./exact-cases.ts";
export { fitOdds } from "./figures/fit-odds.ts";
export { ratesOf, scenarioAt } from "./figures/moments.ts";
export { type ComparedFigure, simulateFigures } from "./figures/simulate-figures.ts";
export { FALSE_ALARM, type ValidatedCase, validate } from "./validate.ts";
