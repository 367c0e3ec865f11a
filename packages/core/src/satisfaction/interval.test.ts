import { describe, expect, test } from "vitest";
import { randomStream } from "../chance/random.ts";
import { wilson } from "./interval.ts";
import { changeOf } from "./noise.ts";
import { huairou2025 } from "./schemes/huairou-2025.ts";
import { scoreOf, type VoteCount } from "./score.ts";

/** Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("Wilson's interval of %i in %i is as published", (part, whole, low, high) => {
  const interval = wilson({ part, whole });
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

/** Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10. */
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
])("the difference of %i/%i and %i/%i has Newcombe's interval", (part, whole, was, of, low, high) => {
  const change = changeOf({ part, whole }, { part: was, whole: of });
  expect(change?.low).toBeCloseTo(low, 4);
  expect(change?.high).toBeCloseTo(high, 4);
  expect(change?.isNoise).toBe(low <= 0 && high >= 0);
});

test("there is no interval and no change of a share over nothing", () => {
  expect(wilson({ part: 0, whole: 0 })).toBeUndefined();
  expect(changeOf({ part: 1, whole: 2 }, { part: 0, whole: 0 })).toBeUndefined();
});

describe("of 2,000 samples nineteen in twenty have the truth in their interval", () => {
  test.each([
    [0.5, 40],
    [0.9, 40],
    [0.97, 200],
  ])("a share of %d, %i asked", (truth, asked) => {
    const { uniform } = randomStream(`coverage ${truth}`);
    const samples = 2000;
    let covered = 0;
    for (let sample = 0; sample < samples; sample++) {
      const part = Array.from({ length: asked }, uniform).filter((one) => one < truth).length;
      const { low, high } = wilson({ part, whole: asked }) ?? { low: 1, high: 0 };
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / samples).toBeGreaterThan(0.93);
  });

  test("a mean of answers with parts of a credit, more often than that", () => {
    const { uniform } = randomStream("coverage of credits");
    const credits = [1, 1, 1, 0.9, 0.9, 0];
    const truth = credits.reduce((sum, one) => sum + one, 0) / credits.length;
    let covered = 0;
    for (let sample = 0; sample < 2000; sample++) {
      const part = Array.from({ length: 50 }, () => credits[Math.floor(uniform() * credits.length)] ?? 0);
      const { low, high } = wilson({ part: part.reduce((sum, one) => sum + one, 0), whole: 50 }) ?? { low: 1, high: 0 };
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / 2000).toBeGreaterThan(0.95);
  });

  test.each([
    [18, 60],
    [14, 200],
  ])("a composite, where %i callers in twenty are content and %i are asked", (content, asked) => {
    const nothing = { part: 0, whole: 0 };
    const of = (all: readonly VoteCount[]) =>
      scoreOf({ votes: all, signedInTime: nothing, evidenced: nothing }, huairou2025);
    const happy: VoteCount = { contacted: true, resolved: "yes", satisfied: "satisfied", count: 1 };
    const basic: VoteCount = { ...happy, satisfied: "basically-satisfied" };
    const cross: VoteCount = { contacted: false, resolved: "no", satisfied: "dissatisfied", count: 1 };
    const callers = Array.from({ length: 20 }, (_, caller) => {
      if (caller < content) return happy;
      return caller % 2 === 0 ? basic : cross;
    });
    const truth = of(callers).composite ?? 0;
    const { uniform } = randomStream(`coverage of composites ${content}`);
    const samples = 1000;
    let covered = 0;
    for (let sample = 0; sample < samples; sample++) {
      const votes = Array.from({ length: asked }, () => callers[Math.floor(uniform() * 20)] ?? cross);
      const { low, high } = of(votes).interval ?? { low: 1, high: 0 };
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / samples).toBeGreaterThan(0.93);
  });
});
