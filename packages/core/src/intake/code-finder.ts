import type { Tree } from "../city/tree.ts";

/** Words are compared without case and runs of blanks; punctuation counts. */
export const foldWord = (text: string): string => text.trim().replaceAll(/\s+/g, " ").toLowerCase();

/**
 * Finds a node of one of the city's trees by the words of another system: its code or its name, and below that the names of
 * details, from the top. A detail may pass over levels where only one node below has its name; one without a node of its own
 * gives the node above it.
 */
export function codeFinder(tree: Tree): (name: string, ...details: readonly string[]) => string | undefined {
  const byName = new Map<string, string>();
  const below = new Map<string, string>();
  const farBelow = new Map<string, string | undefined>();
  const detailKey = (parent: string, name: string): string => `${parent}\u001f${foldWord(name)}`;
  // Deepest first, so that of two nodes with one name the higher one answers, and a code answers before any name.
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
  for (const { id } of tree.nodes) byName.set(foldWord(id), id);
  return (name, ...details) => {
    let found = byName.get(foldWord(name));
    for (const detail of details) {
      const key = found === undefined ? undefined : detailKey(found, detail);
      const deeper = key === undefined ? undefined : (below.get(key) ?? farBelow.get(key));
      if (deeper === undefined) return found;
      found = deeper;
    }
    return found;
  };
}
