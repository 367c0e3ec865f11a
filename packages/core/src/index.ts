/** The door to all of core; each room has its own, `@swiftline/core/<room>`. */
export * from "./appeal/index.ts";
export * from "./book/index.ts";
export * from "./document.ts";
export * from "./fault.ts";
export * from "./hash.ts";
export * from "./hotline/index.ts";
export * from "./nearest.ts";
export * from "./problem.ts";
export * from "./result.ts";
export * from "./table.ts";
