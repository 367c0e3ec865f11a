/**
 * Scripts that are written without spaces between words. A reader of them looks for any run of characters, most often for two, so each
 * character begins a term of its own.
 */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Accents, as Latin, Greek and Cyrillic letters carry them. */
const ACCENTS = /[\u0300-\u036f]/g;

/** A text as it is compared: one width, small letters, no accents. */
const folded = (text: string): string => text.normalize("NFKD").toLowerCase().replaceAll(ACCENTS, "").normalize("NFKC");

/** A stretch of one word, or of characters that are written without spaces. */
export interface Run {
  readonly text: string;
  readonly unspaced: boolean;
}

/** The runs of a text, in its order; whatever is no letter and no digit stands between them. */
export function runsOf(text: string): readonly Run[] {
  return (folded(text).match(WORD) ?? []).flatMap((word) => {
    const runs: Run[] = [];
    let from = 0;
    for (const { 0: unspaced, index } of word.matchAll(UNSPACED)) {
      if (index > from) runs.push({ text: word.slice(from, index), unspaced: false });
      runs.push({ text: unspaced, unspaced: true });
      from = index + unspaced.length;
    }
    if (from < word.length) runs.push({ text: word.slice(from), unspaced: false });
    return runs;
  });
}

/**
 * The terms of a run. A word is one. `噪音扰民` is `噪音 音扰 扰民 民`: a term for each character, with the one behind it, so that
 * whatever stands in the run is a succession of terms, and one character the beginning of one.
 */
export function termsOfRun({ text, unspaced }: Run): readonly string[] {
  if (!unspaced) return [text];
  const characters = Array.from(text);
  return characters.map((character, place) => character + (characters[place + 1] ?? ""));
}

/** The terms by which a text is found, in its order. None of them holds anything but letters, digits and their marks. */
export const termsOf = (text: string): readonly string[] => runsOf(text).flatMap(termsOfRun);
