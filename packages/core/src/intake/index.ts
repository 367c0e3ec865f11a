export * from "./mapped-rows.ts";
export * from "./mapping.ts";
export * from "./recorded-appeal.ts";
export * from "./source.ts";
export { sources } from "./sources/index.ts";
