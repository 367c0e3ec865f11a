/** The door of DMN decision tables, apart from the rest because its libraries are large. */
export type { DecisionTable, DmnOptions } from "./dmn-options.ts";
export { readDmn } from "./read-dmn.ts";
export { writeDmn } from "./write-dmn.ts";
