import { foldForms, formTable, NOT_ALONE } from "./fold-table.ts";

/** How texts are compared: a word occurs in a text where its fold is a part of the text's fold. */
export interface Folding {
  /** NFKC, then lower case, then each character simplified. */
  readonly fold: (text: string) => string;
  /**
   * To what each UTF-16 unit folds, or NOT_ALONE. The fold of a text whose units all fold alone is that of its units in turn;
   * any other text needs `fold`.
   */
  readonly table: Uint16Array;
}

let withoutMap: Folding | undefined;

/**
 * Folding with a map of single characters, such as traditional to simplified, applied last. All foldings without a map are
 * the same one.
 */
export function foldingOf(simplify?: ReadonlyMap<string, string>): Folding {
  if (simplify !== undefined && simplify.size > 0) {
    const fold = (text: string): string => simplified(foldForms(text), simplify);
    return { fold, table: simplifiedTable(formTable(), simplify) };
  }
  withoutMap ??= { fold: foldForms, table: formTable() };
  return withoutMap;
}

function simplified(text: string, simplify: ReadonlyMap<string, string>): string {
  let result = "";
  for (const character of text) result += simplify.get(character) ?? character;
  return result;
}

/** Where a character and what it is mapped to are not both of one unit, the texts with it are left to `fold`. */
function simplifiedTable(forms: Uint16Array, simplify: ReadonlyMap<string, string>): Uint16Array {
  const simple = new Map<number, number>();
  for (const [from, to] of simplify)
    simple.set(from.charCodeAt(0), isOneUnit(from) && to.length === 1 ? to.charCodeAt(0) : NOT_ALONE);
  return forms.map((form) => simple.get(form) ?? form);
}

/** Half of a pair is mapped only where the other half is missing, which a table cannot tell. */
const isOneUnit = (character: string): boolean => character.length === 1 && character.isWellFormed();
