export { type ClockWords, type SegmentWords, type ShowInstant, sayClock } from "./clock-words.ts";
export { en } from "./en.ts";
export * from "./words.ts";
export { zh } from "./zh.ts";
