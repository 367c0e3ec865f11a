import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";

/** A node of one of the city's trees: an area, a category, an agency. */
export interface TreeNode {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string | undefined;
  readonly parent?: string | undefined;
}

/** A tree by codes: who lies under whom. */
export interface Tree<Node extends TreeNode = TreeNode> {
  readonly nodes: readonly Node[];
  readonly get: (id: string) => Node | undefined;
  readonly has: (id: string) => boolean;
  /** The node itself and everything above it, nearest first; empty for an unknown code. */
  readonly path: (id: string) => readonly string[];
  /** The node itself and everything below it. */
  readonly within: (id: string) => readonly string[];
  /** The ancestor `depth` steps below the root (0 = root), or the node itself where it lies higher. */
  readonly ancestorAt: (id: string, depth: number) => string | undefined;
  readonly childrenOf: (id: string | undefined) => readonly Node[];
}

/** Builds a tree of nodes whose parents are known and free of rings (see {@link treeProblems}). */
export function growTree<Node extends TreeNode>(nodes: readonly Node[]): Tree<Node> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const children = Map.groupBy(nodes, (node) => node.parent);
  const paths = new Map<string, readonly string[]>();
  const path = (id: string): readonly string[] => {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const node = byId.get(id);
    const found = node === undefined ? [] : [id, ...(node.parent === undefined ? [] : path(node.parent))];
    paths.set(id, found);
    return found;
  };
  const within = (id: string): readonly string[] => [
    ...(byId.has(id) ? [id] : []),
    ...(children.get(id) ?? []).flatMap((child) => within(child.id)),
  ];
  return {
    nodes,
    get: (id) => byId.get(id),
    has: (id) => byId.has(id),
    path,
    within,
    ancestorAt(id, depth) {
      const upwards = path(id);
      return upwards[Math.max(0, upwards.length - 1 - depth)];
    },
    childrenOf: (id) => children.get(id) ?? [],
  };
}

/** What is wrong with a list of nodes as a tree: codes twice, unknown parents, rings. */
export function treeProblems(file: string, nodes: readonly (TreeNode & { readonly line: number })[]): Problem[] {
  const first = new Map(nodes.toReversed().map((node) => [node.id, node]));
  return nodes.flatMap((node): Problem[] => {
    const { id, parent, line } = node;
    const twin = first.get(id);
    if (twin !== undefined && twin !== node)
      return [
        {
          code: "city/code-twice",
          message: `${id} is already on line ${twin.line}`,
          file,
          line,
          field: "id",
          value: id,
        },
      ];
    if (parent === undefined) return [];
    const at = { file, line, field: "parent", value: parent };
    if (!first.has(parent))
      return [
        {
          code: "city/unknown-parent",
          message: `parent ${parent} of ${id} does not exist`,
          ...at,
          ...didYouMean(parent, first.keys()),
        },
      ];
    return inRing(node, first) ? [{ code: "city/ring", message: `${id} lies under itself`, ...at }] : [];
  });
}

function inRing(node: TreeNode, byId: ReadonlyMap<string, TreeNode>): boolean {
  const seen = new Set<string>();
  for (let at = node.parent; at !== undefined; at = byId.get(at)?.parent) {
    if (at === node.id) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}
