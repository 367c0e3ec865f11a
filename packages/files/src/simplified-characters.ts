/**
 * Traditional characters and the simplified ones for which they stand, one for one, by the tables of OpenCC: 氣 and 气. What
 * depends on the word around it, as 乾 does, has one answer here, the commonest.
 */
export async function simplifiedCharacters(): Promise<ReadonlyMap<string, string>> {
  const { to } = await import("opencc-js/preset/t2cn");
  const pairs = (to.cn ?? []).flat().flatMap((words) => (typeof words === "string" ? pairsOf(words) : words));
  return new Map(pairs.filter(([from = "", into = ""]) => isCharacter(from) && isCharacter(into) && from !== into));
}

/** The library writes its tables as `氣 气|漢 汉`. */
const pairsOf = (words: string): readonly (readonly [string, string])[] =>
  words.split("|").map((pair) => {
    const [from = "", into = ""] = pair.split(" ", 2);
    return [from, into];
  });

const isCharacter = (text: string): boolean => [...text].length === 1;
