import { joinsBefore } from "./fold-table.ts";
import type { Folding } from "./folding.ts";

/** A word, by its number, and the part of the original text in which it was seen: units `from` to before `to`. */
export interface LocatedWord {
  readonly word: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Where words that occur in a text do so first. A part has whole characters with all that joins them: `m` is seen in ㎡, and e
 * in é, whatever they are written with.
 */
export function locateWords(
  text: string,
  numbers: Iterable<number>,
  folds: readonly string[],
  folding: Folding,
): readonly LocatedWord[] {
  const folded = folding.fold(text);
  const { froms, tos } = originsOf(text, folding);
  return Array.from(numbers, (word) => {
    const fold = folds[word]!;
    const start = folded.indexOf(fold);
    return { word, from: froms[start]!, to: tos[start + fold.length - 1]! };
  });
}

/** For each unit of the folded text, the part of the original that it comes from. */
function originsOf(text: string, { fold }: Folding): { froms: readonly number[]; tos: readonly number[] } {
  const froms: number[] = [];
  const tos: number[] = [];
  let from = 0;
  for (const part of partsOf(text)) {
    const to = from + part.length;
    for (let unit = 0; unit < fold(part).length; unit++) {
      froms.push(from);
      tos.push(to);
    }
    from = to;
  }
  return { froms, tos };
}

/** The least parts of a text that fold to as many units by themselves as in the text: a character and what joins it. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  for (const character of text)
    if (parts.length > 0 && joinsBefore(character)) parts[parts.length - 1] += character;
    else parts.push(character);
  return parts;
}
