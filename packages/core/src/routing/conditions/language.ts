import { canonicalTag } from "../../appeal/language-tag.ts";
import { no, ok } from "../../result.ts";
import { valueCondition } from "./value-condition.ts";

/** The primary language of a BCP 47 tag: `zh` of `zh-Hant-TW`. */
const primaryOf = (tag: string): string => tag.split("-", 1)[0]?.toLowerCase() ?? "";

/** A cell takes the canonical name of its language besides the one that it writes: what is registered here has that one. */
export const language = valueCondition({
  kind: "language",
  summary: "the caller speaks this language; a tag counts by its first part, zh-Hans as zh",
  valueOf: ({ language: tag }) => (tag === undefined ? undefined : primaryOf(tag)),
  read: (tag) =>
    /^[A-Za-z]{2,8}$/.test(tag)
      ? ok([...new Set([primaryOf(tag), primaryOf(canonicalTag(tag) ?? tag)])])
      : no({ message: `${tag} is no language: two or three letters, such as zh or en` }),
  optional: true,
  example: { cell: "zh|en", matches: { language: "zh-Hans" }, misses: { language: "fr" } },
});
