import { describe, expect, test } from "vitest";
import { kaplanMeier, restrictedMean, survivalAt, survivalQuantile } from "./kaplan-meier.ts";

/** Weeks of remission of 42 children with leukaemia (Freireich and others 1963, printed by Gehan 1965); true where it ended. */
const treated = {
  times: [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
  ended: [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0].map(Boolean),
};
const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

describe("the curve of the treated children, as textbooks print it", () => {
  const curve = kaplanMeier(treated.times, treated.ended);

  test("falls in seven steps", () => {
    expect([...curve.at]).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect([...curve.atRisk]).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect([...curve.survival].map((share) => share.toFixed(3))).toEqual([
      "0.857",
      "0.807",
      "0.753",
      "0.690",
      "0.627",
      "0.538",
      "0.448",
    ]);
  });

  test("has the standard errors of Greenwood", () => {
    const errors = curve.survival.map((share, step) => share * Math.sqrt(curve.greenwood[step] ?? 0));
    expect([...errors].map((error) => error.toFixed(4))).toEqual([
      "0.0764",
      "0.0869",
      "0.0963",
      "0.1068",
      "0.1141",
      "0.1282",
      "0.1346",
    ]);
  });

  test("has its median at 23 weeks, and a mean of 23.3 below 35", () => {
    expect(survivalQuantile(curve, 0.5)).toBe(23);
    expect(restrictedMean(curve, 35)).toBeCloseTo(23.29, 2);
  });

  test("says nothing of quantiles that nobody has reached", () => {
    expect(survivalQuantile(curve, 0.6)).toBeUndefined();
    expect(curve.longest).toBe(35);
  });
});

test("without any cut off, the curve counts who is left, and the placebo's median is 8 weeks", () => {
  const all = kaplanMeier(
    placebo,
    placebo.map(() => true),
  );
  for (const week of [0, 1, 3.5, 8, 22, 23])
    expect(survivalAt(all, week).share).toBeCloseTo(placebo.filter((time) => time > week).length / 21, 12);
  expect(survivalQuantile(all, 0.5)).toBe(8);
  expect(restrictedMean(all, 100)).toBeCloseTo(placebo.reduce((sum, time) => sum + time, 0) / 21, 12);
});

test("the interval lies around the curve and stays between 0 and 1", () => {
  const curve = kaplanMeier(treated.times, treated.ended);
  for (const week of [6, 10, 23, 30]) {
    const { share, low, high } = survivalAt(curve, week);
    expect(0 < low && low < share && share < high && high < 1).toBe(true);
  }
  // As survival programs print it on the log-log scale.
  expect(survivalAt(curve, 13).low).toBeCloseTo(0.432, 3);
  expect(survivalAt(curve, 13).high).toBeCloseTo(0.849, 3);
});

test("where all are cut off nothing ever ends, and nothing at all is an empty curve", () => {
  const open = kaplanMeier(Float64Array.of(3, 5), [false, false]);
  expect([survivalAt(open, 4).share, survivalQuantile(open, 0.5), open.longest]).toEqual([1, undefined, 5]);
  expect(kaplanMeier([], []).records).toBe(0);
});
