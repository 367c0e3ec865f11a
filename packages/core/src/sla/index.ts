export * from "./clock.ts";
export * from "./deadline-index.ts";
export * from "./explain.ts";
export * from "./moments.ts";
export * from "./policy.ts";
export * from "./reading.ts";
export * from "./stage.ts";
export { dueAt } from "./target.ts";
