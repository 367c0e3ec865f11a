import { expect, test } from "vitest";
import { randomStreams } from "../../chance/streams.ts";
import { pairMeans } from "./antithetic.ts";
import { pairedInterval } from "./paired-interval.ts";
import { shareInterval } from "./share-interval.ts";
import { studentInterval } from "./student-interval.ts";

/** Hours of sleep gained by ten patients with two drugs: the example of Student, Biometrika 6 (1908). */
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

test("Student's own patients have the published interval, by themselves and in pairs", () => {
  expect(studentInterval(second, 0.95)).toMatchObject({ method: "student", level: 0.95, n: 10 });
  expect(studentInterval(second, 0.95)?.mean).toBeCloseTo(2.33, 12);
  const { mean, low, high, n } = pairedInterval(first, second, 0.95) ?? {};
  expect(mean).toBeCloseTo(-1.58, 12);
  expect(low).toBeCloseTo(-2.4598858, 7);
  expect(high).toBeCloseTo(-0.7001142, 7);
  expect(n).toBe(10);
});

test("replications that only one of the two has are left out of the pairs", () => {
  expect(pairedInterval([1, undefined, 3, 4, 5], [0, 7, undefined, 1], 0.95)).toMatchObject({ n: 2, mean: 2 });
});

test("there is no interval of one value, of none, or of what is not finite", () => {
  expect(studentInterval([1], 0.95)).toBeUndefined();
  expect(studentInterval([], 0.95)).toBeUndefined();
  expect(studentInterval([1, Number.NaN], 0.95)).toBeUndefined();
  expect(studentInterval([1, Number.POSITIVE_INFINITY], 0.95)).toBeUndefined();
});

test("a share has Wilson's interval (Newcombe 1998: 15 of 148, and none of 20)", () => {
  const ones = (part: number, whole: number) => Array.from({ length: whole }, (_, at) => (at < part ? 1 : 0));
  const { low, high, mean, n } = shareInterval(ones(15, 148), 0.95) ?? {};
  expect([low?.toFixed(4), high?.toFixed(4), n]).toEqual(["0.0624", "0.1605", 148]);
  expect(mean).toBeCloseTo(15 / 148, 15);
  expect(shareInterval(ones(0, 20), 0.95)?.high).toBeCloseTo(0.1611, 4);
  expect(shareInterval([], 0.95)).toBeUndefined();
});

/** E[eᵁ] = e − 1; Var of one is 0.2420, of the mean of an antithetic pair 0.0039 (Ross, Simulation, "antithetic variables"). */
test("antithetic pairs of a rising function vary as little as the textbook says", () => {
  const values = Array.from({ length: 10_000 }, (_, replication) => {
    const streams = randomStreams("antithetic", { antithetic: replication % 2 === 1 });
    return Math.exp(streams.stream("u", Math.floor(replication / 2)).uniform());
  });
  const pairs = studentInterval(
    pairMeans(values).filter((one) => one !== undefined),
    0.95,
  );
  expect(Math.abs((studentInterval(values, 0.95)?.sd ?? 0) ** 2 - 0.242)).toBeLessThan(0.01);
  expect((pairs?.sd ?? 0) ** 2).toBeCloseTo(0.0039, 3);
  expect(pairs?.n).toBe(5_000);
  expect(Math.abs((pairs?.mean ?? 0) - (Math.E - 1))).toBeLessThan(2 * (pairs?.halfWidth ?? 0));
});
