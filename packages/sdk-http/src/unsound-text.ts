import { pointerTo } from "./json-pointer.ts";
import type { Said } from "./language.ts";

/** In UTF-8 both can only be written as escapes, so that most bodies need not be walked through. */
const SUSPECT = /\\u(?:d[89a-f]|0000)/i;

const unsound: Said = {
  en: "the text holds half a character, or NUL",
  zh: "文本含有不完整的字符或空字符（NUL）",
};

/**
 * The places of texts that no database and no XML keeps as they are: with half of a surrogate pair, or NUL. `json` is what `value` was
 * read from.
 */
export function unsoundTexts(
  json: string,
  value: unknown,
): readonly { readonly detail: Said; readonly pointer: string }[] {
  return SUSPECT.test(json) ? placesIn(value, []).map((steps) => ({ detail: unsound, pointer: pointerTo(steps) })) : [];
}

type Steps = readonly string[];

function placesIn(value: unknown, steps: Steps): readonly Steps[] {
  if (typeof value === "string") return isSound(value) ? [] : [steps];
  if (typeof value !== "object" || value === null) return [];
  // The place of a name that is unsound is its object: no pointer could be written down.
  return Object.entries(value).flatMap(([name, inner]) =>
    isSound(name) ? placesIn(inner, [...steps, name]) : [steps],
  );
}

const isSound = (text: string): boolean => text.isWellFormed() && !text.includes("\0");
