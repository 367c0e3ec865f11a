export * from "./city.ts";
export * from "./lists.ts";
export { keptUntil, type Retention } from "./retention.ts";
export * from "./tree.ts";
