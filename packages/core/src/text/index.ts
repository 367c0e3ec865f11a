export { en } from "./en.ts";
export * from "./words.ts";
export { zh } from "./zh.ts";
