import { CODES, NEXT, NO_ENTRY, NUMBER, OFFSET, SIZE, type Spelling } from "./spelling.ts";
import { BEFORE, type Sifting } from "./text-sifting.ts";

/**
 * Of so many candidates in a text of `length` units, writes the words that stand there to `found`, each once; answers how many.
 */
export type TakeSpelled = (candidates: number, length: number, found: Uint32Array | Int32Array) => number;

export function spelledIn(sifting: Sifting, spelling: Spelling): TakeSpelled {
  return (candidates, length, found) => {
    const { codes, tried, places } = sifting;
    const { entries, marks } = spelling;
    let count = 0;
    for (let index = 0; index < candidates; index++) {
      const place = places[index]!;
      for (let entry = tried[index]!; entry !== NO_ENTRY; entry = entries[entry + NEXT]!) {
        const size = entries[entry + SIZE]!;
        const from = place - entries[entry + OFFSET]!;
        if (from < 0 || from + size > length) continue;
        let same = 0;
        while (same < size && entries[entry + CODES + same] === codes[BEFORE + from + same]) same++;
        if (same < size) continue;
        const word = entries[entry + NUMBER]!;
        if (marks[word] === 1) continue;
        marks[word] = 1;
        found[count++] = word;
      }
    }
    for (let index = 0; index < count; index++) marks[found[index]!] = 0;
    return count;
  };
}
