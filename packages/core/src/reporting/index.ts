export * from "./facts.ts";
export * from "./formats/csv.ts";
export * from "./formats/markdown.ts";
export * from "./formats/value.ts";
export * from "./measures.ts";
export * from "./report.ts";
export { reports } from "./reports/index.ts";
export { rollups } from "./rollups/index.ts";
