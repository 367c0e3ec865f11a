import type { WrittenScenario } from "../scenario.ts";
import { beijing2024 } from "./beijing-2024.ts";
import { citizensAfter } from "./beijing-learning.ts";

/**
 * Beijing in October 2019, the first year of swift response: 6.96 million contacts in it (F02), 500 seats and 1,000 staff. What is not
 * published is taken over from 2024, or an assumption. How well it meets the published figures: docs/explanation/beijing-figures.md.
 */
export const beijing2019: WrittenScenario = {
  ...beijing2024,
  name: "beijing-2019",
  from: "2019-10-01",
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
          { from: "00:00", until: "08:00", operators: 46 },
          { from: "06:00", until: "14:00", operators: 82 },
          { from: "08:00", until: "16:00", operators: 150 },
          { from: "09:00", until: "17:00", operators: 62 },
          { from: "14:00", until: "22:00", operators: 100 },
          { from: "16:00", until: "24:00", operators: 100 },
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
  // Fitted to the published rates of January and October 2019 (F06, F07).
  citizens: citizensAfter(5_800_000),
};
