export { type ClockWords, type SegmentWords, type ShowInstant, sayClock } from "./clock-words.ts";
export { en } from "./en.ts";
export { lintEn } from "./lint-en.ts";
export { editInWords, findingInWords, type LintWords } from "./lint-words.ts";
export { lintZh } from "./lint-zh.ts";
export { type NameOf, type RouteWords, sayRoute } from "./route-words.ts";
export * from "./words.ts";
export { zh } from "./zh.ts";
