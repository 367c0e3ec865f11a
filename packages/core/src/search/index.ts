export { type Phrase, readQuery } from "./query.ts";
export { termsOf } from "./terms.ts";
