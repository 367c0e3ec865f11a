import { expect, test } from "vitest";
import { growTree } from "./tree.ts";

const tree = growTree([
  { id: "city", name: "City" },
  { id: "west", name: "West", parent: "city" },
  { id: "river", name: "River", parent: "west" },
  { id: "east", name: "East", parent: "city" },
  { id: "elsewhere", name: "Elsewhere" },
]);

test("a path leads from a node to its root", () => {
  expect(tree.path("river")).toEqual(["river", "west", "city"]);
  expect(tree.path("city")).toEqual(["city"]);
});

test("within a node is the node and all below it", () => {
  expect(tree.within("city")).toEqual(["city", "west", "river", "east"]);
  expect(tree.within("east")).toEqual(["east"]);
});

test("the ancestor at a depth counts from the root, and a node that lies higher stands for itself", () => {
  expect(tree.ancestorAt("river", 0)).toBe("city");
  expect(tree.ancestorAt("river", 1)).toBe("west");
  expect(tree.ancestorAt("east", 1)).toBe("east");
  expect(tree.ancestorAt("city", 1)).toBe("city");
});

test("the children of nothing are the roots", () => {
  expect(tree.childrenOf(undefined).map((node) => node.id)).toEqual(["city", "elsewhere"]);
  expect(tree.childrenOf("city").map((node) => node.id)).toEqual(["west", "east"]);
});

test("an unknown code is nowhere", () => {
  expect(tree.has("north")).toBe(false);
  expect(tree.get("north")).toBeUndefined();
  expect(tree.path("north")).toEqual([]);
  expect(tree.within("north")).toEqual([]);
  expect(tree.ancestorAt("north", 1)).toBeUndefined();
});
