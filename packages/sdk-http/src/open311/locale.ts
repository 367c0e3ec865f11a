import type { PolicyBook } from "@swiftline/core/book";
import { type Words, wordsIn } from "@swiftline/core/city";
import type { Asked } from "./asked.ts";

/** Puts the city's words into the language that is asked for (`locale`, an extension), else into the city's first. */
export type Say = (words: Words) => string;

export const sayingFor = (asked: Asked, { city }: PolicyBook): Say => {
  const languages = [...asked.many("locale"), ...city.languages];
  return (words) => wordsIn(words, languages);
};
