import fc from "fast-check";
import { expect, test } from "vitest";
import { deadlineIndex } from "../../src/sla/deadline-index.ts";
import { tried } from "../runs.ts";

const clock = fc.nat(40);
const moment = fc.integer({ min: -20, max: 20 });
const step = fc.oneof(
  fc.record({ do: fc.constant("file"), clock, moment }),
  fc.record({ do: fc.constant("remove"), clock }),
  fc.record({ do: fc.constant("take"), moment }),
);

/** The oracle: a list that is sorted whenever somebody asks. */
function takeFrom(filed: Map<number, number>, now: number): [number, number][] {
  const due = [...filed].filter(([, at]) => at <= now).sort(([one, at], [other, then]) => at - then || one - other);
  for (const [clock] of due) filed.delete(clock);
  return due;
}

test("whatever is filed, moved and removed, an index answers as a sorted list does", () => {
  const first = fc.array(fc.option(moment, { nil: Number.NaN }), { maxLength: 40 });
  fc.assert(
    fc.property(first, fc.array(step, { maxLength: 120 }), (moments, steps) => {
      const index = deadlineIndex(moments);
      const filed = new Map([...moments.entries()].filter(([, at]) => !Number.isNaN(at)));
      for (const one of steps) {
        if ("moment" in one && "clock" in one) {
          index.file(one.clock, one.moment);
          filed.set(one.clock, one.moment);
        } else if ("clock" in one) {
          index.remove(one.clock);
          filed.delete(one.clock);
        } else {
          const due: [number, number][] = [];
          index.takeDue(one.moment, (clock, at) => due.push([clock, at]));
          expect(due).toEqual(takeFrom(filed, one.moment));
        }
        expect(index.size).toBe(filed.size);
        expect(index.next()).toBe(filed.size === 0 ? undefined : Math.min(...filed.values()));
      }
    }),
    tried(2_000, 50_000),
  );
});
