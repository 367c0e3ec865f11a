import { expect, test } from "vitest";
import { randomStream } from "../../chance/random.ts";
import { momentsOf } from "./moments.ts";
import { meanSeries, mser5 } from "./warm-up.ts";

/** The definition, cut by cut. */
function naive(series: readonly number[]): number {
  const batches = Array.from({ length: Math.floor(series.length / 5) }, (_, at) =>
    series.slice(5 * at, 5 * at + 5).reduce((sum, one) => sum + one / 5, 0),
  );
  const errors = Array.from({ length: Math.floor(batches.length / 2) + 1 }, (_, cut) => {
    const rest = batches.slice(cut);
    return (momentsOf(rest).variance * (rest.length - 1)) / rest.length ** 2;
  });
  return 5 * errors.indexOf(Math.min(...errors));
}

const noisy = (length: number, level: (at: number) => number, seed: string): number[] => {
  const { normal } = randomStream(seed);
  return Array.from({ length }, (_, at) => level(at) + normal());
};

test("it cuts where the definition does", () => {
  for (let run = 0; run < 40; run++) {
    const series = noisy(100 + 7 * run, (at) => 20 * Math.exp(-at / (5 + run)), `mser ${run}`);
    expect(mser5(series).dropped).toBe(naive(series));
  }
});

test("a start that is far off is cut, most of the settled part is kept", () => {
  const { dropped, capped } = mser5(noisy(2_000, (at) => (at < 200 ? 30 : 0), "far off"));
  expect(dropped).toBeGreaterThanOrEqual(200);
  expect(dropped).toBeLessThan(600);
  expect(capped).toBe(false);
});

test("a series that never settles is cut at one half, and this is told", () => {
  expect(mser5(noisy(1_000, (at) => at, "rising"))).toEqual({
    method: "mser-5",
    dropped: 500,
    observations: 1_000,
    capped: true,
  });
});

test("a series that is settled from the start loses nothing, and one of no length neither", () => {
  expect(mser5(new Array(100).fill(3)).dropped).toBe(0);
  expect(mser5([])).toEqual({ method: "mser-5", dropped: 0, observations: 0, capped: false });
});

test("the mean series is as long as the shortest", () => {
  expect(
    meanSeries([
      [1, 2, 3],
      [3, 4],
      [5, 6, 7],
    ]),
  ).toEqual([3, 4]);
  expect(meanSeries([])).toEqual([]);
});
