import { beijing2019 } from "./presets/beijing-2019.ts";
import { beijing2024 } from "./presets/beijing-2024.ts";
import { callCentre } from "./presets/call-centre.ts";
import { nyc } from "./presets/nyc.ts";
import type { WrittenScenario } from "./scenario.ts";

/** Scenarios to begin with. A new one is one file in `presets/` and one line here. */
export const presets: readonly WrittenScenario[] = [beijing2019, beijing2024, nyc, callCentre];
