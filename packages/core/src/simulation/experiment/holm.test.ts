import { expect, test } from "vitest";
import { holmAdjusted } from "./holm.ts";

/** Worked by hand. */
test("each p is multiplied by how many are not smaller, and none is adjusted below a smaller one", () => {
  expect(holmAdjusted([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holmAdjusted([0.6, 0.02, 0.4])).toEqual([0.8, 0.06, 0.8]);
});

test("one question is left as it is, and none has no answer", () => {
  expect(holmAdjusted([0.04])).toEqual([0.04]);
  expect(holmAdjusted([])).toEqual([]);
});
