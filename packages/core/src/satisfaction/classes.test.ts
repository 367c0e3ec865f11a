import { expect, test } from "vitest";
import { classesOf, usualClasses } from "./classes.ts";

const unit = (accepted: number, composite?: number, change?: number) => ({ accepted, composite, change });

test("the ten with most appeals are governed, whatever their score; the others by score and change", () => {
  const busy = Array.from({ length: 10 }, (_, index) => unit(1000 + index, 0.99));
  const rest = [unit(5, 0.97), unit(5, 0.9, 0.03), unit(5, 0.8), unit(5, 0.9), unit(5)];
  expect(classesOf([...busy, ...rest], usualClasses)).toEqual([
    ...busy.map(() => "governed"),
    "advanced",
    "improving",
    "rectifying",
    undefined,
    undefined,
  ]);
});

test("whoever has as many appeals as the tenth is governed too", () => {
  const units = Array.from({ length: 12 }, () => unit(7));
  expect(classesOf(units, usualClasses)).toEqual(units.map(() => "governed"));
});

test("where there are no more than ten units, none is among the ten with most appeals", () =>
  expect(classesOf([unit(100, 0.9)], usualClasses)).toEqual([undefined]));

test("a city's own rules are met in their order", () => {
  const rules = [
    { class: "rectifying", scoreBelow: 0.5 },
    { class: "improving", scoreBelow: 0.9, changeAtLeast: 0.01 },
  ] as const;
  expect(classesOf([unit(1, 0.4, 0.5), unit(1, 0.8, 0.02), unit(1, 0.8, 0)], rules)).toEqual([
    "rectifying",
    "improving",
    undefined,
  ]);
});
