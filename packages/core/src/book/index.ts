export * from "./city-folder.ts";
export * from "./compile-book.ts";
export * from "./explain-dispatch.ts";
export * from "./literal-city.ts";
export * from "./policy-book.ts";
export type * from "./ports.ts";
export * from "./replay-times.ts";
