export * from "./city.ts";
export * from "./lists.ts";
export type { Open311, Service, ServiceAttribute } from "./open311.ts";
export { ADDRESS_ID, MEDIA_URL, MEDIA_URLS } from "./open311-attributes.ts";
export { Open311File } from "./open311-file.ts";
export { keptUntil, type Retention } from "./retention.ts";
export * from "./tree.ts";
export { namesOf, type Words, wordsIn } from "./words.ts";
