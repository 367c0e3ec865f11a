import { runsOf, termsOfRun } from "./terms.ts";

/** Terms that follow each other. With `open`, the last of them is the beginning of one. */
export interface Phrase {
  readonly terms: readonly string[];
  readonly open: boolean;
}

/** What stands in quotes, the quotes of Chinese included, or without spaces. A quote that is never closed holds to the end. */
const PART = /["“”「」]([^"“”「」]*)["“”「」]?|[^\s"“”「」]+/gu;

/**
 * What is asked for: every phrase must stand in an appeal. Words need not follow each other, save in quotes and where no space divides
 * them. There is no other syntax. Empty where nothing can be asked for: there is no letter and no digit.
 */
export const readQuery = (words: string): readonly Phrase[] =>
  Array.from(words.matchAll(PART), ([all, quoted]) => phraseOf(quoted ?? all)).filter(({ terms }) => terms.length > 0);

/** The last run may go on in the text, so its last character alone is not asked for, or only how it begins. */
function phraseOf(part: string): Phrase {
  const runs = runsOf(part);
  const last = runs.at(-1);
  const terms = runs.flatMap(termsOfRun);
  if (!last?.unspaced) return { terms, open: false };
  const isOne = termsOfRun(last).length === 1;
  return { terms: isOne ? terms : terms.slice(0, -1), open: isOne };
}
