export { type Assumption, assumptionsOf } from "./assumptions.ts";
export { type Load, loadOf, type OfficeLoad } from "./load.ts";
export { lessons } from "./presets/beijing-learning.ts";
export { presets } from "./presets.ts";
export { readScenario, Scenario, scenarioJsonSchema, type WrittenScenario } from "./scenario.ts";
export { scenarioProblems } from "./scenario-problems.ts";
