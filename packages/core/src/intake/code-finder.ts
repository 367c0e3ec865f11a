import type { Tree } from "../city/tree.ts";

const fold = (text: string): string => text.trim().replaceAll(/\s+/g, " ").toLowerCase();

/**
 * Finds a node of one of the city's trees by the words of another system: its code or its name, and below that the name of a
 * detail. Case and runs of spaces do not count; punctuation does. A detail without a node of its own gives the node above it.
 */
export function codeFinder(tree: Tree): (name: string, detail?: string) => string | undefined {
  const byName = new Map<string, string>();
  const below = new Map<string, string>();
  const detailKey = (parent: string, name: string): string => `${parent}\u001f${fold(name)}`;
  // Deepest first, so that of two nodes with one name the higher one answers, and a code answers before any name.
  const deepestFirst = tree.nodes.toSorted((a, b) => tree.path(b.id).length - tree.path(a.id).length);
  for (const { id, name, nameEn, parent } of deepestFirst) {
    for (const word of nameEn === undefined ? [name] : [nameEn, name]) {
      byName.set(fold(word), id);
      if (parent !== undefined) below.set(detailKey(parent, word), id);
    }
  }
  for (const { id } of tree.nodes) byName.set(fold(id), id);
  return (name, detail) => {
    const found = byName.get(fold(name));
    if (found === undefined || detail === undefined) return found;
    return below.get(detailKey(found, detail)) ?? found;
  };
}
