import fc from "fast-check";
import { expect, test } from "vitest";
import { agenda } from "../../src/simulation/kernel/agenda.ts";
import { tried } from "../runs.ts";

interface Planned {
  readonly at: number;
  readonly priority: number;
  readonly sequence: number;
  readonly handle: number;
}

/** Few instants and fewer priorities, so that there are ties. */
const delay = fc.oneof(fc.nat(4), fc.double({ min: 0, max: 4, noNaN: true }));
const plan = fc.record({ delay, priority: fc.integer({ min: -2, max: 2 }) });
const step = fc.oneof(
  { weight: 5, arbitrary: plan },
  { weight: 4, arbitrary: fc.record({ next: fc.constant(true) }) },
  { weight: 2, arbitrary: fc.record({ cancelled: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ within: delay }) },
);

/** Many plans come first now and then, so that the agenda grows. */
const steps = fc
  .tuple(
    fc.oneof(fc.constant([]), fc.array(plan, { minLength: 20, maxLength: 120 })),
    fc.array(step, { maxLength: 400 }),
  )
  .map(([plans, rest]) => [...plans, ...rest]);

const byTurn = (one: Planned, other: Planned): number =>
  one.at - other.at || one.priority - other.priority || one.sequence - other.sequence;

test("whatever is planned and cancelled, events happen as in a list that is sorted whenever somebody asks", () => {
  fc.assert(
    fc.property(steps, (some) => {
      const events = agenda();
      let planned: Planned[] = [];
      let [now, sequence] = [0, 0];
      const happensNext = (until: number): void => {
        const [first] = planned.toSorted(byTurn).filter(({ at }) => at <= until);
        now = first?.at ?? (until === Number.POSITIVE_INFINITY ? now : until);
        planned = planned.filter((one) => one !== first);
        expect(events.next(until)).toBe(first !== undefined);
        if (first) expect([events.kind, events.argument]).toEqual([first.priority, first.sequence]);
      };
      for (const one of some) {
        if ("priority" in one) {
          const handle = events.schedule(now + one.delay, one.priority, one.priority, sequence);
          expect(planned.map((other) => other.handle)).not.toContain(handle);
          planned.push({ at: now + one.delay, priority: one.priority, sequence: sequence++, handle });
        } else if ("cancelled" in one) {
          const [gone] = planned.splice(one.cancelled % (planned.length || 1), 1);
          if (gone) events.cancel(gone.handle);
        } else {
          happensNext("within" in one ? now + one.within : Number.POSITIVE_INFINITY);
        }
        expect([events.now, events.pending()]).toEqual([now, planned.length]);
      }
      while (planned.length > 0) happensNext(Number.POSITIVE_INFINITY);
      expect(events.next()).toBe(false);
    }),
    tried(500, 20_000),
  );
});
