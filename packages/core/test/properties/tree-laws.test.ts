import fc from "fast-check";
import { expect, test } from "vitest";
import { readCategories } from "../../src/city/lists.ts";
import { growTree, type Tree } from "../../src/city/tree.ts";
import { tried } from "../runs.ts";

/** A random forest: each node hangs under one that was made before it, or under none. Rows stand in any order. */
const forest: fc.Arbitrary<Tree> = fc
  .array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1, maxLength: 40 })
  .map((draws) =>
    draws.map((draw, n) => {
      const above = Math.floor(draw * (n + 1)) - 1;
      return { id: `n${n}`, name: `node ${n}`, parent: above < 0 ? undefined : `n${above}` };
    }),
  )
  .chain((nodes) => fc.shuffledSubarray(nodes, { minLength: nodes.length }))
  .map(growTree);

function law(sentence: string, holds: (tree: Tree, id: string, other: string) => void): void {
  test(sentence, () => {
    const sample = forest.chain((tree) => {
      const id = fc.constantFrom(...tree.nodes.map((node) => node.id));
      return fc.tuple(fc.constant(tree), id, id);
    });
    fc.assert(
      fc.property(sample, ([tree, id, other]) => holds(tree, id, other)),
      tried(300, 5000),
    );
  });
}

law("a node lies within another exactly when the other is on its path", (tree, id, other) => {
  expect(tree.within(other).includes(id)).toBe(tree.path(id).includes(other));
});

law("a path goes up step by step to a root", (tree, id) => {
  const path = tree.path(id);
  expect(path[0]).toBe(id);
  path.forEach((step, n) => {
    expect(tree.get(step)?.parent).toBe(path[n + 1]);
  });
});

law("the ancestor at a depth is that of the path, read from the root", (tree, id) => {
  const fromRoot = tree.path(id).toReversed();
  for (let depth = 0; depth < fromRoot.length + 2; depth++)
    expect(tree.ancestorAt(id, depth)).toBe(fromRoot[depth] ?? id);
});

law("within a node is the node and what lies within its children, each once", (tree, id) => {
  const within = tree.within(id);
  expect(new Set(within).size).toBe(within.length);
  expect(within).toEqual([id, ...tree.childrenOf(id).flatMap((child) => tree.within(child.id))]);
});

law("what lies within the roots is everything", (tree) => {
  const all = tree.childrenOf(undefined).flatMap((root) => tree.within(root.id));
  expect(all.sort()).toEqual(tree.nodes.map((node) => node.id).sort());
});

test("whatever the rows say, reading a tree ends, and every code of a sound row is in it", () => {
  const code = fc.constantFrom("a", "b", "c", "d", "e", "");
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code), { maxLength: 12 }), (rows) => {
      const { tree, problems } = readCategories({
        file: "categories.csv",
        columns: ["id", "name", "parent"],
        rows: rows.map(([id, parent], n) => ({ line: n + 2, cells: [id, "name", parent] })),
      });
      for (const { id } of tree.nodes) expect(tree.path(id).at(-1)).toBeDefined();
      expect(new Set(tree.nodes.map((node) => node.id))).toEqual(new Set(rows.map(([id]) => id).filter(Boolean)));
      expect(problems.length === 0).toBe(isForest(rows));
    }),
    tried(300, 5000),
  );
});

/** A plain witness: codes differ, parents exist, and whoever climbs from any node arrives. */
function isForest(rows: readonly (readonly [id: string, parent: string])[]): boolean {
  const parentOf = new Map(rows);
  if (parentOf.size !== rows.length || parentOf.has("")) return false;
  return rows.every(([id]) => {
    let at: string | undefined = id;
    for (let steps = 0; steps <= rows.length; steps++) {
      if (at === "") return true;
      at = parentOf.get(at ?? "");
      if (at === undefined) return false;
    }
    return false;
  });
}
