import { expect, test } from "vitest";
import { axisScale } from "./axis-scale.ts";

const ticks = (largest: number, unit: Parameters<typeof axisScale>[1]): readonly string[] => {
  const { max, step, label } = axisScale(largest, unit);
  return Array.from({ length: Math.round(max / step) + 1 }, (_, tick) => label(tick * step));
};

test("counts go in round steps, and never in parts of one", () => {
  expect(ticks(9410, "count")).toEqual(["0", "2,000", "4,000", "6,000", "8,000", "10,000"]);
  expect(ticks(3, "count")).toEqual(["0", "1", "2", "3"]);
  expect(ticks(0, "count")).toEqual(["0", "1"]);
});

test("shares go in per cent and durations in units people count in", () => {
  expect(ticks(0.93, "share")).toEqual(["0", "20 %", "40 %", "60 %", "80 %", "100 %"]);
  expect(ticks(7 * 3_600_000, "duration")).toEqual(["0", "2h", "4h", "6h", "8h"]);
});
