import fc from "fast-check";
import { expect, test } from "vitest";
import { randomStreams } from "../../src/chance/streams.ts";
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

/** How long until what is planned happens, by a number from 0 to 1: soon, in days, at the same hour of all, or in ages. */
const delays = {
  now: () => 0,
  soon: (u) => 10 * u,
  days: (u) => -1e5 * Math.log(1 - u),
  "at the hour": (u, now) => 1e4 * Math.ceil(now / 1e4 + 20 * u) - now,
  ages: (u) => 10 ** (24 * u - 12),
} satisfies Record<string, (u: number, now: number) => number>;

/** So many are planned; then so many happen, each of which plans another one, or cancels one. */
const phase = fc.record({
  delay: fc.constantFrom(...(Object.keys(delays) as (keyof typeof delays)[])),
  plans: fc.integer({ min: 500, max: 6000 }),
  happen: fc.integer({ min: 0, max: 9000 }),
  plansAnother: fc.constantFrom(0, 0.5, 0.9, 1),
});

test("however many are pending, and however far off, they happen in their order", () => {
  fc.assert(
    fc.property(fc.array(phase, { minLength: 1, maxLength: 6 }), fc.integer(), (phases, seed) => {
      const { uniform } = randomStreams(seed).stream("phases");
      const events = agenda(-5000);
      const pending = new Map<number, number>();
      const happened: number[] = [];
      const due: { readonly at: number; readonly sequence: number }[] = [];
      const plan = (delay: keyof typeof delays): void => {
        const [at, sequence] = [events.now + delays[delay](uniform(), events.now), due.length];
        pending.set(sequence, events.schedule(at, 0, 0, sequence));
        due.push({ at, sequence });
      };
      const cancelOne = (): void => {
        const sequence = Math.floor(uniform() * due.length);
        const handle = pending.get(sequence);
        if (handle === undefined) return;
        events.cancel(handle);
        pending.delete(sequence);
        due[sequence] = { at: Number.NaN, sequence };
      };
      const happens = (): boolean => {
        const some = events.next();
        if (some) happened.push(events.argument);
        return some && pending.delete(events.argument);
      };
      for (const { delay, plans, happen, plansAnother } of phases) {
        for (let planned = 0; planned < plans; planned++) plan(delay);
        for (let past = 0; past < happen && happens(); past++) uniform() < plansAnother ? plan(delay) : cancelOne();
        expect(events.pending()).toBe(pending.size);
      }
      while (happens());
      const inOrder = due.filter(({ at }) => !Number.isNaN(at)).sort((a, b) => a.at - b.at || a.sequence - b.sequence);
      expect(happened).toEqual(inOrder.map(({ sequence }) => sequence));
    }),
    tried(30, 2_000),
  );
});
