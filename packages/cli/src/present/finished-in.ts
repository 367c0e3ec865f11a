import type { ExperimentResult } from "@swiftline/core/simulation/experiment";

/** How many replications all scenarios of an experiment have. */
export const finishedIn = ({ replications }: ExperimentResult): number =>
  Math.min(...replications.map((each) => each.length));
