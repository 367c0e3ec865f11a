import { callCentreCases } from "./cases/call-centre-cases.ts";
import { changingCases } from "./cases/changing-cases.ts";
import { networkCases } from "./cases/network-cases.ts";
import { priorityCases } from "./cases/priority-cases.ts";
import { singleServerCases } from "./cases/single-server-cases.ts";
import type { ExactCase } from "./exact-case.ts";

/** Every model that is simulated and compared with what is known of it. A new one is one entry in a file of `cases/`. */
export const exactCases: readonly ExactCase[] = [
  ...callCentreCases,
  ...singleServerCases,
  ...priorityCases,
  ...networkCases,
  ...changingCases,
];
