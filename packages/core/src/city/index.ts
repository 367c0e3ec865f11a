export * from "./city.ts";
export * from "./lists.ts";
export * from "./tree.ts";
