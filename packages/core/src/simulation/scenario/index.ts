export { type Assumption, assumptionsOf } from "./assumptions.ts";
export { type Load, loadOf, loadSteps, type OfficeLoad } from "./load.ts";
export { overloads } from "./load-problems.ts";
export { lessons } from "./presets/beijing-learning.ts";
export { presets } from "./presets.ts";
export { readScenario, Scenario, scenarioJsonSchema, type WrittenScenario } from "./scenario.ts";
export { misfits, scenarioProblems } from "./scenario-problems.ts";
export { sizeOf } from "./size.ts";
