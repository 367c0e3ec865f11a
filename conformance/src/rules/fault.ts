/** What an answer can break: its text, its outer form, its keys, and the values below them. */
export type Rule = "parse" | "form" | "keys" | "ids" | "types" | "dates" | "values";

/** One thing that is wrong in an answer: by which rule, where (`request[2].status`), and what. */
export interface Fault {
  readonly rule: Rule;
  readonly place: string;
  readonly says: string;
}
