import fc from "fast-check";
import { expect, test } from "vitest";
import { fifoLine, NOBODY } from "../../src/simulation/kernel/fifo-line.ts";
import { histogram } from "../../src/simulation/kernel/histogram.ts";
import { level } from "../../src/simulation/kernel/level.ts";
import { tally } from "../../src/simulation/kernel/tally.ts";
import { tried } from "../runs.ts";

const value = fc.double({ min: 0, max: 1e9, noNaN: true });
const values = fc.array(value, { maxLength: 100 });

test("a line that anyone may leave serves as a plain array does", () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ joins: fc.nat(1000) }) },
    { weight: 3, arbitrary: fc.record({ serve: fc.constant(true) }) },
    { weight: 2, arbitrary: fc.record({ leaves: fc.nat() }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const line = fifoLine();
      const plain: { readonly value: number; readonly ticket: number }[] = [];
      for (const one of steps) {
        if ("joins" in one) plain.push({ value: one.joins, ticket: line.join(one.joins) });
        else if ("serve" in one) expect(line.take()).toBe(plain.shift()?.value ?? NOBODY);
        else for (const gone of plain.splice(one.leaves % (plain.length || 1), 1)) line.leave(gone.ticket);
        expect(line.length).toBe(plain.length);
        expect(line.first()).toBe(plain[0]?.value ?? NOBODY);
      }
      expect(plain.map(() => line.take())).toEqual(plain.map((one) => one.value));
    }),
    tried(500, 20_000),
  );
});

test("two tallies merged have seen what one has that was told everything", () => {
  fc.assert(
    fc.property(values, values, (first, second) => {
      const [one, other, all] = [tally(), tally(), tally()];
      for (const told of first) one.add(told);
      for (const told of second) other.add(told);
      for (const told of [...first, ...second]) all.add(told);
      one.merge(other);
      expect([one.count, one.least, one.most]).toEqual([all.count, all.least, all.most]);
      if (all.count === 0) return;
      const near = (found: number, wanted: number, size: number): void =>
        expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-12 * size);
      near(one.mean, all.mean, all.most);
      if (all.count > 1) near(one.variance(), all.variance(), all.most ** 2);
      const plain = [...first, ...second].reduce((sum, told) => sum + told, 0) / all.count;
      near(all.mean, plain, all.most);
    }),
    tried(500, 20_000),
  );
});

test("a quantile of a histogram is within 0.4 % of the value that many others do not exceed", () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 200 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (told, share) => {
        const seen = histogram();
        for (const one of told) seen.add(one);
        const sorted = told.toSorted((one, other) => one - other);
        const exact = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
        expect(Math.abs(seen.quantile(share) - exact)).toBeLessThanOrEqual(0.004 * exact + 2 ** -24);
      },
    ),
    tried(1000, 20_000),
  );
});

test("histograms merge to the same one in every order", () => {
  fc.assert(
    fc.property(fc.array(values, { maxLength: 5 }), (parts) => {
      const merged = (order: readonly (readonly number[])[]) =>
        order.reduce((all, part) => {
          const seen = histogram();
          for (const one of part) seen.add(one);
          all.merge(seen);
          return all;
        }, histogram());
      expect(merged(parts).counts).toEqual(merged(parts.toReversed()).counts);
      expect(merged(parts).count).toBe(parts.flat().length);
    }),
    tried(50, 1000),
  );
});

test("a level is the sum of its steps, however the time is cut", () => {
  const step = fc.record({ lasts: fc.nat(100), by: fc.integer({ min: -5, max: 5 }), looks: fc.boolean() });
  fc.assert(
    fc.property(fc.integer(), fc.array(step, { minLength: 1 }), (start, steps) => {
      const watched = level(start);
      let [now, height, area] = [start, 0, 0];
      for (const { lasts, by, looks } of steps) {
        now += lasts;
        area += height * lasts;
        if (looks) expect(watched.area(now)).toBe(area);
        watched.change(by, now);
        height += by;
      }
      expect([watched.value, watched.area(now)]).toEqual([height, area]);
    }),
    tried(500, 20_000),
  );
});
