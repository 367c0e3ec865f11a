export * from "./advance.ts";
export * from "./elapse.ts";
export * from "./import-rows.ts";
export * from "./memory-log.ts";
export * from "./open-hotline.ts";
export * from "./react.ts";
export * from "./record.ts";
export * from "./take-in.ts";
