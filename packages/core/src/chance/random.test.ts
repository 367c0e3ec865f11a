import { expect, test } from "vitest";
import { log } from "./elementary.ts";
import { type RandomStream, randomStream, streamFrom } from "./random.ts";

const many = (count: number, draw: () => number): readonly number[] => Array.from({ length: count }, draw);

test("the generator gives the published numbers of its reference state", () => {
  const { bits } = streamFrom([1, 2, 3, 4]);
  const published = [
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ];
  expect(many(10, bits)).toEqual(published);
});

test("a seed names a stream: the same again, and another one for another seed", () => {
  const draws = (seed: string) => many(50, randomStream(seed).bits);
  expect(draws("ranks of June")).toEqual(draws("ranks of June"));
  expect(draws("ranks of June")).not.toEqual(draws("ranks of July"));
});

test("what reports of before drew is drawn again", () => {
  const three = (draw: (stream: RandomStream) => number) => {
    const stream = randomStream("ranks of June");
    return many(3, () => draw(stream));
  };
  expect(three(({ bits }) => bits())).toEqual([2765504844, 193883459, 4108751998]);
  expect(three(({ uniform }) => uniform())).toEqual([0.6438942703987808, 0.9566433677132354, 0.25275238576034387]);
  const normals = [1.3840369083926272, -0.5876890716910617, -0.43606032886450374];
  for (const [at, found] of three(({ normal }) => normal()).entries()) expect(found).toBeCloseTo(normals[at] ?? 0, 14);
  const gammas = [10.916783859227278, 4.973942175740877, 10.196714304625068];
  for (const [at, found] of three(({ gamma }) => gamma(7)).entries()) expect(found).toBeCloseTo(gammas[at] ?? 0, 13);
});

test("an exponential variate is −ln(1 − u) of the next uniform number, drawn alone or in a block", () => {
  const [uniforms, alone, blocks] = [randomStream("talk"), randomStream("talk"), randomStream("talk")];
  const block = new Float64Array(7);
  for (let drawn = 0; drawn < 1000; drawn++) {
    blocks.exponentials(block);
    for (const variate of block) {
      expect(alone.exponential()).toBe(variate);
      expect(variate).toBe(-log(1 - uniforms.uniform()));
    }
  }
  expect(blocks.bits()).toBe(uniforms.bits());
});

/** Mean and variance of 100,000 draws, each within five standard errors of what the distribution says. */
test.each<[name: string, draw: (stream: RandomStream) => number, mean: number, variance: number, fourth: number]>([
  ["uniform", ({ uniform }) => uniform(), 1 / 2, 1 / 12, 1 / 80],
  ["exponential", ({ exponential }) => exponential(), 1, 1, 9],
  ["normal", ({ normal }) => normal(), 0, 1, 3],
  ["gamma of shape 1/2", ({ gamma }) => gamma(0.5), 0.5, 0.5, 3 * 0.5 ** 2 + 6 * 0.5],
  ["gamma of shape 7", ({ gamma }) => gamma(7), 7, 7, 3 * 7 ** 2 + 6 * 7],
])("%s has its mean and its variance", (_name, draw, mean, variance, fourth) => {
  const stream = randomStream("moments");
  const draws = many(100_000, () => draw(stream));
  const found = draws.reduce((sum, one) => sum + one, 0) / draws.length;
  const spread = draws.reduce((sum, one) => sum + (one - mean) ** 2, 0) / draws.length;
  expect(Math.abs(found - mean)).toBeLessThan(5 * Math.sqrt(variance / draws.length));
  expect(Math.abs(spread - variance)).toBeLessThan(5 * Math.sqrt((fourth - variance ** 2) / draws.length));
});
