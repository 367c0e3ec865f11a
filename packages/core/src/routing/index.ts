export * from "./condition.ts";
export { conditions } from "./conditions/index.ts";
export * from "./router.ts";
export * from "./routing-table.ts";
export type * from "./subject.ts";
