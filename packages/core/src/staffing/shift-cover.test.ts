import { expect, test } from "vitest";
import { exhaustiveSolver } from "../../test/oracles/exhaustive-solver.ts";
import { HOUR } from "../time/duration.ts";
import { coverShifts } from "./shift-cover.ts";
import { HALF_HOUR, patternsOf, type ShiftKind } from "./shift-pattern.ts";

const shift = (name: string, start: number, hours: number, more: Partial<ShiftKind> = {}): ShiftKind => ({
  name,
  starts: [start * HOUR],
  length: hours * HOUR,
  breaks: [],
  cost: hours,
  ...more,
});
/** People needed, by the hours from and to which they are. */
const needOf = (...stretches: readonly (readonly [from: number, to: number, people: number])[]): readonly number[] =>
  Array.from({ length: 48 }, (_, slot) => stretches.find(([from, to]) => slot >= 2 * from && slot < 2 * to)?.[2] ?? 0);
const solver = exhaustiveSolver(4);

test("a shift over midnight ends in the morning of the next day", () => {
  const [night] = patternsOf([shift("night", 22, 8)], 1);
  expect(night?.attends).toEqual([44, 45, 46, 47, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const [, , sunday] = patternsOf([shift("night", 22, 8)], 3);
  expect(sunday?.attends.slice(3, 6)).toEqual([143, 0, 1]);
});

test("nobody is there during a break, which may be taken at one of several times", () => {
  const late = shift("day", 8, 4, { breaks: [{ after: [HOUR, 2 * HOUR], length: HALF_HOUR }] });
  expect(patternsOf([late], 1).map(({ attends }) => attends)).toEqual([
    [16, 17, 19, 20, 21, 22, 23],
    [16, 17, 18, 19, 21, 22, 23],
  ]);
});

test("a long shift is taken where it is cheaper than two short ones", async () => {
  const shifts = [shift("early", 6, 6), shift("late", 12, 6), shift("long", 6, 12, { cost: 11 })];
  const cover = await coverShifts({ need: needOf([6, 18, 2]), shifts, days: 1 }, solver);
  expect(cover?.staffed.map(({ pattern, people }) => [pattern.shift, people])).toEqual([["long", 2]]);
  expect(cover).toMatchObject({ cost: 22, bound: 22, uncovered: [] });
});

test("half hours in which no shift is worked are named, and the others are covered", async () => {
  const cover = await coverShifts({ need: needOf([6, 9, 1]), shifts: [shift("day", 8, 4)], days: 1 }, solver);
  expect(cover?.uncovered.map(({ halfHour, because }) => [halfHour, because])).toEqual([
    [12, "no-shift"],
    [13, "no-shift"],
    [14, "no-shift"],
    [15, "no-shift"],
  ]);
  expect(cover?.present.slice(16, 18)).toEqual([1, 1]);
});

test("where people are too few, as little as can be is left undone, as cheaply as can be", async () => {
  const shifts = [shift("early", 8, 1, { atMost: 2 }), shift("dear", 8, 1, { cost: 9 })];
  const cover = await coverShifts({ need: needOf([8, 9, 4], [9, 10, 1]), shifts, days: 1, atMost: 3 }, solver);
  expect(cover?.staffed.map(({ pattern, people }) => [pattern.shift, people])).toEqual([
    ["early", 2],
    ["dear", 1],
  ]);
  expect(cover?.uncovered).toEqual([
    { halfHour: 16, need: 4, present: 3, because: "too-few-people" },
    { halfHour: 17, need: 4, present: 3, because: "too-few-people" },
    { halfHour: 18, need: 1, present: 0, because: "no-shift" },
    { halfHour: 19, need: 1, present: 0, because: "no-shift" },
  ]);
});

test("limits hold for each day by itself", async () => {
  const need = [...needOf([8, 9, 1]), ...needOf([8, 9, 1])];
  const cover = await coverShifts({ need, shifts: [shift("day", 8, 1, { atMost: 1 })], days: 2, atMost: 1 }, solver);
  expect(cover).toMatchObject({ cost: 2, uncovered: [] });
});

test("without a need nobody comes", async () => {
  const cover = await coverShifts({ need: needOf(), shifts: [shift("day", 8, 4)], days: 1 }, solver);
  expect(cover).toMatchObject({ staffed: [], cost: 0 });
});

test("a solver that runs out of time before it has anything gives no cover", async () => {
  const tired = { solve: async () => ({ status: "out-of-time" }) as const };
  expect(await coverShifts({ need: needOf([8, 9, 1]), shifts: [shift("day", 8, 4)], days: 1 }, tired)).toBeUndefined();
});
