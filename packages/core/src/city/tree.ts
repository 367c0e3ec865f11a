import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import type { Table } from "../table.ts";

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

/** Builds a tree of nodes whose codes differ and whose parents are known and free of rings (see {@link readNodes}). */
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

/**
 * Tells codes that stand twice, unknown parents and rings in a list of nodes. A node that is wrong stays as a root, so that
 * what names it elsewhere is not called wrong too.
 */
export function readNodes<Node extends TreeNode>(
  { file, columns }: Table,
  lined: readonly { readonly line: number; readonly node: Node }[],
): { readonly nodes: readonly Node[]; readonly problems: readonly Problem[] } {
  const first = new Map(lined.toReversed().map((one) => [one.node.id, one]));
  const problems: Problem[] = [];
  const nodes = lined.flatMap((one): readonly Node[] => {
    const { node, line } = one;
    const wrong = (field: "id" | "parent", code: string, message: string, more = {}): void => {
      const column = columns.indexOf(field) + 1;
      problems.push({ code, message, file, line, column, field, ...more });
    };
    const { id, parent } = node;
    const twin = first.get(id);
    if (twin !== undefined && twin !== one) {
      wrong("id", "city/code-twice", `${id} is already on line ${twin.line}`, { value: id });
      return [];
    }
    if (parent === undefined) return [node];
    if (!first.has(parent)) {
      const meant = didYouMean(parent, first.keys());
      wrong("parent", "city/unknown-parent", `parent ${parent} of ${id} does not exist`, { value: parent, ...meant });
      return [{ ...node, parent: undefined }];
    }
    if (!inRing(id, (code) => first.get(code)?.node.parent)) return [node];
    wrong("parent", "city/ring", `${id} lies under itself`, { value: parent });
    return [{ ...node, parent: undefined }];
  });
  return { nodes, problems };
}

function inRing(id: string, parentOf: (id: string) => string | undefined): boolean {
  const seen = new Set<string>();
  for (let at = parentOf(id); at !== undefined; at = parentOf(at)) {
    if (at === id) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}
