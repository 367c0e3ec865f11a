import { describe, expect, test } from "vitest";
import { randomStream } from "../../../chance/random.ts";
import { bucketOf } from "../../duration-bins.ts";
import { type Buckets, intervalOf, shareDifference, waitRatio } from "./parity.ts";

describe("the difference of shares, like with like", () => {
  test("in one stratum is the plain difference", () => {
    expect(shareDifference([{ one: { part: 30, whole: 60 }, other: { part: 20, whole: 100 } }])?.value).toBeCloseTo(
      0.3,
    );
  });

  test("is not taken in by a mix that differs (Simpson's paradox)", () => {
    // In each stratum the first is raised as often as the other; it is only more often in the urgent one.
    const strata = [
      { one: { part: 72, whole: 90 }, other: { part: 8, whole: 10 } },
      { one: { part: 1, whole: 10 }, other: { part: 9, whole: 90 } },
    ];
    expect(shareDifference(strata)?.value).toBeCloseTo(0);
  });

  test("weighs strata by Mantel and Haenszel", () => {
    const strata = [
      { one: { part: 10, whole: 20 }, other: { part: 5, whole: 20 } },
      { one: { part: 30, whole: 40 }, other: { part: 10, whole: 40 } },
    ];
    // Weights 10 and 20: (10 x 0.25 + 20 x 0.5) / 30.
    expect(shareDifference(strata)?.value).toBeCloseTo(12.5 / 30);
  });

  test("is none where the two never meet", () => {
    const nobody = { part: 0, whole: 0 };
    expect(shareDifference([{ one: { part: 1, whole: 2 }, other: nobody }])).toBeUndefined();
    expect(shareDifference([])).toBeUndefined();
  });

  test("is never certain", () => {
    const all = shareDifference([{ one: { part: 50, whole: 50 }, other: { part: 0, whole: 50 } }]);
    expect(all?.value).toBe(1);
    expect(all?.variance).toBeGreaterThan(0);
  });
});

describe("how many times as long one group waits", () => {
  const { normal } = randomStream("waits");
  const waits = (number: number, longer = 1): Buckets => {
    const buckets = new Map<number, number>();
    for (let n = 0; n < number; n++) {
      const bucket = bucketOf(longer * 3_600_000 * Math.exp(normal()));
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
    }
    return buckets;
  };

  test("is held by its interval about 95 times in 100", () => {
    const held = Array.from({ length: 1000 }, () => {
      const strata = [40, 150].map((number) => ({ one: waits(number, 1.5), other: waits(2 * number) }));
      const { low, high } = intervalOf(waitRatio(strata) ?? { value: 9, variance: 0 });
      return low <= Math.log(1.5) && Math.log(1.5) <= high;
    }).filter(Boolean).length;
    expect(held / 1000).toBeGreaterThan(0.93);
    expect(held / 1000).toBeLessThan(0.98);
  });

  test("is not asked of fewer than ten waits", () => {
    expect(waitRatio([{ one: waits(9), other: waits(100) }])).toBeUndefined();
  });
});
