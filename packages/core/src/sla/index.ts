export * from "./clock.ts";
export * from "./policy.ts";
export * from "./stage.ts";
export * from "./target.ts";
