import type { WrittenScenario } from "../scenario.ts";
import { beijing2024 } from "./beijing-2024.ts";

/**
 * Beijing in 2019, the first year of swift response: 6.96 million contacts (F02), 500 seats and 1,000 staff. What is not published is
 * taken over from 2024, or an assumption.
 */
export const beijing2019: WrittenScenario = {
  ...beijing2024,
  name: "beijing-2019",
  from: "2019-09-30",
  days: 28,
  // 6.96 million in 365 days.
  callers: { ...beijing2024.callers, rate: "19068/day" },
  operators: {
    ...beijing2024.operators,
    // 7.2 minutes an order before the operator had a helper (Beijing Daily, October 2024); the division is an assumption.
    talk: { lognormal: { mean: "4m", scv: 1 } },
    afterCall: { lognormal: { mean: "192s", scv: 1 } },
    // 1,000 staff (October 2019); how many sit at once is an assumption.
    groups: [
      {
        name: "Chinese",
        languages: ["zh"],
        shifts: [
          { from: "00:00", until: "08:00", operators: 50 },
          { from: "08:00", until: "16:00", operators: 300 },
          { from: "16:00", until: "24:00", operators: 190 },
        ],
      },
      {
        name: "Chinese and English",
        languages: ["en", "zh"],
        shifts: [
          { from: "00:00", until: "08:00", operators: 3 },
          { from: "08:00", until: "16:00", operators: 8 },
          { from: "16:00", until: "24:00", operators: 5 },
        ],
      },
    ],
  },
  // Assumption, and not fitted: with these log-odds some 48 % say resolved, where January 2019 had 53.09 % (F06).
  citizens: {
    resolved: { base: 0.4, perDay: -0.03, late: -0.6, redone: -0.3, silent: -1, again: -0.8 },
  },
};
