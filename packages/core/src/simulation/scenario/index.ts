export { presets } from "./presets.ts";
export { readScenario, Scenario, scenarioJsonSchema, type WrittenScenario } from "./scenario.ts";
export { scenarioProblems } from "./scenario-problems.ts";
