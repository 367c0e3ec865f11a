import type { Tree } from "../city/tree.ts";

/** Words are compared without case and runs of blanks; punctuation counts. */
export const foldWord = (text: string): string => text.trim().replaceAll(/\s+/g, " ").toLowerCase();

/**
 * Finds a node of one of the city's trees by the words of another system: its code or its name, and below that the names of
 * details, from the top. A detail without a node of its own gives the node above it.
 */
export function codeFinder(tree: Tree): (name: string, ...details: readonly string[]) => string | undefined {
  const byName = new Map<string, string>();
  const below = new Map<string, string>();
  const detailKey = (parent: string, name: string): string => `${parent}\u001f${foldWord(name)}`;
  // Deepest first, so that of two nodes with one name the higher one answers, and a code answers before any name.
  const deepestFirst = tree.nodes.toSorted((a, b) => tree.path(b.id).length - tree.path(a.id).length);
  for (const { id, name, nameEn, parent } of deepestFirst) {
    for (const word of nameEn === undefined ? [name] : [nameEn, name]) {
      byName.set(foldWord(word), id);
      if (parent !== undefined) below.set(detailKey(parent, word), id);
    }
  }
  for (const { id } of tree.nodes) byName.set(foldWord(id), id);
  return (name, ...details) => {
    let found = byName.get(foldWord(name));
    for (const detail of details) {
      const deeper = found === undefined ? undefined : below.get(detailKey(found, detail));
      if (deeper === undefined) return found;
      found = deeper;
    }
    return found;
  };
}
