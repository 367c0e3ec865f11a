import { expect, test } from "vitest";
import { randomStreams } from "../../src/chance/streams.ts";
import { studentInterval } from "../../src/simulation/experiment/student-interval.ts";
import type { ExactCase } from "../../src/simulation/validation/exact-case.ts";
import { exactCases } from "../../src/simulation/validation/exact-cases.ts";

const soaking = process.env.SWIFTLINE_SOAK !== undefined;
const seeds = soaking ? 1000 : 200;

/**
 * The parts of the intervals at 95 % that must contain the truth. Where they do so at exactly their rate, these limits are missed with a
 * chance of 0.8 % over 200 seeds (0.6 % below, 0.2 % above), and of less than 1 in 100,000 over 1,000. The seeds of a test run are always
 * the same: with others, one of the 27 cases would miss its own one time in five.
 */
const [least, most] = [0.91, 0.985];

/** How many intervals of a case contain the exact value. */
function contained({ short: { replications, run, measure }, exact }: ExactCase): number {
  const truth = exact()[measure]!;
  const seen = Array.from({ length: seeds }, (_, seed) => {
    const streams = randomStreams(soaking ? `${Math.random()}` : seed);
    const values = Array.from({ length: replications }, (_, replication) => run(streams, replication)[measure]!);
    const { low, high } = studentInterval(values, 0.95)!;
    return low <= truth && truth <= high;
  });
  return seen.filter(Boolean).length;
}

const all = { contained: 0, seeds: 0 };

test.each(exactCases)(
  "$name: 95 of 100 intervals contain the exact value ($short.measure)",
  (one) => {
    const many = contained(one);
    all.contained += many;
    all.seeds += seeds;
    expect(many / seeds).toBeGreaterThanOrEqual(least);
    expect(many / seeds).toBeLessThanOrEqual(most);
  },
  3_600_000,
);

/** Four standard errors of the share in 5,400 intervals, and a little for measures that are not quite normal. */
test("over all cases, 93.5 to 96.5 % contain it", () => {
  expect(all.seeds).toBeGreaterThanOrEqual(5_400);
  expect(all.contained / all.seeds).toBeGreaterThanOrEqual(0.935);
  expect(all.contained / all.seeds).toBeLessThanOrEqual(0.965);
});
