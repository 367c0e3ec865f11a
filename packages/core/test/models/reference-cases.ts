import { callCentres } from "./call-centre-cases.ts";
import { changing } from "./changing-cases.ts";
import { networks } from "./network-cases.ts";
import { priorities } from "./priority-cases.ts";
import type { ShownCase } from "./shown-case.ts";

/**
 * What the reference data says of these cases and a simulation cannot show: inputs, closed forms and limits, and what is so rare that
 * runs of seconds have a biased idea of it. A pattern for the names, for every case or for one.
 */
export const leftToFormulas: Readonly<Record<string, RegExp>> = {
  "": /^(offeredLoad|pBlockErlangB|sigma|throughput|asymVar\w+|pSojournGt_.+|minAgents_\w+|tailMassAtEnd)$/,
  "mmc-large-0": /^(sdWait|pWaitGt_1|waitQuantile_0\.9.)$/,
  "qed-0": /^(c|betaEffective|pWaitQed|relError)$/,
  "jackson-city-0": /^intake(PWait|MeanWait)$/,
  "priority-nonpreemptive-mmc-0": /^(pWait|meanWaitAll)$/,
  "mg1-ps-0": /^meanSojournOfJobSize_2$/,
};

/** Every case of the reference data that can be simulated. */
export const shownCases: Readonly<Record<string, ShownCase>> = {
  ...callCentres,
  ...networks,
  ...changing,
  ...priorities,
};

/** The cases that are models of nothing that happens, and where they are shown. */
export const shownElsewhere = { "student-t-0": "simulation/experiment/student-t.test.ts" } as const;
