import { agencies } from "./agencies.ts";
import { agreement } from "./agreement.ts";
import { areas } from "./areas.ts";
import { categories } from "./categories.ts";
import { conductCounts, limitUse } from "./conduct.ts";
import { cueContacts, cues } from "./cues.ts";
import { flow } from "./flow.ts";
import { halfDays } from "./half-days.ts";
import { hours } from "./hours.ts";
import { limits, running } from "./limits.ts";
import type { Rollup } from "./rollup.ts";
import { scoreMonths } from "./score-months.ts";
import { scores } from "./scores.ts";
import { settling, settlingBins } from "./settling.ts";

/** Every rollup that some report reads. A new one is one file and one line here; `swiftline db rebuild` fills it. */
export const rollups: readonly Rollup[] = [
  flow,
  hours,
  categories,
  areas,
  agencies,
  limits,
  running,
  settling,
  settlingBins,
  agreement,
  halfDays,
  scores,
  scoreMonths,
  conductCounts,
  limitUse,
  cues,
  cueContacts,
];
