export * from "./answers.ts";
export * from "./scheme.ts";
export { schemes } from "./schemes/index.ts";
export * from "./survey.ts";
