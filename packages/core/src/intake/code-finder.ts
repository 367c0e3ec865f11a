import type { Tree } from "../city/tree.ts";
import { foldWord } from "./fold-word.ts";

/**
 * Finds a node of one of the city's trees by the words of another system: its code or its name, and below that the names or
 * codes of details, from the top. A detail may pass over levels where only one node below has its name; one without a node of
 * its own gives the node above it.
 */
export function codeFinder(tree: Tree): (name: string, ...details: readonly string[]) => string | undefined {
  const byName = new Map<string, string>();
  const below = new Map<string, string>();
  const farBelow = new Map<string, string | undefined>();
  const detailKey = (parent: string, name: string): string => `${parent}\u001f${foldWord(name)}`;
  // Deepest first, so that of two nodes with one name the higher one answers.
  const deepestFirst = tree.nodes.toSorted((a, b) => tree.path(b.id).length - tree.path(a.id).length);
  for (const { id, name, nameEn, parent } of deepestFirst) {
    for (const word of nameEn === undefined ? [name] : [nameEn, name]) {
      byName.set(foldWord(word), id);
      if (parent !== undefined) below.set(detailKey(parent, word), id);
      for (const ancestor of tree.path(id).slice(2)) {
        const key = detailKey(ancestor, word);
        farBelow.set(key, farBelow.has(key) && farBelow.get(key) !== id ? undefined : id);
      }
    }
  }
  const byCode = new Map(tree.nodes.map(({ id }) => [foldWord(id), id]));
  const codeBelow = (parent: string, detail: string): string | undefined => {
    const code = byCode.get(foldWord(detail));
    return code !== undefined && code !== parent && tree.path(code).includes(parent) ? code : undefined;
  };
  return (name, ...details) => {
    let found = byCode.get(foldWord(name)) ?? byName.get(foldWord(name));
    for (const detail of details) {
      if (found === undefined) return undefined;
      const key = detailKey(found, detail);
      const deeper: string | undefined = below.get(key) ?? farBelow.get(key) ?? codeBelow(found, detail);
      if (deeper === undefined) return found;
      found = deeper;
    }
    return found;
  };
}
