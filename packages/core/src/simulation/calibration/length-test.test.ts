import { expect, test } from "vitest";
import { type Distribution, sampler } from "../../chance/distributions/index.ts";
import { randomStream } from "../../chance/random.ts";
import { type FittedLengths, fitSample } from "./fit-lengths.ts";
import { lengthTest } from "./length-test.ts";

function testAs(kind: FittedLengths["distribution"]["kind"], truth: Distribution, seed: string): number {
  const stream = randomStream(seed);
  const [draw, cut] = [sampler(truth), sampler({ kind: "exponential", mean: 8 })];
  const sample: { over: number[]; cut: number[] } = { over: [], cut: [] };
  for (let one = 0; one < 150; one++) {
    const [length, until] = [draw(stream), cut(stream)];
    if (length <= until) sample.over.push(length);
    else sample.cut.push(until);
  }
  const fit = fitSample(sample).find(({ distribution }) => distribution.kind === kind) as FittedLengths;
  return lengthTest(sample, fit, seed).p;
}

test("of twelve samples of the family that was fitted hardly one is rejected", () => {
  const chances = Array.from({ length: 12 }, (_, seed) =>
    testAs("weibull", { kind: "weibull", mean: 5, shape: 0.8 }, `true ${seed}`),
  );
  // Three of twelve below 0.02 come once in 600 times.
  expect(chances.filter((p) => p < 0.02).length).toBeLessThan(3);
  expect(chances.filter((p) => p > 0.5).length).toBeGreaterThan(1);
});

test("an exponential law of what varies little is rejected", () => {
  expect(testAs("exponential", { kind: "gamma", mean: 5, scv: 0.2 }, "false")).toBe(0.01);
});
