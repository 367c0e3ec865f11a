import * as z from "zod";
import type { TreeNode } from "./tree.ts";

/** A language as BCP 47 names it: `zh`, `en`, `zh-Hant`. */
export const LanguageTag = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "no BCP 47 language tag");

const words = z.string().min(1);

/** Words that a city has in one language or in several: `Noise`, or `{ en: Noise, zh: 噪音 }`. */
export const Words = z.union([
  words,
  z.record(LanguageTag, words).refine((one) => Object.keys(one).length > 0, "words in at least one language"),
]);
export type Words = string | Readonly<Record<string, string>>;

/**
 * Words in the first of the wanted languages in which there are any, `zh` standing in for `zh-Hant`; where there are none,
 * in whatever language they were written down first.
 */
export function wordsIn(words: Words, wanted: readonly string[]): string {
  if (typeof words === "string") return words;
  const byLanguage = new Map(Object.entries(words).map(([language, text]) => [language.toLowerCase(), text]));
  for (const language of wanted) {
    const tag = language.toLowerCase();
    const text = byLanguage.get(tag) ?? byLanguage.get(tag.split("-", 1)[0] ?? tag);
    if (text !== undefined) return text;
  }
  return [...byLanguage.values()][0] ?? "";
}

/** What a node of the city's trees is called: in the city's first language, and in English. */
export const namesOf = ({ name, nameEn }: TreeNode, [first = "en"]: readonly string[]): Words =>
  nameEn === undefined ? name : { [first]: name, en: nameEn };
