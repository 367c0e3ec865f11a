import { expect, test } from "vitest";
import { growTree } from "../city/tree.ts";
import { codeFinder } from "./code-finder.ts";

const find = codeFinder(
  growTree([
    { id: "noise", name: "噪音", nameEn: "Noise" },
    { id: "noise-street", name: "Street/Sidewalk", parent: "noise" },
    { id: "noise-other", name: "Other", parent: "noise" },
    { id: "heat", name: "Heat/Hot Water" },
    { id: "heat-other", name: "Other", parent: "heat" },
    { id: "dirt", name: "heat" },
    { id: "plant", name: "Plant" },
    { id: "tree", name: "Tree", parent: "plant" },
    { id: "tree-plant", name: "Plant", parent: "tree" },
  ]),
);

test("a node is found by its code, its name and its English name", () => {
  expect([find("noise"), find("噪音"), find("Noise")]).toEqual(["noise", "noise", "noise"]);
});

test("case and runs of blanks do not count; punctuation does", () => {
  expect(find("  HEAT/HOT   WATER ")).toBe("heat");
  expect(find("heat hot water")).toBeUndefined();
});

test("a code is found before a name", () => expect(find("Heat")).toBe("heat"));

test("of two nodes of one name the higher one is found", () => expect(find("plant")).toBe("plant"));

test("a detail is looked for below its own node", () => {
  expect(find("Noise", "Street/Sidewalk")).toBe("noise-street");
  expect(find("noise", "other")).toBe("noise-other");
  expect(find("Heat/Hot Water", "OTHER")).toBe("heat-other");
});

test("a detail without a node of its own gives the node above it", () => {
  expect(find("Noise", "Helicopter")).toBe("noise");
  expect(find("Noise", "Heat/Hot Water")).toBe("noise");
});

test("a detail is found by its code, below its own node alone", () => {
  expect(find("Noise", "noise-street")).toBe("noise-street");
  expect(find("Plant", "tree-plant")).toBe("tree-plant");
  expect(find("Noise", "heat-other")).toBe("noise");
});

test("a detail may pass over a level, unless two nodes below have its name", () => {
  const deep = codeFinder(
    growTree([
      { id: "housing", name: "Housing" },
      { id: "water", name: "Water", parent: "housing" },
      { id: "heat", name: "Heat", parent: "housing" },
      { id: "leak", name: "Leak", parent: "water" },
      { id: "water-none", name: "None", parent: "water" },
      { id: "heat-none", name: "None", parent: "heat" },
    ]),
  );
  expect([deep("housing", "leak"), deep("housing", "none"), deep("heat", "none")]).toEqual([
    "leak",
    "housing",
    "heat-none",
  ]);
});

test("an unknown name is not found, whatever its detail", () => {
  expect(find("Water")).toBeUndefined();
  expect(find("Water", "Street/Sidewalk")).toBeUndefined();
});
