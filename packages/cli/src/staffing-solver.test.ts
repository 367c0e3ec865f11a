import { coverShifts, type IntegerProgramme, type ShiftKind } from "@swiftline/core/staffing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { exhaustiveSolver } from "../../core/test/oracles/exhaustive-solver.ts";
import { tried } from "../../core/test/runs.ts";
import { highsSolver } from "./staffing-solver.ts";

const solver = highsSolver({ seconds: 20 });
const HALF_HOUR = 1_800_000;

const shift = fc.record({
  start: fc.integer({ min: 0, max: 47 }),
  halfHours: fc.integer({ min: 2, max: 6 }),
  breakAt: fc.option(fc.constant(1)),
  cost: fc.integer({ min: 1, max: 9 }),
  atMost: fc.option(fc.integer({ min: 0, max: 3 })),
});
const question = fc.record({
  shifts: fc.array(shift, { minLength: 1, maxLength: 4 }),
  need: fc.array(fc.tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 0, max: 3 })), { maxLength: 4 }),
  atMost: fc.option(fc.integer({ min: 1, max: 5 })),
});

test("the shifts cost what the cheapest of all that can be tried cost, and leave as little undone", async () => {
  await fc.assert(
    fc.asyncProperty(question, async ({ shifts, need, atMost }) => {
      const kinds = shifts.map(
        ({ start, halfHours, breakAt, cost, atMost }, index): ShiftKind => ({
          name: `shift ${index}`,
          starts: [start * HALF_HOUR],
          length: halfHours * HALF_HOUR,
          breaks: breakAt === null ? [] : [{ after: [breakAt * HALF_HOUR], length: HALF_HOUR }],
          cost,
          atMost: atMost ?? undefined,
        }),
      );
      const needed = Array.from({ length: 48 }, (_, at) => need.find(([slot]) => slot === at)?.[1] ?? 0);
      const asked = { need: needed, shifts: kinds, days: 1, atMost: atMost ?? undefined };
      const [ours, all] = [await coverShifts(asked, solver), await coverShifts(asked, exhaustiveSolver(3))];
      const undone = (cover: typeof ours) => cover?.uncovered.reduce((sum, one) => sum + one.need - one.present, 0);
      expect({ cost: ours?.cost, undone: undone(ours) }).toEqual({ cost: all?.cost, undone: undone(all) });
      expect(ours?.bound).toBeCloseTo(ours?.cost ?? 0, 6);
    }),
    tried(40, 2_000),
  );
}, 60_000);

test("a programme without rows costs nothing, one that contradicts itself has no solution", async () => {
  const variables = [{ name: "one", cost: 2 }];
  const row = (least: number, most: number): IntegerProgramme["rows"][number] => ({
    name: "row",
    terms: [{ variable: 0, factor: 2 }],
    least,
    most,
  });
  expect(await solver.solve({ variables, rows: [] })).toEqual({ status: "solved", values: [0], bound: 0 });
  expect(await solver.solve({ variables, rows: [row(3, 3)] })).toEqual({ status: "infeasible" });
  expect(await solver.solve({ variables, rows: [row(3, 9)] })).toEqual({ status: "solved", values: [2], bound: 4 });
  expect(await solver.solve({ variables: [], rows: [] })).toEqual({ status: "solved", values: [], bound: 0 });
});
